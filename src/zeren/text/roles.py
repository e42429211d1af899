"""What each line is here, among its neighbours: a heading or a reference to one, an item, a heading without a number.

The rules, each from what Chinese laws do:
- 第…条 and 第…章 at the start of a line are headings if a separator follows; without one only where the heading
  that is due would otherwise be missing, and never before 第…款, 规定, 所 and the like (then it is a reference).
- Inside an open quotation mark (a decision that quotes the article it amends) only the number that is due counts.
- A text without any 第…条 takes 一、 (or, with 一、 as headings, 1.) as its articles, as such texts are cited.
- A heading without a number (法律责任) is known by its words or its place before an article, and reported.
"""

import re
from dataclasses import replace

from zeren.text.front import plain, read_head
from zeren.text.lines import Line, is_short
from zeren.text.numerals import format_numeral
from zeren.text.tree import TextWarning

UNITS = ("part", "subpart", "chapter", "section")
_REFERENCE = re.compile(
    "第[^第]{1,6}[款项]|[、，,。；;：:）)”]|[至到和或及与同跟以所的]|规定|中|内|外|前|后|之|有关|相关|修改|改为|删|增加"
)
_REFERENCE_AFTER_BLANK = re.compile("第[^第]{1,6}[款项]|规定的|所列|所称")
KNOWN_HEADINGS = frozenset(
    [
        "总则",
        "分则",
        "附则",
        "罚则",
        "法律责任",
        "奖励与处罚",
        "奖惩",
        "奖励和惩罚",
        "监督管理",
        "监督检查",
        "保障措施",
        "一般规定",
        "其他规定",
    ]
)


def _quoted_after(words: str, quoted: bool) -> bool:
    opened, closed = words.rfind("“"), words.rfind("”")
    return quoted if opened == closed == -1 else opened > closed


