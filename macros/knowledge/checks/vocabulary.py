"""What people type: each text stands once, says something, and is as long as anybody types.

An edition may hold tens of thousands of these texts; places are looked for only where something is
wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.documents import KeyPath
from macros.knowledge.findings import Finding, Place, shorten
from macros.knowledge.manuscript import Block, Manuscript
from macros.knowledge.model import VOCABULARY, Obstacle, Vocabulary, VocabularyFile
from macros.knowledge.rules import Severity

_LONGEST: Final = 200
_MOST: Final = 60_000
_MOST_WORDS: Final = 40_000
_MOST_NAMED: Final = 10
_WORD: Final = re.compile(r"[^\W_]{2}")
_WORDS: Final = re.compile(r"[^\W_]+").findall
_EXAMPLE: Final = "|\n  Gerichtsvollzieher kommt morgen\n  Lohnpfändung"

rule: Final = Checks("Suchwörter")


def _blocks(manuscript: Manuscript) -> list[Block]:
    """Give all texts; none while they are too many, which is said by a rule of its own."""
    return [] if _count(manuscript.sayings) > _MOST else manuscript.sayings


def _count(blocks: Iterable[Block]) -> int:
    return sum(sum(map(bool, block.lines)) for block in blocks)


def _lines(manuscript: Manuscript) -> list[str]:
    """Give the lines of the file as they were written."""
    parts = (part for key in VocabularyFile.model_fields for part in manuscript.parts.get(key, ()))
    return next((part.file.lines for part in parts), [])


@rule("alltag-fehlt")
def missing_everyday(manuscript: Manuscript) -> Iterator[Finding]:
    """Neben Suchwörtern steht unter „everyday:“, was nicht hierher gehört.

    Nur daran erkennt die Suche, was ähnlich klingt und anderes meint. Ohne Vergleich zeigt sie auch
    keine Hilfe in Not.
    """
    blocks = _blocks(manuscript)
    if not blocks or any(line.startswith("everyday:") for line in _lines(manuscript)):
        return
    yield Finding(
        missing_everyday,
        Place(f"data/{VOCABULARY}"),
        "In dieser Datei steht nichts unter „everyday:“.",
        expected="everyday: mit Anfragen, die nicht hierher gehören, eine je Zeile",
        example="everyday: |\n  Schulterbraten\n  Wetter morgen",
    )


@rule("anfrage-doppelt")
def repeated_sayings(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Anfrage steht in der ganzen Datei nur einmal, ob groß oder klein geschrieben.

    Dieselbe Anfrage kann nicht zweierlei meinen. Meint sie wirklich beides, sagt sie der Suche nichts.
    """
    first: dict[str, tuple[KeyPath, int]] = {}
    for block in _blocks(manuscript):
        for line, text in enumerate(block.lines):
            own = (block.path, line)
            before = first.setdefault(" ".join(text.casefold().split()), own) if text else own
            if before is not own:
                yield Finding(
                    repeated_sayings,
                    manuscript.place_of_line(*own),
                    f"„{shorten(text, 60)}“ steht schon in Zeile {manuscript.place_of_line(*before).line}.",
                    expected="jede Anfrage nur einmal, dort, wohin sie am ehesten führt; eine der beiden Zeilen löschen",
                )


@rule("anfrage-zu-lang")
def long_sayings(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Anfrage ist so lang, wie jemand sie tippt: höchstens 200 Zeichen.

    Was länger ist, sind meist mehrere Anfragen, zwischen denen ein Zeilenumbruch fehlt.
    """
    for block in _blocks(manuscript):
        for line in (line for line, text in enumerate(block.lines) if len(text) > _LONGEST):
            yield Finding(
                long_sayings,
                manuscript.place_of_line(block.path, line),
                f"Diese Anfrage hat {len(block.lines[line])} Zeichen.",
                expected=f"höchstens {_LONGEST} Zeichen; jede Anfrage auf einer eigenen Zeile",
            )


@rule("anfrage-ohne-wort")
def silent_sayings(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Anfrage hat mindestens ein Wort aus zwei Buchstaben oder Ziffern.

    Aus Zeichen allein lernt die Suche nichts.
    """
    for block in _blocks(manuscript):
        for line in (line for line, text in enumerate(block.lines) if text and not _WORD.search(text)):
            yield Finding(
                silent_sayings,
                manuscript.place_of_line(block.path, line),
                f"In „{shorten(block.lines[line], 60)}“ steht kein Wort.",
                expected="mindestens ein Wort, oder die Zeile löschen",
            )


@rule("anfragen-in-einer-zeile")
def folded_sayings(manuscript: Manuscript) -> Iterator[Finding]:
    """Hinter „texts:“ und „everyday:“ steht ein senkrechter Strich, darunter eine Anfrage je Zeile.

    Ohne ihn macht YAML aus allen Zeilen eine einzige Anfrage und schneidet sie an # ab.
    """
    written = {line.strip() for line in _lines(manuscript)}
    for block in _blocks(manuscript):
        if not written.issuperset(block.lines):
            name = str(block.path[-1])
            yield Finding(
                folded_sayings,
                manuscript.place(block.path),
                f"In „{name}“ stehen die Anfragen nicht Zeile für Zeile.",
                expected="hinter dem Feldnamen ein senkrechter Strich, darunter eingerückt eine Anfrage je Zeile",
                example=f"{name}: {_EXAMPLE}",
            )


@rule("zu-viele-anfragen")
def many_sayings(manuscript: Manuscript) -> Iterator[Finding]:
    """In der ganzen Datei stehen höchstens 60 000 Anfragen mit 40 000 verschiedenen Wörtern.

    Mehr macht die Suche nicht klüger, nur langsamer.
    """
    said = _count(manuscript.sayings)
    words = {word for block in manuscript.sayings for line in block.lines for word in _WORDS(line.lower())}
    if said > _MOST or len(words) > _MOST_WORDS:
        yield Finding(
            many_sayings,
            Place(f"data/{VOCABULARY}"),
            f"In dieser Datei stehen {said} Anfragen mit {len(words)} verschiedenen Wörtern.",
            expected=f"höchstens {_MOST} Anfragen und {_MOST_WORDS} Wörter; solche löschen, die kaum jemand tippt",
        )


@rule("hemmnis-ohne-suchwoerter", Severity.HINT)
def silent_obstacles(manuscript: Manuscript) -> Iterator[Finding]:
    """Wo die meisten Hemmnisse Suchwörter haben, haben alle welche.

    Sonst führt eine Anfrage, die zu diesem gehört, leicht zu einem anderen.
    """
    if not manuscript.is_complete("vocabulary"):
        return
    known = {entry.obstacle for _, entry in manuscript.all(Vocabulary)}
    obstacles = [obstacle.id for _, obstacle in manuscript.all(Obstacle)]
    silent = [id_ for id_ in obstacles if id_ not in known]
    if silent and 2 * len(silent) < len(obstacles):
        yield Finding(
            silent_obstacles,
            manuscript.place_of_key(("vocabulary",)),
            f"Ohne Suchwörter: {', '.join(silent[:_MOST_NAMED])}{' …' if len(silent) > _MOST_NAMED else ''}.",
            expected="ein Eintrag für jedes Hemmnis",
            example=f"- obstacle: {silent[0]}\n  texts: |\n    …",
        )
