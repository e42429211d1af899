"""Where a reader of the regulation goes wrong: words that look alike, and owners that nobody expects."""

from collections.abc import Callable
from typing import Any

import pytest

Who = Callable[..., Any]

# term: provisions that must not answer it, and why
FALSE_FRIENDS = {
    "大型群众性活动": ["62-3", "63-2", "64-1"],  # 群众性安全生产活动: campaigns, no events
    "群众性安全生产活动": ["22-5", "42-2", "45-2"],
    "学校": ["44-3"],  # 年审校验
    "成品油": ["46-1", "46-2", "46.1"],  # 粮油
    "粮食": ["41-3"],
    "机动车": ["34-3", "36-1"],  # 无人驾驶自由气球, 航空器
    "道路交通": ["34-3", "36-2", "24-2", "25-7"],  # 空中交通管制, 城市轨道交通
    "通信": ["35-1", "36-2"],  # 邮政通信, 通信导航监视
    "建设工程": ["20.1-7", "32-3", "52-3"],  # 注册安全工程师
    "建筑施工": ["20.1-7", "32-3", "52-3"],
    "事故调查": ["12-1", "62-2"],  # 调查研究
    "调查研究": ["15-6", "20.1-4", "62-4"],
    "铁路": ["24-2", "25-7", "25.1"],  # 城市轨道交通 is no railway
    "煤矿": ["20.1-3"],  # 非煤矿山
    "非煤矿山": ["32.1", "32-1"],
    "电力": ["34-2", "38-1", "57-2"],  # 雷电, 电信, 电视
    "气象": ["36-2"],  # 航空气象服务 is the aviation administration's
    "水库": ["47-1", "33.2"],  # 人防工程, 油库
    "消防": ["24-1", "43-4"],
    "危险化学品": ["44-1", "56-2"],  # 药品生产经营
    "燃气": ["27-4", "33-2"],  # 沼气, 油气管道
}


@pytest.mark.parametrize(("term", "wrong"), FALSE_FRIENDS.items(), ids=FALSE_FRIENDS.keys())
def test_false_friends(who: Who, term: str, wrong: list[str]) -> None:
    assert not who(term).named & set(wrong)


def test_the_right_ones_are_there_all_the_same(who: Who) -> None:
    assert who("大型群众性活动").cited("direct") == {"22-5"}
    assert who("群众性安全生产活动").cited("direct") == {"62-3", "63-2", "64-1"}
    assert who("调查研究").cited("direct") == {"12-1", "62-2"}
    assert who("粮食").named == {"46.1", "46-1", "46-2"}


def test_veto_has_two_meanings(who: Who) -> None:
    """一票否决 of projects (21-3, 24-1) and of places and cadres in assessments (8-5, 9-2)."""
    answer = who("一票否决")
    assert answer.status == "ambiguous" and len(answer.domains) == 2
    assert answer.named == {"8-5", "9-2", "21-3", "24-1"}
    meanings = {
        r["citation"]: {d["iri"] for d in r["domains"]} for r in answer.rows if r["strength"] == "direct"
    }
    assert meanings["21-3"] == meanings["24-1"] and meanings["8-5"] == meanings["9-2"]
    assert not meanings["21-3"] & meanings["8-5"]


# What is asked, whose it is, and the words: TEXT "unexpected owners".
OWNERS = [
    ("渔业船舶", "水利部门", "26-3"),  # 指导渔业船舶作业和渔港水域渔业船舶交通安全监督管理
    ("成品油", "商务部门", "41-3"),  # 监督管理成品油流通
    ("技工学校", "人力资源和社会保障部门", "52-2"),  # 监督指导技工学校等职业培训机构
    ("幼儿园", "教育部门", "39-1"),  # 各类学校（含幼儿园）
    ("幼儿园", "妇联", "63-3"),  # 妇联管理的幼儿园所
    ("枪支", "公安部门", "22-3"),  # 民用枪支使用单位
    ("风景名胜区", "自治区住房和城乡建设厅", "24.2"),
    ("景区", "旅游部门", "28-2"),
    ("放射性物品", "公安部门", "22-3"),
    ("放射性物品", "卫生计生部门", "44-2"),
    ("煤田灭火", "煤炭工业管理部门", "32-1"),  # 煤田灭火规划
    ("信鸽", "体育部门", "45-3"),
    ("机场净空", "体育部门", "45-3"),  # 信鸽放飞时遵守机场净空保护有关规定
    ("气球", "气象部门", "34-3"),
    ("大型工程机械", "农业部门", "27-2"),
    ("水电站", "水利部门", "26-1"),
    ("大型油库", "自治区能源局", "33.2"),
    ("校车", "教育部门", "39-3"),
    ("电力", "自治区能源局", "33.2"),
    ("电力", "国家能源局新疆监管办公室", "37-1"),
    ("烟花爆竹", "质量技术监督部门", "31-3"),
    ("烟花爆竹", "市场监督管理部门", "55-1"),
    ("硝基类肥料", "农业部门", "27-3"),
    ("监狱", "司法行政部门", "50-3"),
    ("药品", "食品药品监督管理部门", "56-2"),
]


