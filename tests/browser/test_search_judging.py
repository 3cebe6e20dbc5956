"""What is written and what it sounds like, weighed together: on three obstacles and a few words of each meaning."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import Everyday, MissingTopic, Record, Urgent, Vocabulary
from macros.publishing import vocabulary
from macros.publishing.search import PARTS
from tests.browser.workbench import modules

DOCUMENTS: Final[list[dict[str, Any]]] = [
    {"id": "schulden", "number": "1", "title": "Schulden", "lead": "Schulden fressen den Lohn", "aliases": ["Räumung"]},
    {"id": "wege", "number": "2", "title": "Weite Wege", "lead": "Kein Bus am Abend", "aliases": ["XQZ"]},
    {"id": "kinder", "number": "3", "title": "Kinder", "lead": "Keine Betreuung am Morgen", "aliases": ["Kita"]},
]  # fmt: skip
TEXTS: Final[list[Record]] = [
    Vocabulary(obstacle="schulden", texts="Lohnpfändung\nGerichtsvollzieher kommt\nInkasso"),
    Vocabulary(obstacle="wege", texts="Führerschein weg\nAuto kaputt\nmit dem Fahrrad"),
    Vocabulary(obstacle="kinder", texts="Tagesmutter gesucht\nalleinerziehend mit Baby\nKrippe voll"),
    MissingTopic(title="Haft", answer="Nicht hier.", texts="Gefängnis\nauf Bewährung"),
    Urgent(title="Not", help="108.", texts="Suizid\nnicht mehr leben"),
    Everyday.model_validate("Schulterbraten\nAutobahn nach Köln\nKindergeburtstag feiern"),
]
ANSWER: Final = """query => {
  const { obstacles, urgent, topic, way } = finder.answer(indexes, heard, query);
  return { hits: obstacles.hits.map(hit => hit.document.id), alike: obstacles.hits.map(hit => hit.alike), urgent, topic, way };
}"""
HEAR: Final = """([documents, packed]) => {
  const done = work => new finder.Sliced(work, () => {}).result;
  globalThis.indexes = { obstacles: done(finder.indexing(documents, [])), pages: done(finder.indexing([], [])) };
  globalThis.heard = done(finder.hearing(packed, documents));
}"""

Answer = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def answer(browser: Browser) -> Iterator[Answer]:
    """Ask what the page would show."""
    kinds = dict.fromkeys(map(type, TEXTS))
    base = KnowledgeBase({kind: [text for text in TEXTS if type(text) is kind] for kind in kinds}, ())
    packed = json.loads(vocabulary.vocabulary_script(base).partition(" = ")[2].rstrip(";\n"))
    with modules(browser) as page:
        page.evaluate(HEAR, [DOCUMENTS, packed])
        yield lambda query: page.evaluate(ANSWER, query)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Lohnpfändungen", "schulden"),
        ("ein Gerichtsvolzieher war da", "schulden"),
        ("alleinerziehende Mutter", "kinder"),
        ("Schulden", "schulden"),
    ],
)
def test_what_it_sounds_like_is_found(answer: Answer, query: str, first: str) -> None:
    assert answer(query)["hits"][:1] == [first]


@pytest.mark.parametrize(
    "query",
    ["Lohnpfändung, alleinerziehend, Führerschein weg", "Führerschein weg und Lohnpfändung und Krippe"],
)
def test_every_sorrow_is_found_whichever_stands_first_in_the_data(answer: Answer, query: str) -> None:
    assert set(answer(query)["hits"]) == {"schulden", "wege", "kinder"}


@pytest.mark.parametrize(
    ("query", "sorrows"),
    [
        ("Weite Wege und kein Bus am Abend, Inkasso", {"wege", "schulden"}),
        ("Schulden fressen den Lohn, Krippe", {"schulden", "kinder"}),
    ],
)
def test_a_sorrow_counts_however_clear_another_is(answer: Answer, query: str, sorrows: set[str]) -> None:
    assert set(answer(query)["hits"]) == sorrows


@pytest.mark.parametrize("query", ["Schulterbraten", "Kindergeburtstag", "Autobahn"])
def test_what_only_looks_alike_is_not(answer: Answer, query: str) -> None:
    assert answer(query)["hits"] == []


def test_a_hit_says_what_it_sounds_like(answer: Answer) -> None:
    assert answer("Inkassobüro")["alike"] == ["Inkasso"]


def test_what_nobody_says_is_judged_by_what_is_written(answer: Answer) -> None:
    assert answer("xqz")["hits"] == ["wege"]


def test_need_and_missing_topics_are_told(answer: Answer) -> None:
    assert answer("Suizidgedanken")["urgent"] == 0
    assert answer("im Gefängnis") | {"hits": [], "alike": []} == {
        "hits": [],
        "alike": [],
        "urgent": -1,
        "topic": 0,
        "way": "",
    }
    assert (answer("Lohnpfändung")["urgent"], answer("Lohnpfändung")["topic"]) == (-1, -1)


@pytest.mark.parametrize(("query", "way"), [("2", ""), ("Hemmnis 2", ""), ("2b", "2 b"), ("Nr. 2 B", "2 b")])
def test_a_number_is_that_obstacle(answer: Answer, query: str, way: str) -> None:
    found = answer(query)
    assert (found["hits"], found["way"]) == (["wege"], way)


def test_both_languages_cut_words_at_the_same_letter() -> None:
    script = (PARTS / "vocabulary.js").read_text(encoding="utf-8")
    (cut,) = re.findall(r"export const CUT = (\d+);", script)
    assert int(cut) == vocabulary.LONGEST_WORD
