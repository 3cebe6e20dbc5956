"""How much a hand-written page may hold: what is short to write must not become endless to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from macros.knowledge.markup import UNWIELDY, Trespass

MAX_LETTERS: Final = 200
"""Of a heading and of what an abbreviation stands for; the latter comes along with every mention."""
_MAX_ABBREVIATIONS: Final = 50
_MAX_COLUMNS: Final = 12
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
    found = list(_ABBREVIATION.finditer(text))
    yield from _long(_ABBREVIATION, text, "Was diese Abkürzung heißt,")
    for abbreviation in found[_MAX_ABBREVIATIONS : _MAX_ABBREVIATIONS + 1]:
        yield Trespass(
            UNWIELDY,
            abbreviation.start(),
            abbreviation[0],
            f"Hier steht die {_MAX_ABBREVIATIONS + 1}. Abkürzung.",
            f"höchstens {_MAX_ABBREVIATIONS}; mehr gehören ins Glossar",
        )
    for abbreviation in found:
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