class _Settler:
    """One pass over the lines after the head, with what came before in its fields."""

    def __init__(self, lines: list[Line], body: int) -> None:
        self.lines = lines
        self.body = body
        self.warnings: list[TextWarning] = []
        self.due_articles = self._next_articles()
        self.next_shown = self._next_shown()

    def _next_articles(self) -> list[int | None]:
        """For each line the number of the next article heading that has its separator."""
        out: list[int | None] = [None] * len(self.lines)
        number = None
        for i in range(len(self.lines) - 1, -1, -1):
            out[i] = number
            if self.lines[i].kind == "article":
                number = self.lines[i].ordinal
        return out

    def _next_shown(self) -> list[int]:
        """For each line the index of the next one that is neither blank nor a comment."""
        out, at = [0] * len(self.lines), len(self.lines)
        for i in range(len(self.lines) - 1, -1, -1):
            out[i] = at
            if self.lines[i].kind not in ("blank", "comment"):
                at = i
        return out

    def _warn(self, kind: str, line: Line, zh: str, en: str) -> None:
        self.warnings.append(TextWarning(kind, line.number, zh, en))

    def headings(self) -> None:
        """Settle 第…条, 第…章 and 附件: heading or words."""
        quoted, last, seen = False, 0, False
        last_of: dict[str, int] = {}
        for i in range(self.body, len(self.lines)):
            line = self.lines[i]
            if line.kind in ("blank", "comment", "entry", "contents", "table"):
                continue
            due = line.ordinal == last + 1
            if line.kind == "article":
                refers = _REFERENCE_AFTER_BLANK.match(line.words) is not None
                holds = due or not (quoted or (refers and last))
            elif line.kind == "bare":
                line, holds = self._bare(line, due and not quoted and self.due_articles[i] != line.ordinal)
            elif line.kind in UNITS:
                follows = line.ordinal in (1, last_of.get(line.kind, 0) + 1)
                holds = follows or not (quoted or line.loose)
                if line.loose:
                    holds = holds and self._loose(i)
            elif line.kind == "annex":
                holds = not quoted and seen
            else:
                quoted = _quoted_after(plain(line).words, quoted)
                continue
            if not holds:
                self.lines[i] = plain(line)
                quoted = _quoted_after(self.lines[i].words, quoted)
                continue
            self.lines[i], seen = line, True
            quoted = _quoted_after(line.words, False)
            if line.kind == "article":
                last = line.ordinal or 0
            elif line.kind == "annex":
                last = 0
            else:
                last_of[line.kind] = line.ordinal or 0
            if line.typo:
                mark = next(text for kind, text in line.head if kind == "mark")
                number = format_numeral(line.ordinal or 0)
                self._warn(
                    "numeral-typo", line, f"“{mark}”按“{number}”读", f"“{mark}” is read as {line.ordinal}"
                )

    def _bare(self, line: Line, holds: bool) -> tuple[Line, bool]:
        mark = line.style
        rest = line.words[len(mark) :]
        if not holds or _REFERENCE.match(rest):
            return line, False
        self._warn("missing-separator", line, f"“{mark}”后面没有空格", f"no separator after “{mark}”")
        head = (*line.head, ("mark", mark))
        return replace(line, kind="article", head=head, words=rest, style=""), True

    def _loose(self, i: int) -> bool:
        words, after = self.lines[i].words, self.next_shown[i]
        if len(words) > 20 or re.search("[、，,]", words) or _REFERENCE.match(words):
            return False
        return after < len(self.lines) and self.lines[after].kind in ("article", "section")

    def lists(self) -> None:
        """Settle 一、 （一） 1.: articles in a text without 第…条, headings above articles, or list entries."""
        entries = [i for i in range(self.body, len(self.lines)) if self.lines[i].kind == "list"]
        has_articles = any(line.kind == "article" for line in self.lines)
        article_style = "" if has_articles else self._article_style(entries)
        last: dict[str, int] = {}
        before = self._shown_before(entries)
        for i in entries:
            line = self.lines[i]
            if line.loose and line.ordinal not in (1, last.get(line.style, 0) + 1):
                self.lines[i] = plain(line)
                continue
            last[line.style] = line.ordinal or 0
            if line.style == article_style:
                self.lines[i] = replace(line, kind="article")
            elif line.hashes or self._heads_article(i, before[i]):
                self.lines[i] = replace(line, kind="division")

    def _article_style(self, entries: list[int]) -> str:
        styles = [self.lines[i].style for i in entries]
        dots = [self.lines[i].ordinal for i in entries if self.lines[i].style == "dot"]
        through = dots == list(range(1, len(dots) + 1))
        if "comma" not in styles:
            return "dot" if through and len(dots) > 1 and "paren" not in styles[:1] else ""
        # 一、 heads groups of articles if 1. 2. 3. are counted through from one 一、 to the next.
        commas = [at for at, style in enumerate(styles) if style == "comma"]
        inside = sum("dot" in styles[a:b] for a, b in zip(commas, [*commas[1:], len(styles)], strict=True))
        return "dot" if through and inside > 1 else "comma"

    def _shown_before(self, wanted: list[int]) -> dict[int, Line | None]:
        out: dict[int, Line | None] = {}
        at, shown = self.body, None
        for i in wanted:
            for line in self.lines[at:i]:
                shown = line if line.kind not in ("blank", "comment") else shown
            out[i], at = shown, i
        return out

    def _heads_article(self, i: int, before: Line | None) -> bool:
        """（二）不动产抵押 above an article is a heading, unless it ends a list whose last entry has no full stop."""
        line, after = self.lines[i], self.next_shown[i]
        if after == len(self.lines) or self.lines[after].kind != "article" or not is_short(line.words):
            return False
        if before is None or line.style == "comma":
            return line.style == "comma"
        goes_on = before.style == line.style and before.ordinal == (line.ordinal or 0) - 1
        return (
            line.style == "paren" and not goes_on and (before.kind != "list" or before.words.endswith("。"))
        )

    def unnumbered(self, title: str) -> None:
        """Settle headings without a number: by Markdown marks, by their words, by standing before an article."""
        seen, before, untitled = False, "", False
        last: dict[str, int] = {}
        self.next_units = self._next_units()
        for i in range(self.body, len(self.lines)):
            line = self.lines[i]
            if line.kind in ("blank", "comment"):
                continue
            if (
                untitled
                and line.kind == "text"
                and not line.hashes
                and 0 < len(line.words) <= 30
                and is_short(line.words)
            ):
                self.lines[i] = replace(
                    line, kind="caption"
                )  # 第一章 on a line of its own, its name on the next
            untitled = line.kind in (*UNITS, "annex") and not line.words
            line = self.lines[i]
            if line.kind in ("contents", "preamble") and (seen or not is_short(line.words)):
                line = self.lines[i] = plain(line)
            if line.kind == "text" and self._is_heading(i, seen, before, title):
                self.lines[i] = replace(line, kind="heading", style=self._depth(i, last))
                words = line.words[:30]
                self._warn(
                    "unknown-heading",
                    line,
                    f"没有编号的标题“{words}”",
                    f"heading without a number: “{words}”",
                )
            if line.kind in ("article", *UNITS):
                seen = True
            if line.kind in UNITS:
                last = {**(last if line.kind == "section" else {}), line.kind: line.ordinal or 0}
            before = line.words

    def _next_units(self) -> list[Line | None]:
        """For each line the next numbered heading."""
        out: list[Line | None] = [None] * len(self.lines)
        after = None
        for i in range(len(self.lines) - 1, -1, -1):
            out[i] = after
            if self.lines[i].kind in UNITS:
                after = self.lines[i]
        return out

    def _depth(self, i: int, last: dict[str, int]) -> str:
        """How deep a heading without a number stands: as the kind of heading whose number is missing after it."""
        after = self.next_units[i]
        if after is None:
            return "chapter"
        due = last.get(after.kind, 0) + 1
        return after.kind if (after.ordinal or 0) > due else "division"

    def _is_heading(self, i: int, seen: bool, before: str, title: str) -> bool:
        line = self.lines[i]
        squeezed = "".join(line.words.split())
        if not squeezed or squeezed == title or not is_short(line.words):
            return False
        if line.hashes:
            return True
        after = self.next_shown[i]
        if after == len(self.lines) or self.lines[after].kind != "article":
            return False
        if squeezed in KNOWN_HEADINGS:
            return True
        return (
            seen
            and len(squeezed) <= 20
            and before.endswith(("。", "；"))
            and not re.search("[，、：:,]", squeezed)
        )


def settle(lines: list[Line]) -> tuple[list[Line], list[TextWarning]]:
    """The lines, each with the kind that it has in this text, and what was noticed on the way.

    Kinds after this pass: blank, comment, title, metadata, contents, entry, preamble, part, subpart, chapter,
    section, division, heading, article, list, table, annex, text.
    """
    lines = list(lines)
    body = read_head(lines)
    settler = _Settler(lines, body)
    settler.headings()
    settler.lists()
    title = next(("".join(line.words.split()) for line in lines if line.kind == "title"), "")
    settler.unnumbered(title)
    return lines, settler.warnings
