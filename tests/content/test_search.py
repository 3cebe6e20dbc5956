"""The search finds what people mean: the relevance suite in the real page, and each record by its own name.

What fails is more misses than the first honest result had; a query that goes with its obstacle costs
nothing. The targets are reported by `make search-report`.
The misses of the test half are never printed here: nobody may tune on them.
"""

from __future__ import annotations

import brotli
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visiting import watched
from tests.builds import Built
from tests.content.relevance import HALVES, NEGATIVES, answered, ask_all, ask_page, scores, suite
from tests.content.saying import say
from tests.editions import ROOT, read

MOST_MISSES = {"development": (11, 6), "test": (32, 18)}
"""How many queries may have no right obstacle first, and none among the first three."""
MOST_FALSE = {"development": 2, "test": 6}
"""How many of those that must find nothing may find something."""
AMONG_FIRST = 3
MOST_WEIGHT = 100_000
"""Bytes of all scripts together, as they are sent."""


@pytest.mark.parametrize("half", HALVES)
def test_the_right_obstacle_stands_first(solutions: Page, half: str) -> None:
    whole = scores(suite(half), ask_page(solutions))[""]
    not_first, not_third = whole.count - whole.first, whole.count - whole.third
    most_first, most_third = MOST_MISSES[half]
    if not_first > most_first or not_third > most_third:
        say(
            f"Die Suche findet schlechter als bisher: Von {whole.count} Anfragen in {half}.yaml steht bei {not_first} das "
            f"Richtige nicht zuerst (höchstens {most_first}) und bei {not_third} nicht unter den ersten drei "
            f"(höchstens {most_third}).",
            "„make search-report“ zeigt, was fehlt. Meist hilft ein Suchwort („aliases“) beim richtigen Hemmnis, "
            "oder ein zu allgemeines beim falschen fällt weg.",
        )


@pytest.mark.parametrize("half", HALVES)
def test_what_has_nothing_to_do_with_it_finds_nothing(solutions: Page, half: str) -> None:
    queries = suite(NEGATIVES[half])
    false = [query.text for query in answered(queries, ask_all(solutions))]
    if len(false) > MOST_FALSE[half]:
        say(
            f"{len(false)} von {len(queries)} Anfragen in {NEGATIVES[half]}.yaml finden etwas, obwohl sie nichts damit zu tun "
            f"haben (höchstens {MOST_FALSE[half]}).",
            "Meist ist ein Suchwort („aliases“) zu allgemein; ein genaueres hilft. „make search-report“ zeigt, was "
            "sich verbessern lässt.",
        )


def test_the_search_is_light(built: Built) -> None:
    scripts = list(built.site.root.glob("assets/**/*.js"))
    weight = sum(len(brotli.compress(path.read_bytes())) for path in scripts)
    if weight > MOST_WEIGHT:
        say(
            f"Was die Suche lädt, wiegt {weight / 1000:.1f} kB (höchstens {MOST_WEIGHT / 1000:.0f}).",
            "In data/vocabulary.yaml Anfragen löschen, deren Wörter dort schon oft stehen.",
        )


def test_every_expected_obstacle_exists() -> None:
    known = set(read(ROOT).obstacle)
    for half in HALVES:
        gone = [(query, id_) for query in suite(half) for id_ in query.expected if id_ not in known]
        if gone:
            say(
                f"tests/content/search/{half}.yaml erwartet Hemmnisse, die es nicht mehr gibt:",
                "Dort die neue Kennung eintragen oder die Zeile löschen.",
                [f"„{query.text}“ erwartet „{id_}“" for query, id_ in gone],
            )


def test_every_obstacle_is_found_by_its_own_title(built: Built, solutions: Page) -> None:
    obstacles = built.base.obstacles
    answers = ask_page(solutions)([obstacle.title for obstacle in obstacles])
    missed = [
        f"„{obstacle.title}“ ({obstacle.id}) findet zuerst: {', '.join(found[:AMONG_FIRST]) or 'nichts'}"
        for obstacle, found in zip(obstacles, answers, strict=True)
        if obstacle.id not in found[:AMONG_FIRST]
    ]
    if missed:
        say(
            f"Diese Hemmnisse stehen unter ihrem eigenen Titel nicht unter den ersten {AMONG_FIRST}:",
            "Ein Titel mit Wörtern, die andere Hemmnisse nicht auch im Titel oder Leitsatz haben.",
            missed,
        )


def test_every_service_is_found_by_its_own_name(built: Built, solutions: Page) -> None:
    services = built.base.services
    answers = ask_all(solutions)([service.name for service in services])
    missed = [
        f"„{service.name}“ ({service.id})"
        for service, found in zip(services, answers, strict=True)
        if not found
    ]
    if missed:
        say(
            "Unter dem Namen dieser Dienste findet die Suche nichts:",
            "Ein Name, der aus ganzen Wörtern besteht, oder andere Wörter dafür („aliases“).",
            missed,
        )


def test_the_page_is_asked_at_all(browser: Browser, address: str) -> None:
    """Control case: without the documents every query of the suite finds the whole list or nothing."""
    with watched(browser, address) as visit:
        visit.page.route("**/documents*.js", lambda route: route.abort())
        page = visit.go("loesungen/")
        found = ask_page(page)(["Zug", "Haus"])
        visit.complaints.clear()
    assert found[0] == found[1]
