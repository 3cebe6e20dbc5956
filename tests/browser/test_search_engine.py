"""The search finds, ranks and explains: on a few documents made for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.browser.workbench import Source, modules, opened, source
from tests.editions import FIXTURE, ROOT, TODAY

NAMES = [["Öffentliches Sozialhilfezentrum", "ÖSHZ", "CPAS"], ["Verbraucherschutzzentrale", "VSZ"]]
DOCUMENTS: list[dict[str, Any]] = [
    {
        "id": "mobilitaet", "title": "Mobilität und Führerschein", "lead": "Kein Bus, kein Führerschein",
        "aliases": ["Lappen", "zu weit weg"], "summary": "Auf dem Land fährt selten ein Bus.",
        "ways": ["Rufbus und geteilte Autos", "Fahrtkosten im Einzelfall"], "steps": "Prüfung Geld zahlen", "involved": [0],
    },
    {
        "id": "schulden", "title": "Schulden", "lead": "Schulden fressen den Lohn", "aliases": ["Pfändung", "Räumung", "pleite"],
        "summary": "Wer Schulden hat, behält oft wenig übrig.", "ways": ["Haushaltsplan"], "steps": "Geld", "involved": [0, 1],
    },
    {
        "id": "kinder", "title": "Kinderbetreuung", "lead": "Keine Betreuung, keine Schicht", "aliases": ["Kita", "alleinerziehend"],
        "summary": "Wer Kinder hat, braucht jemanden, der aufpasst.", "ways": ["Betreuung früh planen"], "involved": [0],
    },
    {
        "id": "nach", "title": "Nachbetreuung", "lead": "Nach der Unterschrift ist niemand mehr da", "aliases": ["gekündigt"],
        "summary": "Nach dem Vertrag hört die Begleitung auf.", "ways": ["Ansprechperson für den Betrieb"], "involved": [0],
    },
    {
        "id": "sucht", "title": "Sucht", "lead": "Alkohol und andere Abhängigkeiten", "aliases": ["kiffen"],
        "summary": "Wer süchtig ist, braucht Hilfe.", "ways": ["Offene Sprechstunde"], "log": "Suche Gespräch", "involved": [0],
    },
    {
        "id": "sprache", "title": "Sprache", "lead": "Ohne Deutsch geht wenig", "aliases": ["Alphabetisierung"],
        "summary": "Wer wenig Deutsch spricht, findet schwer Arbeit.", "ways": ["Sprachkurse am Abend"], "involved": [0],
    },
]  # fmt: skip

Search = Callable[[str], dict[str, Any]]


SEARCH = """query => {
  const found = finder.search(index, query);
  return {
    hits: found.hits.map(hit => hit.document.id),
    maybe: found.maybe.map(hit => hit.document.id),
    near: finder.near(index, found.unknown),
    why: found.hits.map(hit => finder.reasons(hit, names).map(piece => piece.text).join("")),
  };
}"""
INDEX = """([documents, names]) => {
  globalThis.names = names;
  globalThis.index = new finder.Sliced(finder.indexing(documents, names), () => {}).result;
}"""


@pytest.fixture(scope="module")
def search(browser: Browser) -> Iterator[Search]:
    """Search the documents; give ids of hits and of weak matches, reasons and near words."""
    with modules(browser) as page:
        page.evaluate(INDEX, [DOCUMENTS, NAMES])
        yield lambda query: page.evaluate(SEARCH, query)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Führerschein", "mobilitaet"),
        ("kein lappen", "mobilitaet"),
        ("lapp", "mobilitaet"),
        ("fuehrerscheine", "mobilitaet"),
        ("fürerschein", "mobilitaet"),
        ("wer zahlt den führerschein", "mobilitaet"),
        ("wer zahlt mir eigentlich den Lappen?", "mobilitaet"),
        ("das ist mir zu weit weg", "mobilitaet"),
        ("Rufbusse", "mobilitaet"),
        ("bus", "mobilitaet"),
        ("überschuldet", "schulden"),
        ("Pfaendungen", "schulden"),
        ("Zwangsräumung", "schulden"),
        ("Schuldenproblem", "schulden"),
        ("haushalts plan", "schulden"),
        ("vsz", "schulden"),
        ("kinder betreuung", "kinder"),
        ("Alleinerziehende:r", "kinder"),
        ("KITA", "kinder"),
        ("nach betreuung", "nach"),
        ("nachbetreung", "nach"),
        ("gekuendigt", "nach"),
        ("sucht", "sucht"),
        ("süchtig", "sucht"),
        ("alkohlo", "sucht"),
        ("alkoholabhängig", "sucht"),
        ("Sprachkurs", "sprache"),
        ("sprachku", "sprache"),
        ("spricht kein Deutsch", "sprache"),
    ],
)
def test_the_right_one_stands_first(search: Search, query: str, first: str) -> None:
    assert search(query)["hits"][:1] == [first]


def test_a_part_of_a_title_finds_every_title_with_it(search: Search) -> None:
    assert set(search("Betreuung")["hits"][:2]) == {"kinder", "nach"}


@pytest.mark.parametrize(
    "query",
    ["Suchtrupp", "Kinderschokolade", "Busfenster", "Nachtisch", "Sprachlabor", "Tulpe", "xqzvbn", "7k4x9q"],
)
def test_what_only_touches_a_part_is_no_hit(search: Search, query: str) -> None:
    assert search(query)["hits"] == []


def test_a_weak_match_may_be_meant(search: Search) -> None:
    assert search("Kinderschokolade")["maybe"] == ["kinder"]


def test_the_nearest_words_are_offered(search: Search) -> None:
    assert search("Rufbuss")["near"] == [], "it was found"
    assert search("Kindrbetrung")["near"][:1] == ["Kinderbetreuung"]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("lappen", "auch genannt Lappen"),
        ("weit weg", "auch genannt zu weit weg"),
        ("führerschein", "Führerschein im Titel und im Leitsatz"),
        ("alkohlo", "Alkohol (ähnlich geschrieben) im Leitsatz"),
        ("sprechstunde", "Sprechstunde in einem Lösungsweg"),
        (
            "CPAS schulden",
            "Schulden im Titel und im Leitsatz; CPAS (Öffentliches Sozialhilfezentrum), beteiligt",
        ),
        ("VSZ", "VSZ (Verbraucherschutzzentrale), beteiligt"),
        ("kurs", "Wortteil kurs (Sprachkurse) in einem Lösungsweg"),
    ],
)
def test_a_hit_says_why(search: Search, query: str, why: str) -> None:
    assert search(query)["why"][0] == why


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "?!",
        "und der die",
        "😀😀",
        "\u05e9\u05dc\u05d5\u05dd",
        "<script>",
        "%E0%A4%A",
        "\ud800",
        "a" * 10_000,
        "wort " * 2_000,
    ],
)
def test_bad_input_is_answered_in_no_time(search: Search, query: str) -> None:
    assert isinstance(search(query)["hits"], list)


def test_stop_words_alone_are_looked_for(search: Search) -> None:
    assert search("nach der")["hits"][0] == "nach"


def documents(edition: Path) -> Source:
    """Give what an edition brings to the search."""
    base = load(read_files(edition), TODAY).base
    assert base is not None
    return source(base)


@pytest.mark.parametrize("edition", [ROOT, FIXTURE], ids=["draft", "fixture-edition"])
def test_the_search_knows_every_zone_of_the_documents(browser: Browser, edition: Path) -> None:
    brought = {zone for zones in documents(edition)["documents"].values() for zone in zones}
    with modules(browser) as page:
        assert page.evaluate("zones => zones.filter(zone => !finder.isZone(zone))", [*brought, "neu"]) == [
            "neu"
        ]


def test_a_zone_that_the_search_does_not_know_is_told(browser: Browser) -> None:
    found = documents(FIXTURE)
    found["documents"]["service"]["motto"] = [""] * len(found["documents"]["service"]["title"])
    with opened(browser, found) as page:
        with page.expect_console_message() as told:
            page.reload()
        assert (told.value.type, told.value.text) == ("error", "zones.js does not know motto of service")


AT_ONCE = """(() => {
  const mark = performance.mark.bind(performance);
  const marks = () => performance.getEntriesByType("mark").map(entry => entry.name);
  const type = () => {
    const input = document.querySelector("#suche");
    input.value = "QUERY";
    input.dispatchEvent(new Event("input"));
    globalThis.shown = document.querySelectorAll("article:not([hidden])").length;
    globalThis.marks = marks();
  };
  performance.mark = name => {
    mark(name);
    if (name === "finder-ready") type();
  };
})()"""


def test_a_key_before_all_is_read_is_answered_right(browser: Browser) -> None:
    found = documents(FIXTURE)
    query = found["documents"]["obstacle"]["title"][0]
    with opened(browser, found) as page:
        page.locator("#suche").fill(query)
        shown = page.locator("article:visible").count()
        assert 0 < shown < len(found["documents"]["obstacle"]["id"])
        page.add_init_script(AT_ONCE.replace("QUERY", query))
        page.reload()
        assert page.evaluate("[marks, shown]") == [["finder-start", "finder-ready", "finder-complete"], shown]


SLICES = """() => new Promise(resolve => {
  const order = [];
  function* work() {
    for (let step = 0; step < 30; step++) {
      for (const start = performance.now(); performance.now() < start + 1; );
      yield;
    }
  }
  new finder.Sliced(work(), () => resolve([...order, "done"]));
  setTimeout(() => order.push("something else"));
})"""


def test_long_work_lets_the_page_do_something_else(browser: Browser) -> None:
    with modules(browser) as page:
        assert page.evaluate(SLICES) == ["something else", "done"]
