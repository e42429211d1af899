"""The 55 roles, read from the first sentences of articles 20–47: 28 supervisory, 25 industry, and one of each other kind.

Lists are split into the smallest domain and what is elided is completed, as the words in each row have it.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from zeren.errors import NothingFound

Ask = Callable[..., list[dict[str, Any]]]

# article: (body, supervised, industries), each domain with its elided words completed
READ = {
    21: ("工业和信息化部门", ["民爆物品生产销售", "有色专业建设工程质量安全", "化工专业建设工程质量安全"], ["机电", "化工", "建材", "轻工", "纺织"]),
    22: ("公安部门", ["消防", "道路交通", "危险物品公共安全"], []),  # 公共安全 belongs to 危险物品 alone
    23: ("环境保护部门", ["危险废弃物处置"], []),
    24: ("住房和城乡建设部门", ["房屋工程建设", "市政工程建设", "城镇燃气"], ["住房城乡建设"]),
    25: ("交通运输部门", ["交通建设施工", "水上交通", "危险货物运输企业"], ["交通运输", "交通建设"]),
    26: ("水利部门", ["水利建设"], ["水"]),
    27: ("农业部门", ["农业安全", "农机安全", "农药安全"], ["农业"]),  # 安全 belongs to all three
    28: ("旅游部门", ["旅游"], ["旅游"]),
    29: ("畜牧部门", ["草原防火"], ["畜牧"]),
    30: ("林业部门", ["森林防火"], ["林业"]),
    31: ("质量技术监督部门", ["特种设备"], []),
    32: ("煤炭工业管理部门", ["煤矿"], ["煤炭"]),
    33: ("能源管理部门", ["油气管道保护"], []),
    34: ("气象部门", ["气象"], []),
    35: ("邮政管理部门", ["邮政"], ["邮政"]),
    36: ("民航新疆管理局", ["民航"], []),
    37: ("国家能源局新疆监管办公室", ["能源"], []),
    38: ("新疆通信管理局", ["通信"], ["通信"]),
    39: ("教育部门", [], ["教育"]), 40: ("民政部门", [], ["民政"]), 41: ("商务部门", [], ["商贸"]),
    42: ("民族宗教事务部门", [], ["民族宗教"]), 43: ("文化部门", [], ["文化"]), 44: ("卫生计生部门", [], ["卫生"]),
    45: ("体育部门", [], ["体育"]), 46: ("粮食部门", [], ["粮食"]), 47: ("人防部门", [], ["人防"]),
}  # fmt: skip
COMPREHENSIVE = (20, "安全生产监督管理部门", "comprehensive", "安全生产")
ENERGY = (33, "能源管理部门", "industry-comprehensive", "能源")


def _expected() -> Counter[tuple[int, str, str, str]]:
    rows = [COMPREHENSIVE, ENERGY]
    for article, (body, supervised, industries) in READ.items():
        rows += [(article, body, "supervisory", words) for words in supervised]
        rows += [(article, body, "industry", words) for words in industries]
    return Counter(rows)


def test_55_roles_as_the_text_splits_them(roles: Ask) -> None:
    rows = roles()
    found = Counter((r["article"], r["body"]["zh"], r["role"], r["as_written"]) for r in rows)
    assert found == _expected()
    assert len(rows) == 55


def test_counts_by_kind(roles: Ask) -> None:
    assert Counter(row["role"] for row in roles()) == {
        "supervisory": 28, "industry": 25, "comprehensive": 1, "industry-comprehensive": 1,
    }  # fmt: skip


def test_the_words_of_a_role_stand_in_its_sentence(roles: Ask, passages: dict[str, Any], source: str) -> None:
    """What is written together stands in the text; what was elided is made of words that do."""
    for row in roles():
        sentence = passages[row["citation"]]
        assert row["citation"] == f"{row['article']}.1" and row["item"] is None
        assert row["quote"] == sentence.words
        (mention,) = row["mentions"]
        words = source[mention["start"] : mention["end"]]
        if row["as_written"] not in sentence.words:
            kept = iter(words)  # 有色专业建设工程质量安全 within 有色、化工专业建设工程质量安全
            assert all(ch in kept for ch in row["as_written"]), (row["as_written"], words)
        else:
            assert row["as_written"] in words and words in sentence.words  # 邮政 in 邮政行业


def test_the_definition_of_article_19_is_no_role(roles: Ask) -> None:
    assert not [row for row in roles() if row["article"] == 19]
    assert not [row for row in roles() if row["article"] >= 48]
    assert {row["level"] for row in roles()} == {"any"}


def test_roles_of_a_body(roles: Ask) -> None:
    assert [(r["role"], r["as_written"]) for r in roles("公安部门")] == [
        ("supervisory", "消防"), ("supervisory", "道路交通"), ("supervisory", "危险物品公共安全"),
    ]  # fmt: skip
    assert [r["role"] for r in roles("能源管理部门")] == ["supervisory", "industry-comprehensive"]
    assert len(roles("工业和信息化部门")) == 8
    assert roles("公安局") == roles("公安部门")
    assert roles("public security department") == roles("公安部门")


def test_roles_in_a_domain_and_what_lies_within(roles: Ask) -> None:
    assert {(r["body"]["zh"], r["role"]) for r in roles("特种设备")} == {("质量技术监督部门", "supervisory")}
    assert {(r["body"]["zh"], r["as_written"]) for r in roles("矿山")} == {("煤炭工业管理部门", "煤矿")}


@pytest.mark.parametrize("about", ["教育厅经费", "量子纠缠", "发展改革部门", "工会", "电梯", "铁路"])
def test_no_role(roles: Ask, about: str) -> None:
    """48–64 state duties and no role; a role in 特种设备 is not said of 电梯."""
    with pytest.raises(NothingFound) as told:
        roles(about)
    assert told.value.exit_code == 3 and told.value.hint_zh
