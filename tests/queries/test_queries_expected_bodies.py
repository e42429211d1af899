"""Competency questions about bodies and duties: the rows that somebody who reads the text expects.

Expectations come from the regulation (citations beside them), not from the program. Where an answer must NOT follow,
that is tested too.
"""

from collections import Counter
from typing import Any

import pytest

from zeren import names

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


def test_bodies_with_both_lists(ask: Any) -> None:
    rows = ask("bodies-with-both-lists")
    assert {row["citation"]: row["body_zh"] for row in rows} == BOTH
    assert len(rows) == 11
    # 33 is 行业综合管理, neither of the two lists' second; 20 is 综合监管; 22 and 31 supervise only; 39 is 行业主管 only.
    assert not {"能源管理部门", "安全生产监督管理部门", "公安部门", "质量技术监督部门", "教育部门"} & set(
        BOTH.values()
    )


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
    assert (bodies["5-2"], bodies["15-2"], bodies["18-9"]) == (
        "各级党委",
        "县级以上各级政府",
        "各部门（单位）",
    )
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


@pytest.mark.parametrize(
    ("body", "principal"),
    [
        ("public-security", {"own": 7, "department": 9, "supervisory": 8}),  # 24
        ("industry-and-it", {"own": 5, "department": 9, "supervisory": 8, "industry": 6}),  # 28
        (
            "region-industry-and-it",
            {"own": 1, "kind": 5, "department": 9, "supervisory": 8, "industry": 6},
        ),  # 29
        ("education", {"own": 4, "department": 9, "industry": 6}),  # 39 is 行业主管 only
        ("energy", {"own": 2, "department": 9, "supervisory": 8}),  # 33: 行业综合管理 brings no 19.2
        ("quality-supervision", {"own": 5, "department": 9, "supervisory": 8}),  # 31 is no 行业主管
        ("finance", {"own": 2, "department": 9}),  # 51 states no role
        (
            "communications-xinjiang",
            {"own": 3, "department": 9, "supervisory": 8, "industry": 6},
        ),  # a central branch
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
