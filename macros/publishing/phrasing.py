"""Phrasing: numbers, names and progress as a German sentence says them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import NOT_EVIDENCED
from macros.knowledge.ways import Way

_WORDS: Final = [
    *("null", "ein", "zwei", "drei", "vier", "fünf", "sechs"),
    *("sieben", "acht", "neun", "zehn", "elf", "zwölf"),
]


def sentence(words: str) -> str:
    """Begin with a capital."""
    return words[:1].upper() + words[1:]


def ended(words: str) -> str:
    """End a sentence with a full stop, unless it asks or calls."""
    return words if words.endswith(("?", "!")) else words + "."


def count(number: int, one: str, many: str) -> str:
    """Say a number with its noun: "vier Hemmnisse", "21 Hemmnisse", "ein Hemmnis"."""
    word = _WORDS[number] if number < len(_WORDS) else str(number)
    return f"{word} {one if number == 1 else many}"


def named(values: Sequence[str]) -> str:
    """Join names as a sentence does: "a, b und c"."""
    return " und ".join(filter(None, [", ".join(values[:-1]), *values[-1:]]))


def states_count(base: KnowledgeBase, ways: Iterable[Way]) -> dict[str, int]:
    """Count solutions by state, in the order of the states."""
    counted = Counter(way.state for way in ways)
    return {state.id: counted[state.id] for state in base.states}


def progress(base: KnowledgeBase, ways: Sequence[Way]) -> str:
    """Say in words how far the solutions are: "1 von 4 Lösungswegen begonnen"."""
    counted = states_count(base, ways)
    parts = [
        (counted[state.id], state.label)
        for state in base.states
        if state.id != NOT_EVIDENCED and counted[state.id]
    ]
    if not parts:
        noun = "Lösungsweg" if len(ways) == 1 else "Lösungswege"
        return f"{len(ways)} {noun}, Stand {base.state[NOT_EVIDENCED].label}"
    if len(ways) == 1:
        return f"1 Lösungsweg, {parts[0][1]}"
    (number, label), *rest = parts
    first = f"{number} von {len(ways)} Lösungswegen {label}"
    return ", ".join([first, *(f"{more} {what}" for more, what in rest)])
