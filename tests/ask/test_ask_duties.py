"""The 260 duties of chapters 2–4: 248 items and 12 paragraphs, whose they are, and what they say beside."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from zeren.errors import NothingFound, UsageProblem

Ask = Callable[..., list[dict[str, Any]]]

# (article, 款): whose duties, and how many; read from the lead-ins
READ = {
    (5, 1): ("各级党委", 7), (6, 1): ("各级党委", 4), (7, 1): ("党委组织部门", 4), (8, 1): ("党委宣传部门", 5), (9, 1): ("党委政法部门", 3),
    (10, 1): ("党委统战部门", 2), (11, 1): ("党委机构编制部门", 2), (12, 1): ("党委农村工作部门", 2), (13, 1): ("网信部门", 3),
    (14, 1): ("党委其他工作机构", 1), (15, 1): ("县级以上各级政府", 8), (16, 1): ("县级以上各级政府", 7), (17, 1): ("县级以上各级政府", 7),
    (18, 1): ("各部门（单位）", 9), (18, 2): ("各部门（单位）", 1), (18, 3): ("各部门（单位）", 1), (19, 1): ("负有安全监管职责的部门", 8),
    (19, 2): ("行业（领域）主管部门", 6), (20, 1): ("安全生产监督管理部门", 9), (20, 2): ("有立法权的人民政府的安全生产监督管理部门", 2),
    (21, 1): ("工业和信息化部门", 5), (21, 2): ("自治区经济和信息化委员会", 1), (22, 1): ("公安部门", 7), (23, 1): ("环境保护部门", 3),
    (24, 1): ("住房和城乡建设部门", 7), (24, 2): ("自治区住房和城乡建设厅", 1), (25, 1): ("交通运输部门", 8), (26, 1): ("水利部门", 3),
    (27, 1): ("农业部门", 4), (28, 1): ("旅游部门", 5), (29, 1): ("畜牧部门", 2), (30, 1): ("林业部门", 3), (31, 1): ("质量技术监督部门", 5),
    (32, 1): ("煤炭工业管理部门", 6), (32, 2): ("自治区煤炭工业管理局", 1), (33, 1): ("能源管理部门", 2), (33, 2): ("自治区能源局", 1),
    (34, 1): ("气象部门", 3), (35, 1): ("邮政管理部门", 2), (36, 1): ("民航新疆管理局", 4), (37, 1): ("国家能源局新疆监管办公室", 3),
    (38, 1): ("新疆通信管理局", 3), (39, 1): ("教育部门", 4), (39, 2): ("自治区教育厅", 1), (40, 1): ("民政部门", 4), (41, 1): ("商务部门", 3),
    (41, 2): ("自治区商务厅", 1), (42, 1): ("民族宗教事务部门", 3), (43, 1): ("文化部门", 4), (44, 1): ("卫生计生部门", 4), (45, 1): ("体育部门", 4),
    (46, 1): ("粮食部门", 2), (47, 1): ("人防部门", 2), (48, 1): ("发展改革部门", 5), (49, 1): ("科技部门", 3), (50, 1): ("司法行政部门", 3),
    (51, 1): ("财政部门", 2), (51, 2): ("自治区财政厅", 1), (52, 1): ("人力资源和社会保障部门", 7), (53, 1): ("国土资源部门", 4),
    (54, 1): ("国有资产监督管理部门", 2), (55, 1): ("市场监督管理部门", 4), (56, 1): ("食品药品监督管理部门", 2),
    (57, 1): ("新闻出版广电部门", 3), (58, 1): ("金融工作部门", 2), (59, 1): ("政府法制部门", 2), (59, 2): ("自治区人民政府法制工作部门", 2),
    (60, 1): ("中国保监会新疆监管局", 2), (61, 1): ("政府其他工作部门以及部门管理的二级单位", 1), (62, 1): ("工会", 6), (62, 2): ("自治区总工会", 1),
    (63, 1): ("妇联", 4), (64, 1): ("共青团", 2),
}  # fmt: skip
UNNUMBERED = {"14.1", "18.2", "18.3", "21.2", "24.2", "32.2", "33.2", "39.2", "41.2", "51.2", "61.1", "62.2"}


def test_260_duties_where_the_text_has_them(duties: Ask, passages: dict[str, Any]) -> None:
    rows = duties()
    items = {c for c, p in passages.items() if 5 <= p.article <= 64 and p.item is not None}
    assert len(items) == 248
    assert Counter(row["citation"] for row in rows) == dict.fromkeys(items | UNNUMBERED, 1)
    assert len({row["id"] for row in rows}) == len(rows) == 260


def test_whose_they_are(duties: Ask) -> None:
    found = Counter((r["article"], r["paragraph"], r["body"]["zh"]) for r in duties())
    assert found == {(article, paragraph, body): n for (article, paragraph), (body, n) in READ.items()}


@pytest.mark.parametrize("body", sorted({body for body, _ in READ.values()}))
def test_each_body_has_its_own(duties: Ask, body: str) -> None:
    """Own duties of a body; 20.2 speaks of some of article 20's departments and counts among theirs."""
    places = {place for place, (bearer, _) in READ.items() if bearer == body}
    if body == "安全生产监督管理部门":
        places.add((20, 2))
    rows = duties(body)
    assert {(r["article"], r["paragraph"]) for r in rows} == places
    assert len(rows) == sum(READ[place][1] for place in places)


