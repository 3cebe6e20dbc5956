"""How much a hand-written page may hold: what is short to write must not become endless to read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Final

from macros.knowledge.code import without_code
from macros.knowledge.findings import shorten
from macros.knowledge.markup import BEFORE, UNWIELDY, blocks, too_many
from macros.knowledge.references import replace
from macros.knowledge.rules import Group
from macros.knowledge.trespass import Trespass

RULES: Final = Group("Tabellen, Fußnoten und Abkürzungen auf Seiten")
UNEVEN: Final = RULES.rule(
    "tabellenzeile",
    """Jede Zeile einer Tabelle hat so viele Zellen wie ihre Kopfzeile.

    Was zu viel ist, ließe Markdown weg, ohne es zu sagen; was fehlt, füllte es mit leeren Zellen.""",
)
TWICE: Final = RULES.rule(
    "doppelt-erklaert",
    """Eine Seite erklärt jede Fußnote und jede Abkürzung nur einmal.

    Von zwei Texten zeigte Markdown nur einen; der andere verschwände, ohne dass es jemand merkt.""",
)
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
_ABBREVIATION: Final = re.compile(r"\*\[(?P<short>[^\]\n]*)\] ?:(?P<long>.*)")
_HEAD: Final = re.compile(rf"(?m)^{BEFORE}")
_EXPLAINED: Final = re.compile(r"(?P<sign>\[\^|\*\[)(?P<short>[^\[\]]*)\] ?:")
_MAX_EXPLAINED: Final = 100_000
"""Letters of all that abbreviations stand for, as often as they are mentioned."""
_RULE_OF_TABLE: Final = re.compile(r"(?=.*\|)(?=.*-)[ \t>|:-]+")
_BEFORE_ROW: Final = re.compile(r"[ \t>]*\|?")
_BORDER: Final = re.compile(r"(?<!\\)\|")
_WIDE_ROW: Final = re.compile(rf"(?m)^(?:[^|\n]*\|){{{_MAX_COLUMNS + 2},}}.*$")
_WHOLE_BLOCK: Final = re.compile(r"\{\{ *(feldreferenz|gemeinden|regeln|voraussetzungen|zeichnung)\(")


def extents(text: str) -> Iterator[Trespass]:
    """Find what a page holds too much of."""
    yield from _long(_HEADING, text, 1, "Diese Überschrift")
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
    yield from _explained_twice(text)
    yield from _repeated(text)
    yield from _often_explained(text)
    yield from _uneven_rows(text)


def _long(pattern: re.Pattern[str], text: str, part: int | str, what: str) -> Iterator[Trespass]:
    for found in pattern.finditer(text):
        if len(found[part]) > MAX_LETTERS:
            yield Trespass(
                UNWIELDY,
                found.start(part),
                found[part],
                f"{what} hat {len(found[part])} Zeichen.",
                f"höchstens {MAX_LETTERS} Zeichen",
            )


def _abbreviations(text: str) -> Iterator[Trespass]:
    yield from _long(_ABBREVIATION, text, "long", "Was diese Abkürzung heißt,")
    for abbreviation in _ABBREVIATION.finditer(text):
        if "{{" in abbreviation[0]:
            yield Trespass(
                UNWIELDY,
                abbreviation.start(),
                abbreviation[0],
                "In dem, was eine Abkürzung heißt, steht ein Baustein.",
                "Text ohne Bausteine",
            )


def _explained_twice(text: str) -> Iterator[Trespass]:
    """Find what a page explains a second time: a mark of a footnote or an abbreviation where a line begins."""
    heads = list(_HEAD.finditer(text))
    begins = [head.start() for head in heads]
    first: dict[tuple[str, str], tuple[re.Match[str], int]] = {}
    for found in _EXPLAINED.finditer(text):
        line = bisect_right(begins, found.start())
        if found.start() > heads[line - 1].end():
            continue
        sign, short = found["sign"], " ".join(found["short"].split())
        before, earlier = first.setdefault((sign, short), (found, line))
        if before is not found:
            what = "Fußnote" if sign == "[^" else "Abkürzung"
            yield Trespass(
                TWICE,
                found.start(),
                found[0],
                f"Die {what} „{shorten(short, 60)}“ steht in Zeile {line} ein zweites Mal; das erste Mal in Zeile {earlier}.",
                "ein einziger Eintrag; den anderen löschen oder anders nennen",
            )


def _often_explained(text: str) -> Iterator[Trespass]:
    """Find abbreviations that would make a page many times as long: what they stand for comes along each time."""
    explained = {found["short"].strip(): found for found in _ABBREVIATION.finditer(text)}
    if not explained:
        return
    choice = "|".join(sorted(map(re.escape, explained), key=len, reverse=True))
    counted = Counter(re.findall(rf"(?<!\w)(?:{choice})(?!\w)", text))
    added = {short: counted[short] * len(found["long"]) for short, found in explained.items()}
    if sum(added.values()) > _MAX_EXPLAINED:
        short = max(added, key=lambda short: added[short])
        yield Trespass(
            UNWIELDY,
            explained[short].start(),
            explained[short][0],
            f"Die Abkürzung „{short}“ steht auf dieser Seite {counted[short]}-mal, jedes Mal mit allem, was sie heißt.",
            "eine kürzere Erklärung, oder sie nur beim ersten Mal ausschreiben",
        )


def _uneven_rows(text: str) -> Iterator[Trespass]:
    """Find tables whose rows do not fit their head: Markdown drops what is too much and fills up what is missing."""
    for start, block in blocks(_without_other_strokes(text)):
        lines = block.split("\n")
        rule = next((n for n, line in enumerate(lines) if n and _RULE_OF_TABLE.fullmatch(line)), 0)
        wanted = _cells(lines[rule - 1]) if rule else 0
        uneven = next(
            (n for n in range(rule, len(lines)) if rule and lines[n].strip() and _cells(lines[n]) != wanted),
            None,
        )
        if uneven is not None:
            at = start + sum(len(line) + 1 for line in lines[:uneven])
            yield Trespass(
                UNEVEN,
                at,
                text[at : at + len(lines[uneven])] or "|",
                f"Diese Zeile der Tabelle hat {_cells(lines[uneven])} Zellen, die Kopfzeile hat {wanted}.",
                f"{wanted} Zellen, eine leere als „| |“; ein | mitten im Text als \\|",
            )


def _without_other_strokes(text: str) -> str:
    """Give a text of the same length in which | stands in tables only, not in code or `[[id|words]]`."""
    return replace(without_code(text, "x"), lambda reference: "x" * len(reference.written))


def _cells(row: str) -> int:
    row = _BEFORE_ROW.sub("", row.rstrip(), count=1)
    return len(_BORDER.findall(row.removesuffix("|"))) + 1


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
