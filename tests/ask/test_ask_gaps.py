"""What the text leaves open."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from zeren.ask.scope import Scope
    from zeren.store.embedded import Embedded


@pytest.fixture(scope="module")
def found(store: "Embedded", scope: "Scope") -> dict[str, Any]:
    from zeren.ask.gaps import gaps

    return gaps(store, scope)


def _names(rows: list[dict[str, Any]]) -> set[str]:
    return {row["domain"]["zh"] for row in rows}


def test_domains_without_any_body(found: dict[str, Any], who: Any) -> None:
    """铁路, 辐射, 职业病 …: no provision, nothing broader, nothing narrower. Each is a gap to ``who`` too."""
    silent = _names(found["without_any_body"])
    assert {"铁路", "辐射安全", "核安全", "职业病", "有限空间", "新能源", "充电设施"} <= silent
    assert not {"电梯", "城市轨道交通", "矿山", "养老机构", "消防"} & silent
    for zh in sorted(silent):
        assert who(zh).status == "gap", zh


def test_domains_with_a_body_and_no_supervisor(found: dict[str, Any]) -> None:
    """39, 44, 46 are 行业主管 alone; 48–64 state no role."""
    open_ended = _names(found["without_supervisor"])
    assert {"学校", "幼儿园", "医疗机构", "粮食", "宗教活动场所", "职业培训机构", "监狱"} <= open_ended
    # 22, 24, 25, 31, 32 …
    assert not {"消防", "城镇燃气", "水上交通", "特种设备", "电梯", "煤矿", "民航", "烟花爆竹"} & open_ended
    assert not open_ended & _names(found["without_any_body"])
    assert {row["kind"] for row in found["without_supervisor"]} <= {
        "hazard", "industry", "activity", "product", "place", "equipment",
    }  # fmt: skip


def test_shared_supervision(found: dict[str, Any]) -> None:
    """Two supervisors of one domain: 22 危险物品公共安全 and 25 危险货物运输企业 both speak of dangerous goods."""
    shared = {row["domain"]["zh"]: row for row in found["shared_supervision"]}
    goods = shared["危险物品"]
    assert {s["body"]["zh"] for s in goods["supervisors"]} == {"公安部门", "交通运输部门"}
    phases = {s["body"]["zh"]: s["phases"] for s in goods["supervisors"]}
    assert phases == {"公安部门": [], "交通运输部门": ["transport"]}
    assert goods["parted_by_phase"] is False  # 公安's share is not limited to phases, so nothing parts them
    for row in found["shared_supervision"]:
        assert len(row["supervisors"]) >= 2
        assert all(s["article"] in range(20, 39) for s in row["supervisors"])
    # One supervisor each; 能源 has a supervisor (37) and a 行业综合管理 (33), which is not supervision.
    assert not {"消防", "特种设备", "能源", "煤矿", "旅游"} & set(shared)


def test_unnamed_counterparts(found: dict[str, Any]) -> None:
    rows = {(row["citation"], row["mode"]) for row in found["unnamed_counterparts"]}
    joint = {c for c, mode in rows if mode == "joint"}
    # 会同有关部门, ten times; the eleventh 会同 (64-1) names 安全生产监督管理部门.
    assert joint == {"21-5", "28-3", "28-5", "29-2", "32-2", "39.2", "45-4", "52-5", "53-2", "62.2"}
    support = {c for c, mode in rows if mode == "support"}
    assert {"25-5", "52-4", "52-7", "57-2", "60-2"} <= support  # 配合有关部门
    assert "47-1" not in support and "64-1" not in joint
    assert all(row["counterpart"] is None for row in found["unnamed_counterparts"])


def test_one_sided_cooperation(found: dict[str, Any]) -> None:
    """人防 supports 建设部门 (47-1) and 共青团 acts with 安监 (64-1); articles 24 and 20 say nothing of either."""
    pairs = {
        (row["citation"], row["body"]["zh"], row["counterpart"]["zh"])
        for row in found["one_sided_cooperation"]
    }
    assert ("47-1", "人防部门", "住房和城乡建设部门") in pairs
    assert ("64-1", "共青团", "安全生产监督管理部门") in pairs
    assert ("18-3", "各部门（单位）", "安全生产委员会办公室") in pairs
    assert all(row["counterpart"] for row in found["one_sided_cooperation"])


def test_gaps_by_level(store: "Embedded") -> None:
    """Without the autonomous region's offices nobody is named for 世界自然遗产地 (24.2) or 大型油库 (33.2) itself."""
    from zeren.ask.gaps import gaps
    from zeren.ask.scope import Scope

    county = _names(gaps(store, Scope("2018-10-01", (), "county"))["without_any_body"])
    everywhere = _names(gaps(store, Scope("2018-10-01"))["without_any_body"])
    assert everywhere < county
    assert "对外投资合作企业" in county - everywhere  # 41.2 alone


def test_cooperation_that_both_sides_state_is_not_one_sided() -> None:
    """This text has no such pair; two made-up acts that answer each other, and one that nobody answers."""
    from zeren.ask.gaps import _one_sided

    def act(body: str, counterpart: str, article: int) -> dict[str, Any]:
        return {
            "body": body, "body_zh": body, "body_en": body, "counterpart": counterpart, "counterpart_zh": counterpart,
            "counterpart_en": counterpart, "mode": "https://w3id.org/zeren/concept/mode/joint", "citation": f"{article}.1",
            "provision": f"https://w3id.org/zeren/law/x/art_{article}__para_1", "quote": "会同。",
            "span": "https://w3id.org/zeren/span/x/0-3", "words": "https://w3id.org/zeren/span/x/0-2",
        }  # fmt: skip

    rows = [act("a", "b", 1), act("b", "a", 2), act("a", "c", 3)]
    assert [row["citation"] for row in _one_sided(rows)] == ["3.1"]