def test_named_counts(duties: Ask) -> None:
    counts = {
        b: len(duties(b))
        for b in (
            "公安部门",
            "教育部门",
            "自治区教育厅",
            "工业和信息化部门",
            "自治区经济和信息化委员会",
            "工会",
        )
    }
    assert counts == {
        "公安部门": 7, "教育部门": 4, "自治区教育厅": 1, "工业和信息化部门": 5, "自治区经济和信息化委员会": 1, "工会": 6,
    }  # fmt: skip


def test_posts_bear_them_and_three_bodies_do_not_need_one(duties: Ask) -> None:
    ranks = Counter((row["post"] or {"iri": "body"})["iri"].rpartition(".")[2] for row in duties())
    ranks["body"] = sum(row["post"] is None for row in duties())
    del ranks[""]
    assert ranks == {
        "principal": 238, "standing-committee-member": 4, "government-leader-for-safety": 7, "government-leader": 7,
        "safety-deputy": 1, "leadership-member": 1, "body": 2,
    }  # fmt: skip
    assert {row["citation"] for row in duties() if row["post"] is None} == {
        "14.1",
        "61.1",
    }  # they address bodies


@pytest.mark.parametrize(
    ("post", "count", "articles"),
    [
        ("主要负责人", 238, None),
        ("党政主要负责人", 238, None),  # 18: 党政主要负责人 are the 主要负责人 of their department
        ("principal", 238, None),
        ("常委会其他成员", 4, {6}),
        ("分管安全生产的政府领导", 7, {16}),
        ("政府领导班子其他成员", 7, {17}),
        ("分管安全工作的负责人", 1, {18}),
        ("领导班子成员", 1, {18}),
    ],
)
def test_duties_of_a_post(duties: Ask, post: str, count: int, articles: set[int] | None) -> None:
    rows = duties(None, post)
    assert len(rows) == count
    assert articles is None or {row["article"] for row in rows} == articles


def test_heads_of_all_departments(duties: Ask) -> None:
    rows = duties("各部门（单位）", "党政主要负责人")
    assert [row["citation"] for row in rows] == [f"18-{n}" for n in range(1, 10)]
    assert {row["bearer"] for row in rows} == {"各部门（单位）党政主要负责人"}
    assert {row["basis"] for row in duties("各部门（单位）")} == {"department"}


def test_basis(duties: Ask) -> None:
    """18 binds as a department, 19.1 as a supervisor, 19.2 as in charge of an industry; the rest is the bearer's own."""
    basis = {row["citation"]: row["basis"] for row in duties()}
    assert {c for c, b in basis.items() if b == "department"} == {f"18-{n}" for n in range(1, 10)} | {
        "18.2",
        "18.3",
    }
    assert {c for c, b in basis.items() if b == "supervisory"} == {f"19.1-{n}" for n in range(1, 9)}
    assert {c for c, b in basis.items() if b == "industry"} == {f"19.2-{n}" for n in range(1, 7)}


def test_bearers_as_written(duties: Ask, passages: dict[str, Any]) -> None:
    """The words of the lead-in; 其主要负责人 where a role sentence comes before."""
    for row in duties():
        lead_in = passages[f"{row['article']}.{row['paragraph']}"].words
        assert row["bearer"] in lead_in, row["citation"]
    written = {row["article"]: row["bearer"] for row in duties() if row["paragraph"] == 1}
    assert all(written[a] == "其主要负责人" for a in range(20, 48))
    assert written[5] == "各级党委主要负责人" and written[15] == "县级以上各级政府主要负责人"


