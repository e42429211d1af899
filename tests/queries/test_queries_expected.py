"""Competency questions: the rows that somebody who reads the text expects, with the words that say so.

Expectations come from the regulation (citations beside them), not from the program. Where an answer must NOT follow,
that is tested too.
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from zeren import names, queries

if TYPE_CHECKING:
    from zeren.store.embedded import Embedded

    Row = dict[str, Any]

# Article 19's two lists bind a head whose department is both: each role sentence says
# …领域的负有安全监管职责的部门，是…行业主管部门 (21, 24–30, 32, 35, 38).
BOTH = {
    "21.1": "工业和信息化部门", "24.1": "住房和城乡建设部门", "25.1": "交通运输部门", "26.1": "水利部门", "27.1": "农业部门",
    "28.1": "旅游部门", "29.1": "畜牧部门", "30.1": "林业部门", "32.1": "煤炭工业管理部门", "35.1": "邮政管理部门",
    "38.1": "新疆通信管理局",
}  # fmt: skip
# Articles 48–60 and 62–64 begin …主要负责人的安全生产职责 and say no …部门是…; number of items and of a second 款's duties
# that the same body bears.
NO_ROLE = {
    "发展改革部门": 5, "科技部门": 3, "司法行政部门": 3, "财政部门": 2, "人力资源和社会保障部门": 7, "国土资源部门": 4,
    "国有资产监督管理部门": 2, "市场监督管理部门": 4, "食品药品监督管理部门": 2, "新闻出版广电部门": 3, "金融工作部门": 2,
    "政府法制部门": 2, "中国保监会新疆监管局": 2, "工会": 6, "妇联": 4, "共青团": 2,
}  # fmt: skip
# (citation, words): no body is named beside them.
UNNAMED = {
    ("21-5", "会同有关部门"), ("28-3", "会同有关部门"), ("28-5", "会同有关部门"), ("29-2", "会同有关部门"),
    ("32-2", "会同有关部门"), ("39.2", "会同有关部门"), ("45-4", "会同有关部门"), ("52-5", "会同有关部门"),
    ("53-2", "会同有关部门"), ("62.2", "会同有关部门"),
    ("25-5", "配合有关部门"), ("52-4", "配合有关部门"), ("52-7", "配合有关部门"), ("57-2", "配合有关部门"),
    ("60-2", "配合有关部门"),
    ("11-2", "配合"),  # 配合制定安全生产权责清单
    ("19.1-4", "配合"),  # 加强协作配合和信息共享
    ("43-4", "配合"), ("55-1", "配合"),  # 配合开展…
    ("18-9", "协助"),  # 协助事故调查处理
    ("40-2", "协助"), ("52-3", "协助有关部门"), ("52-5", "协助"),
}  # fmt: skip
SECRETARIATS = {
    ("15-8", "安全生产委员会", "leads", "县级以上各级政府"),  # 领导本地区安全生产委员会工作
    ("16-3", "安全生产委员会", "leads", "县级以上各级政府"),  # 负责领导安全生产委员会日常工作
    ("20.1-3", "危险化学品安全生产监管联席会议", "secretariat", "安全生产监督管理部门"),
    ("20.1-9", "安全生产委员会办公室", "secretariat", "安全生产监督管理部门"),
    ("22-6", "道路交通安全工作部门联席会议", "secretariat", "公安部门"),
    ("22-6", "油气田及输油管道安全保护工作领导小组", "secretariat", "公安部门"),
    ("25-8", "治理车辆超限超载领导小组办公室", "secretariat", "交通运输部门"),
    ("32-6", "煤矿整顿关闭工作联席会议", "secretariat", "煤炭工业管理部门"),
    ("32-6", "煤矿瓦斯防治部门协调领导小组", "secretariat", "煤炭工业管理部门"),
    ("32-6", "煤矿产业结构优化升级领导小组办公室", "secretariat", "煤炭工业管理部门"),
    ("32-6", "煤矿瓦斯治理领导小组办公室", "secretariat", "煤炭工业管理部门"),
    # 组织落实…领导小组成员单位协调工作: coordination among its members, not its office
    ("39-4", "中小学校舍安全工程领导小组", "member-coordination", "教育部门"),
}
TIMES = [
    ("5-2", "annual", 1), ("5-2", "promptly", None),  # 每年至少主持召开1次 · 及时组织研究解决
    ("6-4", "regularly", None), ("6-4", "promptly", None),  # 定期组织分析 · 及时研究解决
    ("15-2", "semiannual", 1),  # 每半年至少主持召开1次
    ("15-3", "regularly", None),  # 定期检查考核
    ("17-4", "annual", None), ("17-4", "promptly", None),  # 每年定期组织分析 · 及时研究解决
    ("17-6", "promptly", None),  # 及时赶赴现场
    ("18-3", "regularly", None), ("18-3", "promptly", None),  # 定期…报告 · 重大问题及时报告
    ("18-4", "regularly", None),  # 定期研究解决
    ("18-9", "at-once", None),  # 立即按规定报告
    ("19.1-5", "regularly", None),  # 定期发布
    ("21-3", "regularly", None),  # 定期组织开展园区安全评价
    ("65.1", "regularly", None), ("66.1", "regularly", None), ("71.1", "regularly", None),
    ("69.1", "annual", None), ("69.1", "annual", None),  # 应当每年 twice
    ("76.1", "within-limit", None),  # 在相关规定时限内: the limit is not in the text
]  # fmt: skip
REGIONAL = {
    "21.2": ("自治区经济和信息化委员会", "工业和信息化部门"),
    "24.2": ("自治区住房和城乡建设厅", "住房和城乡建设部门"),
    "32.2": ("自治区煤炭工业管理局", "煤炭工业管理部门"),
    "33.2": ("自治区能源局", "能源管理部门"),
    "39.2": ("自治区教育厅", "教育部门"),
    "41.2": ("自治区商务厅", "商务部门"),
    "51.2": ("自治区财政厅", "财政部门"),
    "59.2-1": ("自治区人民政府法制工作部门", "政府法制部门"),
    "59.2-2": ("自治区人民政府法制工作部门", "政府法制部门"),
    "62.2": ("自治区总工会", "工会"),
}


@pytest.fixture(scope="module")
def ask(store: "Embedded") -> Any:
    """Rows of a stored question."""

    def answer(name: str, **values: Any) -> "list[Row]":
        return store.select(queries.fill(name, **values))

    return answer


def test_bodies_with_both_lists(ask: Any) -> None:
    rows = ask("bodies-with-both-lists")
    assert {row["citation"]: row["body_zh"] for row in rows} == BOTH
    assert len(rows) == 11
    # 33 is 行业综合管理, neither of the two lists' second; 20 is 综合监管; 22 and 31 supervise only; 39 is 行业主管 only.
    assert not {"能源管理部门", "安全生产监督管理部门", "公安部门", "质量技术监督部门", "教育部门"} & set(BOTH.values())


def test_bodies_without_role(ask: Any) -> None:
    rows = ask("bodies-without-role")
    assert {row["body_zh"]: row["duties"] for row in rows} == NO_ROLE
    assert len(rows) == 16


def test_unnamed_counterparts(ask: Any) -> None:
    rows = ask("unnamed-counterparts")
    assert len(rows) == len(UNNAMED) == 23
    for citation, words in UNNAMED:
        assert any(row["citation"] == citation and words in row["written"] for row in rows), citation
    found = {row["citation"] for row in rows}
    # Named: 配合建设部门, 会同安全生产监督管理部门, 协助党委主要负责人, 协助政府主要负责人, 公安、检察、审判、监察机关的协调配合.
    assert not {"47-1", "64-1", "16-2", "16-3", "17-6", "19.1-8"} & found
    # 协助受伤害的从业人员: a counterpart as written, though no body.
    assert "62-4" not in found


def test_secretariats(ask: Any) -> None:
    rows = ask("secretariats")
    found = {(r["citation"], r["mechanism_zh"], names.key(r["relation"]), r["body_zh"]) for r in rows}
    assert found == SECRETARIATS
    assert len(rows) == 12


def test_times(ask: Any) -> None:
    rows = ask("times")
    found = Counter((r["citation"], names.key(r["timing"]), r.get("minimum")) for r in rows)
    assert found == Counter(TIMES)
    bodies = {r["citation"]: r.get("body_zh") for r in rows}
    assert (bodies["5-2"], bodies["15-2"], bodies["18-9"]) == ("各级党委", "县级以上各级政府", "各部门（单位）")
    # 65–76 are no duties of chapters 2–4: nobody is put there as bearer.
    assert {c for c, body in bodies.items() if body is None} == {"65.1", "66.1", "69.1", "71.1", "76.1"}
    # 20.1-4 发布安全生产信息 and 19.1-2 建立…制度 name no time.
    assert not {"20.1-4", "19.1-2"} & set(bodies)


def test_regional_duties(ask: Any) -> None:
    rows = ask("regional-duties")
    assert {r["citation"]: (r["body_zh"], r["kind_zh"]) for r in rows} == REGIONAL
    assert len(rows) == 10
    # 20.2 belongs to every 有立法权的人民政府: not the same as 自治区.
    assert not any(r["citation"].startswith("20") for r in rows)


def test_duties_of_accident_investigation(ask: Any) -> None:
    rows = ask("duties-by-function", function=names.concept("function", "accident-investigation"))
    found = {(row["citation"], row["body_zh"]) for row in rows}
    assert {
        ("15-6", "县级以上各级政府"),  # 依法领导和组织生产安全事故应急救援、调查处理
        ("16-6", "县级以上各级政府"),  # 依法组织或者参与生产安全事故应急救援和调查处理
        ("18-9", "各部门（单位）"),  # 协助事故调查处理
        ("19.1-7", "负有安全监管职责的部门"),  # 组织或参与调查处理生产安全事故
        ("20.1-4", "安全生产监督管理部门"),  # 依法组织生产安全事故调查处理工作
        ("22-7", "公安部门"),  # 监督指导道路交通事故、火灾事故调查处理工作
        ("23-2", "环境保护部门"),  # 组织或者参与危险化学品环境污染事故…调查处理
        ("25-2", "交通运输部门"),  # 水上交通安全事故的应急救援和调查处理
        ("27-2", "农业部门"),  # 指导农机…事故处理
        ("29-2", "畜牧部门"),  # 草原火灾调查处理
        ("31-2", "质量技术监督部门"),  # 特种设备事故应急救援和调查处理
        ("32-5", "煤炭工业管理部门"),  # 参与煤矿生产安全事故调查处理
        ("37-3", "国家能源局新疆监管办公室"),  # 依法组织电力事故调查
        ("54-2", "国有资产监督管理部门"),  # 参与直接监管企业生产安全事故调查
        ("62-4", "工会"),  # 参加事故调查处理
    } <= found
    # 调查研究 is no investigation of accidents; 13-1 publishes reports; 30 fights fires and investigates none.
    assert not {"12-1", "62-2", "13-1", "30-2", "30-3"} & {citation for citation, _ in found}
    for row in rows:
        assert any(word in row["quote"] for word in ("调查", "事故处理"))


def test_every_duty_has_a_function(ask: Any) -> None:
    assert len({row["fact"] for row in ask("duties-by-function")}) == 260


def test_phases_of_fireworks(ask: Any) -> None:
    rows = ask("phases-of-domain", domain=names.concept("domain", "fireworks"))
    own = {(r["citation"], r["body_zh"], names.key(r.get("phase", "/"))) for r in rows if r["domain_zh"] == "烟花爆竹"}
    assert {
        ("20.1-3", "安全生产监督管理部门", ""),  # 烟花爆竹领域的安全生产许可
        ("22-3", "公安部门", "transport"),  # 烟花爆竹运输、燃放环节安全监管
        ("22-3", "公安部门", "use"),
        ("31-3", "质量技术监督部门", "production"),  # 烟花爆竹…生产环节的质量监督
        ("55-1", "市场监督管理部门", "trade"),  # 烟花爆竹等危险物品…的市场监管
    } <= own
    # 购买 and 储存 are said of 剧毒化学品 and 民用爆炸物品, not of fireworks; nobody's here.
    assert not {"purchase", "storage", "disposal"} & {phase for _, _, phase in own}
    assert ("公安部门", "production") not in {(body, phase) for _, body, phase in own}


def test_phases_of_civil_explosives(ask: Any) -> None:
    rows = ask("phases-of-domain", domain=names.concept("domain", "civil-explosives"))
    found = {(r["body_zh"], names.key(r["phase"])) for r in rows if "phase" in r}
    assert {("工业和信息化部门", "production"), ("工业和信息化部门", "trade")} <= found  # 21.1, 21-4 生产、销售
    assert {("公安部门", p) for p in ("purchase", "storage", "transport", "use")} <= found  # 22-4 购买、运输、储存、爆破作业
    assert ("公安部门", "production") not in found
    assert not {("工业和信息化部门", p) for p in ("purchase", "storage", "transport", "use")} & found


@pytest.mark.parametrize(
    ("body", "principal"),
    [
        ("public-security", {"own": 7, "department": 9, "supervisory": 8}),  # 24
        ("industry-and-it", {"own": 5, "department": 9, "supervisory": 8, "industry": 6}),  # 28
        ("region-industry-and-it", {"own": 1, "kind": 5, "department": 9, "supervisory": 8, "industry": 6}),  # 29
        ("education", {"own": 4, "department": 9, "industry": 6}),  # 39 is 行业主管 only
        ("energy", {"own": 2, "department": 9, "supervisory": 8}),  # 33: 行业综合管理 brings no 19.2
        ("quality-supervision", {"own": 5, "department": 9, "supervisory": 8}),  # 31 is no 行业主管
        ("finance", {"own": 2, "department": 9}),  # 51 states no role
        ("communications-xinjiang", {"own": 3, "department": 9, "supervisory": 8, "industry": 6}),  # a central branch
        ("trade-union", {"own": 6}),  # 62 is no 部门
    ],
)
def test_stacked_duties(ask: Any, body: str, principal: dict[str, int]) -> None:
    """Article 18 (9 items), 19.1 (8) where the body supervises, 19.2 (6) where it is in charge of an industry, its own."""
    rows = ask("stacked-duties", body=names.body(body))
    heads = Counter(r["basis"] for r in rows if names.key(r["post_role"]) == "principal")
    assert heads == principal
    others = {r["citation"] for r in rows if names.key(r["post_role"]) != "principal"}
    assert others == ({"18.2", "18.3"} if "department" in principal else set())


def test_no_education_department_bears_the_regional_duty(ask: Any) -> None:
    assert "39.2" not in {r["citation"] for r in ask("stacked-duties", body=names.body("education"))}
    assert "39.2" in {r["citation"] for r in ask("stacked-duties", body=names.body("region-education"))}


def test_posts(ask: Any) -> None:
    rows = ask("posts")
    by_rank = Counter[str]()
    for row in rows:
        by_rank[names.key(row["post_role"])] += row["duties"]
    # 260 less those that address the body (14.1, 61.1) and the ranks below a head: 6, 16, 17, 18.2, 18.3.
    assert by_rank == {
        "principal": 238, "standing-committee-member": 4, "government-leader-for-safety": 7, "government-leader": 7,
        "safety-deputy": 1, "leadership-member": 1,
    }  # fmt: skip
    duties = {names.key(row["post"]): row["duties"] for row in rows}
    assert duties["party-committee.principal"] == 7 and duties["government.principal"] == 8
    assert not any(post.startswith(("party-other-organs", "government-other-departments")) for post in duties)


def test_lifts_and_boilers_are_only_implied(ask: Any) -> None:
    for domain in ("elevators", "boilers"):
        rows = ask("domains-only-implied", domain=names.concept("domain", domain))
        assert {row["through_zh"] for row in rows} == {"特种设备"}
        assert {row["citation"] for row in rows} == {"28-3", "31.1", "31-1", "31-2"}  # where 特种设备 stands
        assert {row["body_zh"] for row in rows} == {"旅游部门", "质量技术监督部门"}


def test_what_the_text_names_is_not_implied(ask: Any, passages: dict[str, Any]) -> None:
    found = {row["domain_zh"] for row in ask("domains-only-implied")}
    assert {"电梯", "锅炉", "养老机构"} <= found
    assert not {"消防", "烟花爆竹", "城市轨道交通", "校车", "铁路"} & found
    text = "".join(p.words for p in passages.values() if 5 <= p.article <= 64)
    assert [zh for zh in found if zh in text] == []


def test_silent_domains(ask: Any, passages: dict[str, Any]) -> None:
    found = {row["domain_zh"] for row in ask("silent-domains")}
    assert {"铁路", "辐射安全", "核安全", "职业病", "有限空间", "新能源", "充电设施"} <= found
    # 城市轨道交通 24-2, 25-7; 电梯 through 特种设备; 矿山 through 煤矿 and 非煤矿山.
    assert not {"城市轨道交通", "电梯", "锅炉", "矿山", "放射性物品", "民航"} & found
    text = "".join(p.words for p in passages.values() if 5 <= p.article <= 64)
    for word in ("铁路", "核安全", "辐射", "职业病", "有限空间", "粉尘", "充电", "新能源"):
        assert word not in text


def test_domains_by_bodies(ask: Any) -> None:
    rows = {row["domain_zh"]: row for row in ask("domains-by-bodies")}
    # 安监 20.1-3, 公安 22-3, 环保 23-2, 质监 31-3, 卫生 44-2 44-4, 市场监管 55-1
    assert (rows["危险化学品"]["bodies"], rows["危险化学品"]["provisions"]) == (6, 7)
    # 质监 31.1 31-1 31-2, 旅游 28-3
    assert (rows["特种设备"]["bodies"], rows["特种设备"]["provisions"]) == (2, 4)
    # 国家能源局新疆监管办公室 37.1, 能源管理部门 33.1 33-1
    assert rows["能源"]["bodies"] == 2
    assert "铁路" not in rows and "电梯" not in rows


@pytest.mark.parametrize("words", ["轨道交通", "一票否决", "有关部门", "“三定”", "1次", "第七十四条", "铁路", "電梯"])
def test_text_search(ask: Any, passages: dict[str, Any], words: str) -> None:
    rows = ask("text-search", words=words)
    expected = {citation: p.words for citation, p in passages.items() if words in p.words}
    assert {row["citation"]: row["quote"] for row in rows} == expected
    assert len(rows) == len(expected)
    assert (words in ("铁路", "電梯")) == (not rows)


def test_evidence(ask: Any, source: str, passages: dict[str, Any]) -> None:
    """Each fact: its words are the stored text's at its offsets, inside the provision that it names."""
    import hashlib

    digest = hashlib.sha256(source.encode()).hexdigest()
    rows = ask("evidence")
    assert len({row["fact"] for row in rows}) == len(rows)
    for row in rows:
        assert source[row["start"] : row["end"]] == row["quote"]
        assert row["source_hash"] == digest
        place = passages[row["citation"]]
        assert place.start <= row["start"] < row["end"] <= place.end
    (one,) = ask("evidence", fact=names.fact("role", "xj-2018-76", "22.1", 3))
    assert (one["quote"], one["citation"]) == ("危险物品公共安全", "22.1")


