"""The relevance suite: queries with the obstacles that are right, and how a search does on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml
from playwright.sync_api import Page

SUITE: Final = Path(__file__).parent / "search"
HALVES: Final = ("development", "test")
NEGATIVES: Final = {"development": "development-negatives", "test": "negatives"}
"""What must find nothing: for tuning, and for telling the truth."""


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, which obstacles are right (none: it must find nothing), and its class."""

    text: str
    expected: tuple[str, ...]
    kind: str


@dataclass(slots=True)
class Score:
    """How often a right obstacle stood first, and among the first three."""

    count: int = 0
    first: int = 0
    third: int = 0
    misses: list[tuple[Query, list[str]]] = field(default_factory=list)

    def add(self, query: Query, found: list[str]) -> None:
        """Count one query with the obstacles found for it, in rank order."""
        right = [rank for rank, id_ in enumerate(found) if id_ in query.expected]
        self.count += 1
        self.first += right[:1] == [0]
        self.third += bool(right) and right[0] < 3
        if right[:1] != [0]:
            self.misses.append((query, found))

    @property
    def at_1(self) -> float:
        """Share of queries with a right obstacle first."""
        return self.first / self.count if self.count else 1.0

    @property
    def at_3(self) -> float:
        """Share of queries with a right obstacle among the first three."""
        return self.third / self.count if self.count else 1.0


Ask = Callable[[list[str]], list[list[str]]]
"""Answers queries, each with what was found in rank order."""


def suite(name: str) -> list[Query]:
    """Read a half of the suite, or the negatives."""
    rows = yaml.safe_load((SUITE / f"{name}.yaml").read_text(encoding="utf-8")) or []
    return [Query(row["query"], tuple(row.get("expected", ())), row["class"]) for row in rows]


def scores(queries: Iterable[Query], ask: Ask) -> dict[str, Score]:
    """Score queries by class, and all together under an empty name."""
    asked = list(queries)
    found: dict[str, Score] = defaultdict(Score, {"": Score()})
    for query, answer in zip(asked, ask([query.text for query in asked]), strict=True):
        found[query.kind].add(query, answer)
        found[""].add(query, answer)
    return dict(found)


def answered(queries: Iterable[Query], ask: Ask) -> list[Query]:
    """Give the queries that find anything."""
    asked = list(queries)
    answers = ask([query.text for query in asked])
    return [query for query, answer in zip(asked, answers, strict=True) if answer]


TYPE = """queries => queries.map(query => {
  const field = document.querySelector("main #suche");
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return SHOWN;
})"""
OBSTACLES = (
    '[...document.querySelectorAll("[data-obstacle]")].filter(e => !e.hidden).map(e => e.dataset.obstacle)'
)
OTHERS = '[...document.querySelectorAll("[data-part=others] .list a")].map(e => e.textContent)'


def ask_page(page: Page) -> Ask:
    """Type into the real page, and read the obstacles it shows."""
    return lambda queries: page.evaluate(TYPE.replace("SHOWN", OBSTACLES), queries)


def ask_all(page: Page) -> Ask:
    """Type into the real page, and read all that it shows as found: obstacles and other pages."""
    return lambda queries: page.evaluate(TYPE.replace("SHOWN", f"{OBSTACLES}.concat({OTHERS})"), queries)
