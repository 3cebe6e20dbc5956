"""The search finds what people mean: the relevance suite in the real page.

What fails is the first honest result, rounded down; the targets are reported by `make search-report`.
The misses of the test half are never printed here: nobody may tune on them.
"""

from __future__ import annotations

import pytest

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.browser.conftest import Visitor
from tests.browser.test_pages import WIDE
from tests.content.relevance import HALVES, answered, ask_all, ask_page, scores, suite
from tests.editions import ROOT, TODAY

FLOORS = {"development": (0.92, 0.93), "test": (0.87, 0.93)}
MOST_FALSE = 0.05


@pytest.mark.parametrize("half", HALVES)
def test_the_right_obstacle_stands_first(visit: Visitor, half: str) -> None:
    page = visit("light", WIDE).go("loesungen/")
    whole = scores(suite(half), ask_page(page))[""]
    first, third = FLOORS[half]
    told = f"{half}: {whole.at_1:.3f}, {whole.at_3:.3f}. Klasse für Klasse zeigt es: make search-report"
    assert whole.at_1 >= first, told
    assert whole.at_3 >= third, told


def test_what_has_nothing_to_do_with_it_finds_nothing(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/")
    queries = suite("negatives")
    false = [query.text for query in answered(queries, ask_all(page))]
    assert len(false) <= MOST_FALSE * len(queries), false


def test_every_expected_obstacle_exists() -> None:
    base = load(read_files(ROOT), TODAY).base
    assert base is not None
    for half in HALVES:
        for query in suite(half):
            assert set(query.expected) <= set(base.obstacle), f"{half}.yaml: {query.expected} gibt es nicht"


def test_the_page_is_asked_at_all(visit: Visitor) -> None:
    """Control case: without the documents every query of the suite finds the whole list or nothing."""
    visitor = visit("light", WIDE)
    visitor.page.route("**/documents.js", lambda route: route.abort())
    page = visitor.go("loesungen/")
    assert scores(suite("development"), ask_page(page))[""].at_1 < 0.1
    visitor.complaints = [line for line in visitor.complaints if "ERR_FAILED" not in line]
