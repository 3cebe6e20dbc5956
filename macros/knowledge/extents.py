"""How much a hand-written page may hold: what is short to write must not become endless to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from macros.knowledge.markup import UNWIELDY, too_many
from macros.knowledge.trespass import Trespass

MAX_LETTERS: Final = 200
"""Of a heading and of what an abbreviation stands for; the latter comes along with every mention."""
_MAX_ABBREVIATIONS: Final = 50
_MAX_COLUMNS: Final = 12
_MAX_REFERENCES: Final = 500
_MAX_CALLS: Final = 50
_MAX_FENCES: Final = 100
_A_PAGE: Final = " auf einer Seite"
_REFERENCE: Final = re.compile(r"\[\[|\[Q\d")
_CALL: Final = re.compile(r"\{\{")
_FENCE: Final = re.compile(r"(?m)^[ \t]*(?:`{3,}|~{3,})")
_HEADING: Final = re.compile(r"(?m)^#+ +(.*)$")
_ABBREVIATION: Final = re.compile(r"\*\[[^\]\n]*\] ?:(.*)")
_WIDE_ROW: Final = re.compile(rf"(?m)^(?:[^|\n]*\|){{{_MAX_COLUMNS + 2},}}.*$")
_WHOLE_BLOCK: Final = re.compile(r"\{\{ *(feldreferenz|gemeinden|regeln|zeichnung)\(")


def extents(text: str) -> Iterator[Trespass]:
    """Find what a page holds too much of."""
    yield from _long(_HEADING, text, "Diese Überschrift")
    yield from _abbreviations(text)
    for row in _WIDE_ROW.finditer(text):
        yield Trespass(
            UNWIELDY,
            row.start(),
            row[0],
            f"Diese Tabelle hat mehr als {_MAX_COLUMNS} Spalten.",
            f"höchstens {_MAX_COLUMNS} Spalten, sonst eine Liste",
        )
    yield from too_many(_REFERENCE, text, _MAX_REFERENCES, "der {}. Verweis", _A_PAGE)
    yield from too_many(_CALL, text, _MAX_CALLS, "der {}. Baustein", _A_PAGE)
    yield from too_many(_FENCE, text, _MAX_FENCES, "der {}. Zaun für Code", _A_PAGE)
    yield from too_many(_ABBREVIATION, text, _MAX_ABBREVIATIONS, "der {}. Eintrag einer Abkürzung", _A_PAGE)
    yield from _repeated(text)


def _long(pattern: re.Pattern[str], text: str, what: str) -> Iterator[Trespass]:
    for found in pattern.finditer(text):
        if len(found[1]) > MAX_LETTERS:
            yield Trespass(
                UNWIELDY,
                found.start(1),
                found[1],
                f"{what} hat {len(found[1])} Zeichen.",
                f"höchstens {MAX_LETTERS} Zeichen",
            )


def _abbreviations(text: str) -> Iterator[Trespass]:
    yield from _long(_ABBREVIATION, text, "Was diese Abkürzung heißt,")
    for abbreviation in _ABBREVIATION.finditer(text):
        if "{{" in abbreviation[0]:
            yield Trespass(
                UNWIELDY,
                abbreviation.start(),
                abbreviation[0],
                "In dem, was eine Abkürzung heißt, steht ein Baustein.",
                "Text ohne Bausteine",
            )


def _repeated(text: str) -> Iterator[Trespass]:
    seen: set[str] = set()
    for call in _WHOLE_BLOCK.finditer(text):
        if call[1] in seen:
            yield Trespass(
                UNWIELDY,
                call.start(),
                call[0],
                f"Der Baustein „{call[1]}“ steht auf dieser Seite schon.",
                "ihn nur einmal, weiter unten ein Wort wie „siehe oben“",
            )
        seen.add(call[1])
