"""Texts sentence by sentence: what a reader reads, without addresses, code and citations.

A figure must carry its citation in the same sentence, so a sentence must not end too early: not
after "z. B.", not after "1." in "1. Januar", not inside a quotation or a bracket. After a point
that may belong to an abbreviation or a number, only a word that usually opens a sentence ("Die",
"Laut") begins the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from os.path import commonprefix
from typing import Final

from macros.knowledge.code import without_code
from macros.knowledge.references import Citation, Reference, cited, replace

_UNREAD: Final = re.compile(
    r"\{\{[^{}\n]*\}\}"  # a macro
    r"|(?<=\])\((?:[^()\n]|\([^()\n]*\))*\)"  # the target of a link
    r"|\[\^[^\[\]\n]+\]:?"  # a footnote's mark
    r"|<[a-z]+:[^<>\s]*>|https?://[^\s<>)\]]*[^\s<>)\].,;:!?]"  # an address
    r"|&#?\w+;"  # a character by its number or name
    r"|(?m:^[ \t]*>)"  # a quotation's mark
    r"|[*_\[\]]"
)
_MAYBE_UNREAD: Final = re.compile(r"[{\[\]<&>*_]|(?<=http)s?://")
_ESCAPED: Final = re.compile(r"\\([-.()>#+!:])")
_HEADING: Final = re.compile(r"#{1,6} ")
_BOX: Final = re.compile(r"(?:!!!|\?\?\?)")
_RULE_OF_TABLE: Final = re.compile(r"(?=.*\|)(?=.*-)[\s|:-]+")
_ITEM: Final = re.compile(r"\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+")
_BULLET: Final = re.compile(r"\s*(?:>\s*)*[-*+]\s+")
_SOFT: Final = "\N{ONE DOT LEADER}"
"""Stands for a point that ends a sentence only if the next word opens one."""
_END: Final = re.compile(rf"(?<![.!?…{_SOFT}])[.!?…{_SOFT}]+[“”‘’»«\"')]*(?=\s+[„“‚»«\"'(]*(\w+))")
_ENCLOSED: Final = re.compile(r"„[^„“]*“|\([^()]*\)")
_END_INSIDE: Final = re.compile(r"[.!?…](?=\s)")
_SHORT: Final = re.compile(r"(?<![\w.,])\d{1,2}\.|(?<!\w)[A-ZÄÖÜ]\.")
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.,:/][^\W_]+)*")
_NOTHING: Final = re.compile(r"(?!)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a whole row of a table: where it begins in its text, and how it was written."""

    start: int
    written: str
    read: str
    """What is read of it, as long as it was written: citations, code and addresses are blanks."""
    sources: tuple[str, ...]
    """The sources it cites, each once."""
    is_row: bool = False

    @property
    def words(self) -> list[str]:
        """Give the words that are read."""
        return _WORD.findall(self.read)


@dataclass(frozen=True)
class Grammar:
    """What must be known of a language to tell where its sentences end."""

    abbreviations: Sequence[str]
    openers: Sequence[str]

    @cached_property
    def _abbreviation(self) -> re.Pattern[str]:
        return phrases(self.abbreviations)

    def sentences(self, text: str, *, blocks: bool) -> Iterator[Sentence]:
        """Give all sentences; with blocks of paragraphs, lists and tables, else of one paragraph."""
        read = readable(text)
        for (start, end), is_row in _blocks(text) if blocks else [((0, len(text)), False)]:
            ends = [] if is_row else self._boundaries(text[start:end], read[start:end])
            for first, last in pairwise([start, *(start + boundary for boundary in ends), end]):
                if read[first:last].strip():
                    written = text[first:last]
                    yield Sentence(first, written, read[first:last], tuple(cited(written)), is_row)

    def _boundaries(self, written: str, read: str) -> Iterator[int]:
        if not _END.search(read):
            return
        read = _ENCLOSED.sub(lambda found: _END_INSIDE.sub(",", found[0]), read)
        for pattern in (self._abbreviation, _SHORT):
            read = pattern.sub(lambda found: found[0].replace(".", _SOFT), read)
        for found in _END.finditer(read):
            word = found[1]
            if word[0].islower() or (_SOFT in found[0] and word not in self.openers):
                continue
            yield max(found.end(), _start_of_word(written, found.start(1)))


def readable(text: str) -> str:
    """Give a text of the same length in which everything that is not read is blank."""
    if "`" in text or "~~~" in text:
        text = without_code(text, " ")
    if "\\" in text:
        text = _ESCAPED.sub(_sign_and_blank, text)
    if "[" in text:
        text = replace(text, _words_of)
    return _UNREAD.sub(_blank, text) if _MAYBE_UNREAD.search(text) else text


def phrases(words: Iterable[str], ending: str = "") -> re.Pattern[str]:
    """Match any of these words or phrases as a whole, however their spaces are written."""
    written = {" ".join(phrase.lower().split()) for phrase in words}
    if not written:
        return _NOTHING
    return re.compile(rf"(?<!\w)(?:{_choice(sorted(written))}){ending}(?!\w)", re.IGNORECASE)


def _choice(words: Sequence[str]) -> str:
    """Match any of these, longest first; what several begin with stands there once, so no letter is read twice."""
    alike = commonprefix(words)  # noqa: RUF071 (letter by letter is what is wanted)
    by_sign = groupby((word[len(alike) :] for word in words), key=lambda rest: rest[:1])
    choices = [_choice(list(rest)) if sign else "" for sign, rest in by_sign]
    written = re.escape(alike).replace(r"\ ", r"\s++")
    return f"{written}(?:{'|'.join(reversed(choices))})" if choices != [""] else written


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _sign_and_blank(found: re.Match[str]) -> str:
    """Give a sign that stands for itself where it is read: after what it ends, or before what it begins."""
    return f"{found[1]} " if found[1] in ".)!:" else f" {found[1]}"


def _words_of(reference: Reference) -> str:
    """Give what is read of a reference: words of its own, or a title, that is some word with a capital."""
    written = reference.written
    if isinstance(reference, Citation):
        return " " * len(written)
    before, bar, words = written[2:-2].partition("|")
    if bar:
        return f"{' ' * len(before)}   {words}  "
    return "X".ljust(len(written), "x")


def _start_of_word(text: str, position: int) -> int:
    while position and not text[position - 1].isspace():
        position -= 1
    return position


def _blocks(text: str) -> Iterator[tuple[Span, bool]]:
    """Give paragraphs, list items and rows of tables; headings and titles of boxes are left out."""
    for lines in _paragraphs(text):
        written = [text[start:end] for start, end in lines]
        if len(lines) > 1 and _RULE_OF_TABLE.fullmatch(written[1]):
            yield from ((line, True) for line in lines[2:])
            continue
        marker = _ITEM if _ITEM.match(written[0]) else _BULLET
        first = lines[0][0]
        for (start, _), line in zip(lines, written, strict=True):
            mark = marker.match(line)
            if mark:
                if first < start:
                    yield (first, start), False
                first = start + mark.end()
        yield (first, lines[-1][1]), False


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """Give the lines of each paragraph."""
    lines: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        content = line.strip()
        apart = bool(_HEADING.match(content) or _BOX.match(content))
        if (apart or not content) and lines:
            yield lines
            lines = []
        if content and not apart:
            lines.append((start, start + len(line.rstrip("\n"))))
        start += len(line)
    if lines:
        yield lines