def test_coverage_leaves_nothing_out(ask: Any, passages: dict[str, Any]) -> None:
    """Every provision of the 86 articles has a fact or a note that says why it has none."""
    rows = ask("coverage")
    assert [row["chapter"] for row in rows] == list(range(1, 9))
    assert sum(row["code_points"] for row in rows) == sum(p.end - p.start for p in passages.values())
    assert [row["unaccounted"] for row in rows] == [0] * 8


def test_stated_roles_do_not_travel(ask: Any) -> None:
    """A role in a domain is none in what lies beneath or above it, and none of the bodies' posts holds one."""
    rows = ask("roles")
    held = {(row["body_zh"], names.key(row["role"]), row["domain_zh"]) for row in rows}
    assert len(rows) == 55
    assert ("质量技术监督部门", "supervisory", "电梯") not in held
    assert ("公安部门", "supervisory", "烟花爆竹") not in held
    assert not any(role == "comprehensive" and body != "安全生产监督管理部门" for body, role, _ in held)
    assert {body for body, role, _ in held if role == "industry-comprehensive"} == {"能源管理部门"}


def test_a_law_that_is_only_proposed_answers_nothing(store: "Embedded") -> None:
    """All questions of facts ask for graphs whose state is reviewed."""
    about_all_states = {"coverage", "laws", "stats", "totals"}
    about_names = {"bodies", "broader-closure", "domains", "lookup", "names", "narrowed-by"}
    for name in queries.names():
        text = queries.load(name)
        assert ("concept/state/reviewed" in text) is (name not in about_all_states | about_names), name
    assert len(store.select(queries.load("laws"))) == 1