@pytest.mark.parametrize(("term", "body", "citation"), OWNERS)
def test_unexpected_owners(who: Who, term: str, body: str, citation: str) -> None:
    assert (body, citation) in who(term).owners


def test_owners_that_everybody_would_guess_and_the_text_does_not_name(who: Who) -> None:
    bodies = {
        term: {body for body, _ in who(term).owners} for term in ("放射性物品", "渔业船舶", "成品油", "枪支")
    }
    assert "环境保护部门" not in bodies["放射性物品"]
    assert not {"农业部门", "交通运输部门"} & bodies["渔业船舶"]
    assert not {"能源管理部门", "安全生产监督管理部门"} & bodies["成品油"]
    assert bodies["枪支"] == {"公安部门"}


def test_one_hazard_many_bodies_different_phases(who: Who) -> None:
    """烟花爆竹: licence 20.1-3, transport and setting off 22-3, production 31-3, market 55-1."""
    rows = {row["citation"]: row for row in who("烟花爆竹").rows if row["strength"] == "direct"}
    assert "licensing" in rows["20.1-3"]["functions"]
    assert set(rows["22-3"]["phases"]) == {"transport", "use"}
    assert rows["31-3"]["phases"] == ["production"]
    assert rows["55-1"]["phases"] == ["trade"]


def test_phases_of_a_row_are_those_of_the_term_alone(who: Who) -> None:
    """22-3 speaks of buying 剧毒化学品 and of setting off 烟花爆竹; the phases of one are not the other's."""
    toxic = next(r for r in who("剧毒化学品").rows if r["citation"] == "22-3" and r["strength"] == "direct")
    assert set(toxic["phases"]) == {"purchase", "transport"}
    radioactive = next(r for r in who("放射性物品").rows if r["citation"] == "22-3")
    assert radioactive["phases"] == []


def test_two_bodies_hold_energy(who: Who) -> None:
    roles = {(r["body"]["zh"], r["band"]) for r in who("能源").rows if r["citation"] in ("33.1", "37.1")}
    assert roles == {("能源管理部门", "industry-comprehensive"), ("国家能源局新疆监管办公室", "supervisory")}


def test_chemical_industry_occurs_in_two_roles(who: Who) -> None:
    """21: 化工专业建设工程质量安全 (supervisory) and 化工 (industry)."""
    bands = {(r["citation"], r["band"]) for r in who("化工").rows if r["strength"] in ("direct", "narrower")}
    assert {("21.1", "supervisory"), ("21.1", "industry")} <= bands


def test_public_safety_belongs_to_hazardous_materials_alone(who: Who) -> None:
    """22: 消防、道路交通和危险物品公共安全领域."""
    rows = [r for r in who("消防").rows if r["citation"] == "22.1"]
    assert [(r["band"], r["strength"]) for r in rows] == [("supervisory", "direct")]
    assert {d["zh"] for d in rows[0]["domains"]} == {"消防"}


def test_where_the_words_stand(who: Who, source: str) -> None:
    """The mention is the name, not a stretch of another word: no 学校 in 中小学校舍 (39-4 answers by it as a kind)."""
    for row in who("学校").rows:
        for mention in row["mentions"]:
            around = source[mention["start"] - 2 : mention["end"] + 1]
            assert not (source[mention["start"] : mention["end"]] == "学校" and around.startswith("中小")), (
                row["citation"]
            )
