"""What a paragraph begins with, where Markdown takes it for a list, a quotation or a definition that nobody meant.

`18. Jahrhundert …` would become the first entry of a list, `+ 32 87 …` a bullet, `>50 …` a quotation:
signs that carry a fact would vanish. A list that is one is left alone: numbers that count on from the
first, bullets before words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from macros.knowledge.code import without_code
from macros.knowledge.periods import MONTHS
from macros.knowledge.rules import Group
from macros.knowledge.trespass import Trespass

RULES: Final = Group("Womit ein Absatz beginnt")
OPENING: Final = RULES.rule(
    "anfang-des-absatzes",
    """Ein Absatz beginnt nur dann wie eine Liste, ein Zitat oder eine Erklärung, wenn er eine sein soll.

    Aus „18. Jahrhundert“ am Anfang würde sonst der erste Punkt einer Liste, aus „+ 32 87“ ein Punkt ohne
    Plus, aus „>50“ ein Zitat: Auf der Seite stünde etwas anderes als im Text. Ein \\ davor lässt das Zeichen,
    wie es ist: „18\\. Jahrhundert“, „\\+ 32 87“, „\\>50“.""",
)

_MARK: Final = re.compile(r"(?:(?P<bullet>[-+*])|(?P<number>\d+)[.)])[ \t]+")
_QUOTED: Final = re.compile(r"(?: {0,3}> ?)+")
_NOTE: Final = re.compile(r"\[\^[^\[\]\n]*\]:[ \t]*")
_EXPLAINED: Final = re.compile(r":[ \t]{1,3}(?=\S)[ \t]*")
_APART: Final = re.compile(r"(?:#{1,6}|!!!|\?\?\?\+?)[ \t]|\||\0+$")
"""Lines after which a new paragraph begins, blank line or not: headings, boxes, code."""
_BOX: Final = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]")
_COUNTED: Final = re.compile(r"[ \t]*[=<~≈€$%+±-]?[ \t]*\d")
"""What follows a sign that stands for itself: >50, - 5 Grad."""
_HEADING: Final = re.compile(r"#{1,6}[ \t]?\S")
_DATE: Final = re.compile(rf"\d|(?:{'|'.join(MONTHS)})\b")
_FIRST_WORDS: Final = re.compile(r">?[ \t]*\S{1,60}(?:[ \t]+\S{1,60})?")
_SIGNS: Final = tuple("-+*.)>:#")
_SINGLE: Final = "eine Liste mit einem einzigen Punkt"
_AS_IT_IS: Final = (
    "ein \\ vor dem Zeichen, das dastehen soll; für eine Liste mehrere Punkte, für ein Zitat Worte in „…“"
)
_APART_FROM_TEXT: Final = (
    "für eine Liste eine Leerzeile davor und nur eine Art von Zeichen, für eine Liste in der Liste vier "
    "Leerzeichen; sonst ein \\ vor dem Zeichen"
)
_DEEPEST: Final = 20
_MOST_DIGITS: Final = 10
_LONGEST_WORD: Final = 80
"""Letters of what a definition explains; more is a paragraph."""
_STEP: Final = 4
"""Blanks by which Markdown tells what lies within an entry."""


class _Found(NamedTuple):
    """Where in a text a beginning is taken for something else, and which of its signs would be."""

    start: int
    sign: int
    message: str
    expected: str


@dataclass(frozen=True, slots=True)
class _Entry:
    start: int
    mark: str
    """As it is written: `-`, `18.`."""
    words: str

    @property
    def number(self) -> str:
        return self.mark[:-1]

    @property
    def kind(self) -> str:
        """Tell what Markdown keeps apart: bullets, numbers with a point, numbers with a bracket."""
        return self.mark[-1] if self.number else "-"


@dataclass
class _Reader:
    """Reads a text line by line as Markdown does, and gathers the entries of its lists."""

    on_page: bool
    found: list[_Found] = field(default_factory=list)
    _open: dict[int, list[_Entry]] = field(default_factory=dict)
    """Lists that may still go on, by the step at which they stand."""
    _counted: int = 0
    """Where the last list with numbers ended."""
    _room: int = 0
    """How many steps a paragraph may stand in; further in is code."""
    _begins: bool = True
    """Whether a paragraph begins here."""
    _in_list: bool = False
    _quotes: int = 0
    _paragraph: list[str] = field(default_factory=list)
    """The lines of the paragraph so far."""
    _explained: list[str] = field(default_factory=list)
    """The paragraph before, which a definition may explain."""

    def read(self, text: str) -> list[_Found]:
        """Give what was found, in order."""
        start = 0
        for line in text.split("\n"):
            self._line(start, line)
            start += len(line) + 1
        self._close(0)
        return sorted(self.found)

    def _line(self, start: int, line: str) -> None:
        mark = _QUOTED.match(line) if self.on_page else None
        words, quotes = (line[mark.end() :], mark[0].count(">")) if mark else (line, 0)
        if mark and quotes > self._quotes and _is_counted(words):
            self._take(start + mark[0].rindex(">"), "ein Zitat")
        is_blank = not words.strip()
        if quotes > self._quotes or ((self._begins or is_blank) and quotes < self._quotes):
            self._close(0)
            self._begins, self._room = True, 0
        self._quotes = quotes if self._begins or is_blank else max(quotes, self._quotes)
        if is_blank:
            self._explained = self._paragraph or self._explained
            self._begins, self._paragraph = True, []
            return
        rest = words.lstrip()
        blanks = words[: len(words) - len(rest)].expandtabs(_STEP)
        self._content(start + len(line) - len(rest), rest, len(blanks) // _STEP)

    def _content(self, start: int, words: str, step: int) -> None:
        """Read what stands in a line behind its indentation."""
        label = _NOTE.match(words) if self.on_page else None
        definition = _EXPLAINED.match(words) if self.on_page else None
        mark = _MARK.match(words)
        if self._begins and step > self._room:
            self._begins = False
            message = "Vier Leerzeichen am Anfang eines Absatzes machen daraus in Markdown Code."
            self.found.append(
                _Found(start, 0, message, "keine Leerzeichen davor; Code zwischen zwei Zeilen mit ```")
            )
        elif label and self._begins:
            self._within(start, words, label.end(), step)
        elif definition:
            self._definition(start)
            self._within(start, words, definition.end(), step)
        elif mark and (self._begins or self._in_list or step in self._open):
            self._entry(start, words, mark, min(step, self._room))
        else:
            self._line_of_paragraph(start, words, step)

    def _within(self, start: int, words: str, length: int, step: int) -> None:
        """Read on behind a label or mark, where a paragraph of its own begins."""
        self._close(step + 1)
        self._room, self._begins, self._paragraph = step + 1, True, []
        if length < len(words) and step < _DEEPEST:
            self._content(start + length, words[length:], step + 1)

    def _line_of_paragraph(self, start: int, words: str, step: int) -> None:
        if self._begins:
            self._close(step)
            self._room, self._in_list = step, False
        elif mark := _MARK.match(words):
            self._midway(start, words, mark)
        self._paragraph.append(words)
        self._begins = self.on_page and _APART.match(words) is not None
        if self._begins:
            self._room += bool(_BOX.match(words))
            self._paragraph, self._explained = [], []

    def _entry(self, start: int, words: str, mark: re.Match[str], step: int) -> None:
        entry = _Entry(start, mark[0].strip(), words[mark.end() :])
        if step in self._open and self._open[step][-1].kind != entry.kind:
            if not self._begins:
                self._midway(start, words, mark)
                return
            self._close(step)
        self._close(step + 1)
        self._open.setdefault(step, []).append(entry)
        self._room, self._begins, self._in_list = step + 1, not entry.words, True
        self._paragraph, self._explained = [entry.words], []
        self._inside(start + mark.end(), entry.words)

    def _inside(self, start: int, words: str) -> None:
        """Look at what an entry begins with; there, too, a mark would be taken for one."""
        mark = _MARK.match(words)
        if mark:
            self._take(start, "eine Liste in der Liste", _sign(mark))
        elif self.on_page and _QUOTED.match(words):
            self._take(start, "ein Zitat in der Liste")
        elif self.on_page and _HEADING.match(words):
            self._take(start, "eine Überschrift in der Liste")

    def _midway(self, start: int, words: str, mark: re.Match[str]) -> None:
        """Find what looks like an entry where none can begin: it would go on as a part of the paragraph."""
        rest = words[mark.end() :]
        is_told = self._paragraph and _MARK.match(self._paragraph[-1])
        if not is_told and rest and (mark["bullet"] or (mark["number"] == "1" and not _DATE.match(rest))):
            message = f"Diese Zeile beginnt mit „{mark[0].strip()}“ mitten in einem Absatz; Markdown macht daraus keine Liste."
            self.found.append(_Found(start, _sign(mark), message, _APART_FROM_TEXT))

    def _definition(self, start: int) -> None:
        explained = self._paragraph or self._explained
        self._explained = explained
        if not explained or any(len(line) > _LONGEST_WORD or line[-1] in ".!?,;:" for line in explained):
            self._take(start, "eine Erklärung zu dem, was davor steht")

    def _take(self, start: int, for_what: str, sign: int = 0) -> None:
        message = f"Aus diesem Anfang macht Markdown {for_what}."
        self.found.append(_Found(start, sign, message, _AS_IT_IS))

    def _close(self, step: int) -> None:
        """Let no list go on that stands at this step or further in, and look at each."""
        for at in [at for at in self._open if at >= step]:
            self._judge(self._open.pop(at))

    def _judge(self, entries: list[_Entry]) -> None:
        """Say whether a list is none, or its numbers are not those that would be shown."""
        first = entries[0]
        if first.kind == "-":
            self._judge_bullets(entries)
        elif first.kind == ")":
            self._take(first.start, "in manchen Programmen eine Liste, in anderen nicht", len(first.number))
        elif len(entries) == 1 and first.number not in self._next_numbers(first):
            self._take(first.start, _SINGLE, len(first.number))
        else:
            self._count(entries)

    def _judge_bullets(self, entries: list[_Entry]) -> None:
        """Find an entry that stands alone with its sign; Markdown makes one list of all signs."""
        marks = Counter(entry.mark for entry in entries)
        for entry in entries:
            if marks[entry.mark] == 1 and (entry.mark != "-" or _is_counted(entry.words)):
                what = _SINGLE if len(entries) == 1 else "einen Punkt derselben Liste wie davor und dahinter"
                self._take(entry.start, what)

    def _next_numbers(self, entry: _Entry) -> set[str]:
        return set() if _DATE.match(entry.words) else {"1", str(self._counted + 1)}

    def _count(self, entries: list[_Entry]) -> None:
        first = entries[0].number
        for wanted, entry in enumerate(entries, int(first) if len(first) < _MOST_DIGITS else 1):
            if entry.number != str(wanted):
                message = (
                    f"Markdown zählt eine Liste selbst weiter: Statt „{entry.mark}“ stünde hier „{wanted}.“"
                )
                expected = f"„{wanted}.“ als Punkt der Liste; sonst ein \\ vor dem Punkt"
                self.found.append(_Found(entry.start, len(entry.number), message, expected))
                return
            self._counted = wanted


def openings(text: str, *, on_page: bool) -> Iterator[Trespass]:
    """Find beginnings that Markdown takes for something else; texts of the data know lists only."""
    for start, sign, message, expected in _Reader(on_page).read(without_code(text, "\0")):
        words = _FIRST_WORDS.match(text, start)
        fragment = words[0] if words else text[start : start + 1]
        cure = f"{fragment[:sign]}\\{fragment[sign:]} …" if fragment.startswith(_SIGNS, sign) else ""
        yield Trespass(OPENING, start, fragment, message, expected, cure)


def may_open(text: str) -> bool:
    """Tell by one look whether a text may begin like a list; what comes later stands behind a line break."""
    return _MARK.match(text.lstrip()) is not None


def _is_counted(words: str) -> bool:
    return _COUNTED.match(words) is not None and not _MARK.match(words)


def _sign(mark: re.Match[str]) -> int:
    """Tell where in a mark the sign stands that makes it one."""
    return len(mark["number"] or "")
