"""The search reads German: spelling, forms, parts and slips of words, in the browser that runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.workbench import modules

Finder = Callable[..., Any]
NOUN, VERB = True, False


@pytest.fixture(scope="module")
def finder(browser: Browser) -> Iterator[Finder]:
    """Call a function of the search with values."""
    with modules(browser) as page:
        yield lambda name, *values: page.evaluate(
            "([name, values]) => finder[name](...values)", [name, values]
        )


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Führerschein", "fuhrerschein"),
        ("FUEHRERSCHEIN", "fuhrerschein"),
        ("Fuhrerschein", "fuhrerschein"),
        ("Straße", "strasse"),
        ("neue Frauen, quer", "neue frauen, quer"),
        ("chômage, à l’école", "chomage, a l’ecole"),
        ("Ärzte und Aerzte", "arzte und arzte"),
        ("u\u0308ber", "uber"),
        ("\u05e9\u05dc\u05d5\u05dd \U0001f600", "\u05e9\u05dc\u05d5\u05dd \U0001f600"),
    ],
)
def test_spellings_fold_into_one(finder: Finder, written: str, folded: str) -> None:
    assert finder("fold", written) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Berater:innen, Berater*innen, Berater_innen", ["Berater", "Berater", "Berater"]),
        ("Berater/-innen und Berater(innen)", ["Berater", "und", "Berater"]),
        ("welche/r Ansprechpartner/-in", ["welche", "Ansprechpartner"]),
        ("ein:e Kolleg:in; Langzeitarbeitslose/-r", ["ein", "Kolleg", "Langzeitarbeitslose"]),
        ("Krankenkasse/Vertrauensarzt und/oder", ["Krankenkasse", "Vertrauensarzt", "und", "oder"]),
        ("die Agentur (LBA)", ["die", "Agentur", "LBA"]),
        ("Drehtür-Effekt, E-Mail", ["Drehtür", "Effekt", "DrehtürEffekt", "E", "Mail", "EMail"]),
        ("Artikel 60 § 7", ["Artikel", "60", "7"]),
        ("?! – 😀", []),
    ],
)
def test_a_text_comes_apart_into_words(finder: Finder, text: str, words: list[str]) -> None:
    assert finder("words", text) == words


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        # Published with the stemmer: NLTK and Lingua::Stem::Cistem
        ("Speicherbehältern", "speicherbehalt"),
        ("Grenzpostens", "grenzpost"),
        ("Ausgefeiltere", "ausgefeilt"),
        ("inhaltsleerer", "inhaltsleer"),
        ("geheilwässert", "heilwass"),
        ("heißwässert", "heisswass"),
        ("hast", "has"),
        ("Hast", "hast"),
        ("Hut", "hut"),
        ("Leheröööör", "leheroooor"),
    ],
)
def test_cistem_stems_as_published(finder: Finder, word: str, stem: str) -> None:
    assert finder("cistem", word) == stem


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("berater", "beraterinnen", True),
        ("ablehnen", "abgelehnt", True),
        ("anmelden", "anzumelden", True),
        ("weitersagen", "weitergesagt", True),
        ("plan", "plane", True),
        ("gesprach", "sprache", False),
    ],
)
def test_forms_of_a_word_share_a_stem(finder: Finder, one: str, other: str, *, same: bool) -> None:
    assert (finder("stem", one, VERB) == finder("stem", other, VERB)) == same


def test_a_noun_keeps_its_t(finder: Finder) -> None:
    assert finder("stem", "sucht", NOUN) == "sucht" != finder("stem", "suche", NOUN)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kontrolle", "kontrolliert"),
        ("isolation", "isoliert"),
        ("motivation", "motiviert"),
        ("qualifikation", "qualifiziert"),
        ("depression", "depressiv"),
        ("streichen", "gestrichen"),
        ("sprechen", "sprache"),
        ("lehre", "lehrling"),
    ],
)
def test_a_family_of_words_shares_a_root(finder: Finder, one: str, other: str) -> None:
    bare = finder("participle", other) or finder("stem", other, VERB)
    assert finder("root", finder("stem", one, NOUN)) == finder("root", bare)


@pytest.mark.parametrize(
    ("one", "other", "most", "steps"),
    [
        ("kontrolle", "kontrolle", 1, 0),
        ("kontrole", "kontrolle", 1, 1),
        ("zustandigkiet", "zustandigkeit", 1, 1),
        ("qualifikazion", "qualifikation", 1, 1),
        ("bewirtung", "bewerbung", 2, None),
        ("haus", "haushalt", 2, None),
        ("", "ab", 2, 2),
    ],
)
def test_slips_are_counted(finder: Finder, one: str, other: str, most: int, steps: float | None) -> None:
    assert finder("distance", one, other, most) == (float("inf") if steps is None else steps)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fersicherung", "versicherung"),
        ("mite", "miete"),
        ("farkarte", "fahrkarte"),
        ("teraphie", "terafi"),
        ("gelt", "geld"),
    ],
)
def test_words_that_sound_alike_have_one_sound(finder: Finder, one: str, other: str) -> None:
    assert finder("sound", one) == finder("sound", other)


@pytest.mark.parametrize(
    ("word", "part", "place"),
    [
        ("Kinderbetreuung", "betreuung", [6, 15]),
        ("Führerschein", "fuhrer", [0, 6]),
        ("Fuehrerschein", "fuhrer", [0, 7]),
        ("Straßenbahn", "strasse", [0, 6]),
        ("Bus", "bahn", None),
    ],
)
def test_a_part_is_found_where_it_is_written(
    finder: Finder, word: str, part: str, place: list[int] | None
) -> None:
    assert finder("rangeOf", word, part) == place