def test_levels(duties: Ask) -> None:
    level = {row["citation"]: row["level"] for row in duties()}
    assert {c for c, word in level.items() if word == "各级"} == {
        c for c in level if c.startswith(("5-", "6-"))
    }
    assert {c for c, word in level.items() if word == "县级以上"} == {
        c for c in level if c.startswith(("15-", "16-", "17-"))
    }
    assert {c for c, word in level.items() if word == "有立法权"} == {"20.2-1", "20.2-2"}
    assert sum(word == "自治区" for word in level.values()) == 10


def test_functions_are_of_the_closed_list(duties: Ask) -> None:
    known = {
        "licensing", "inspection", "enforcement", "standards-and-policy", "planning", "emergency-response",
        "accident-investigation", "education", "funding", "statistics-and-reporting", "personnel-and-assessment",
        "coordination", "research", "rights-protection",
    }  # fmt: skip
    used = {function for row in duties() for function in row["functions"]}
    assert used == known
    assert all(row["functions"] for row in duties())
    functions = {row["citation"]: set(row["functions"]) for row in duties()}
    assert "licensing" in functions["20.1-3"]  # 安全生产许可
    assert "funding" in functions["51-1"] and "funding" in functions["15-4"]
    assert "research" in functions["49-2"]
    assert "rights-protection" in functions["62-1"]
    assert functions["37-3"] == {"accident-investigation"}


def test_frequencies(duties: Ask) -> None:
    times = {
        row["citation"]: [(t["key"], t["minimum"]) for t in row["frequency"]]
        for row in duties()
        if row["frequency"]
    }
    assert {c: sorted(t, key=str) for c, t in times.items()} == {
        "5-2": [("annual", 1), ("promptly", None)], "6-4": [("promptly", None), ("regularly", None)],
        "15-2": [("semiannual", 1)], "15-3": [("regularly", None)], "17-4": [("annual", None), ("promptly", None)],
        "17-6": [("promptly", None)], "18-3": [("promptly", None), ("regularly", None)], "18-4": [("regularly", None)],
        "18-9": [("at-once", None)], "19.1-5": [("regularly", None)], "21-3": [("regularly", None)],
    }  # fmt: skip


def test_counterparts(duties: Ask) -> None:
    """18-3 reports to the 安全生产委员会 and notifies its 办公室; unnamed ones are kept, with no body."""
    acts = {row["citation"]: row["with"] for row in duties()}
    told = {(a["mode"], a["body"]["zh"] if a["body"] else None) for a in acts["18-3"]}
    assert {
        ("report", "安全生产委员会"),
        ("notify", "安全生产委员会办公室"),
        ("report", "县级以上各级政府"),
    } <= told
    assert ("notify", "安全生产委员会") not in told and ("report", "安全生产委员会办公室") not in told
    assert [(a["mode"], a["body"]) for a in acts["28-5"]] == [("joint", None)]
    assert [(a["mode"], a["body"]["zh"]) for a in acts["64-1"]] == [("joint", "安全生产监督管理部门")]
    assert acts["22-5"] == []
    # 通报 in 31-4 is of standards, 20.1-2 of the state of safety: no body is told.
    assert acts["31-4"] == [] and acts["20.1-2"] == []


def test_text_is_the_provision(duties: Ask, passages: dict[str, Any]) -> None:
    for row in duties():
        assert row["text"] == row["quote"] == passages[row["citation"]].words


def test_other_names_of_a_body(duties: Ask) -> None:
    for name in ("公安局", "公安", "公安机关", "市公安局", "gongan", "public security"):
        assert {r["body"]["zh"] for r in duties(name)} == {"公安部门"}, name


@pytest.mark.parametrize("name", ["量子部门", "zzz", "铁路局"])
def test_no_such_body(duties: Ask, name: str) -> None:
    with pytest.raises(NothingFound) as told:
        duties(name)
    assert told.value.exit_code == 3 and told.value.hint_en


def test_no_such_post(duties: Ask) -> None:
    with pytest.raises(UsageProblem) as told:
        duties("公安部门", "局长助理")
    assert told.value.exit_code == 2 and "主要负责人" in told.value.hint_zh
    with pytest.raises(NothingFound):
        duties("公安部门", "常委会其他成员")
