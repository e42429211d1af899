"""What an answer is cut to: a day, the laws in force on it, a level of place.

The day and level rules are those of the contract: a county gets no 自治区 row, a branch of a central body is
nobody's to drop, and 乡镇 are bound by analogy (article 2) through the duties of party and government leaders.
"""

import datetime

from zeren import names, queries
from zeren.errors import NothingFound, UsageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from zeren.store import Row, Store

PLACE_LEVELS = ("region", "prefecture", "county", "township")
LEVEL_WORDS = {
    "any": "any",
    "all-levels": "各级",
    "county-and-above": "县级以上",
    "legislating": "有立法权",
    "region": "自治区",
}


class Scope:
    """``day`` (ISO date), ``laws`` (keys asked for, empty: all) and ``level`` (a place level or None)."""

    def __init__(
        self, as_of: "str | datetime.date | None" = None, laws: "Iterable[str]" = (), level: str | None = None
    ) -> None:
        self.day = parse_day(as_of)
        self.laws = tuple(laws)
        if level is not None and level not in PLACE_LEVELS:
            raise UsageProblem(
                f"没有“{level}”这一层级", f"there is no level “{level}”", where="--level",
                hint_zh=f"可用：{'、'.join(PLACE_LEVELS)}", hint_en=f"There are: {', '.join(PLACE_LEVELS)}",
            )  # fmt: skip
        self.level = level

    def require_law(self, store: "Store") -> "list[Row]":
        """The reviewed laws in force on the day. Raises NothingFound if there are none, saying since when."""
        reviewed = names.concept("state", "reviewed")
        known = [row for row in store.select(queries.load("laws")) if row["state"] == reviewed]
        wanted = [row for row in known if not self.laws or row["law"] in self.laws]
        missing = [key for key in self.laws if key not in {row["law"] for row in known}]
        if missing:
            there = [row["law"] for row in known]
            raise NothingFound(
                f"没有收录法规 {'、'.join(missing)}", f"no such law here: {', '.join(missing)}",
                hint_zh=f"已收录：{'、'.join(there)}", hint_en=f"There are: {', '.join(there)}",
            )  # fmt: skip
        standing = [
            row
            for row in wanted
            if row["in_force_from"] <= self.day and self.day <= row.get("in_force_until", "9999-12-31")
        ]
        if not standing:
            if not wanted:
                raise NothingFound(
                    "数据中没有已审核的法规", "the data hold no reviewed law",
                    hint_zh="把法规放进 laws/ 并审核其表格，再运行 zeren build。",
                    hint_en="Put a law into laws/, review its tables, then run zeren build.",
                )  # fmt: skip
            first = min(row["in_force_from"] for row in wanted)
            raise NothingFound(
                f"{self.day} 时所问法规不在施行中（自 {first} 起施行）",
                f"no law asked about is in force on {self.day} (in force from {first})",
                hint_zh=f"换用 {first} 或以后的日期。", hint_en=f"Ask about {first} or later.",
            )  # fmt: skip
        return standing

    def keeps(self, row: "Row") -> bool:
        """Whether a row of facts belongs in the answer: law, validity of the norm, level."""
        if self.laws and names.address(row["provision"]).law not in self.laws:
            return False
        if not row.get("since", "") <= self.day <= row.get("until", "9999-12-31"):
            return False
        level = names.key(row.get("level", "any"))
        if self.level in (None, "region"):
            return True
        if self.level == "prefecture":
            return level != "region"
        if self.level == "county":
            return level not in ("region", "legislating")
        return names.key(row["category"]) in ("party-committee", "government")

    def marks(self, row: "Row") -> dict[str, bool]:
        """``conditional`` for a legislating prefecture's duty, ``by_analogy`` for a township (article 2)."""
        found = {}
        if self.level == "prefecture" and names.key(row.get("level", "any")) == "legislating":
            found["conditional"] = True
        if self.level == "township":
            found["by_analogy"] = True
        return found


def parse_day(value: "str | datetime.date | None") -> str:
    """A day as YYYY-MM-DD; None is today. Raises UsageProblem for what is no day of the calendar."""
    if value is None:
        return datetime.date.today().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    try:
        # fromisoformat also takes 20180918 and 2018-W38-2: one form is enough.
        if datetime.date.fromisoformat(value).isoformat() == value:
            return value
        raise ValueError
    except ValueError:
        raise UsageProblem(
            f"“{value[:30]}”不是日期", f"“{value[:30]}” is not a date", where="--as-of",
            hint_zh="写成 2018-10-01 的形式。", hint_en="Write it like 2018-10-01.",
        ) from None  # fmt: skip


def level_word(level: str | None) -> str:
    """The contract's word for a level concept: any, 各级, 县级以上, 有立法权, 自治区."""
    return LEVEL_WORDS[names.key(level)] if level else "any"
