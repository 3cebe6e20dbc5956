"""No query blocks the page: not of the index's own words, not of any script, and not out of spite."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.browser.workbench import Source, opened, source
from tests.site.editions import ROOT, TODAY

MOST: Final = 50
"""Milliseconds from a key until everything is shown."""
WARM: Final = 200
"""So many queries before one is measured again: a browser is slow with what is new to it."""
SEED: Final = 21
LINKS: Final = ("", "s", "n", "en", "es", "-", ":", "/")
UMLAUTS: Final = ("ä", "ö", "ü", "ß", "ae", "ue")
SURROGATES: Final = range(0xD800, 0xE000)

Maker = Callable[[random.Random, list[str]], str]


def several(chance: random.Random, words: list[str]) -> str:
    return " ".join(chance.choices(words, k=chance.randint(1, 40)))


def cut(chance: random.Random, words: list[str]) -> str:
    text = several(chance, words)
    return text[chance.randrange(len(text)) :][: chance.randint(1, 60)]


def joined(chance: random.Random, words: list[str]) -> str:
    parts = chance.choices(words, k=chance.randint(2, 12))
    return "".join(part + chance.choice(LINKS) for part in parts)


def repeated(chance: random.Random, words: list[str]) -> str:
    return chance.choice(words) * chance.randint(2, 30) + chance.choice(["", "qx", "s"])


def misspelt(chance: random.Random, words: list[str]) -> str:
    letters = list(several(chance, words))
    for _ in range(len(letters) // 6 + 1):
        letters[chance.randrange(len(letters))] = chance.choice("abcdefghiklmnoprstuwz")
    return "".join(letters)


def with_umlauts_doubled(chance: random.Random, words: list[str]) -> str:
    return "".join(letter * (1 + (letter in "äöüß")) for letter in chance.choice(words) * 20)


def with_umlauts_put_in(chance: random.Random, words: list[str]) -> str:
    letters = list(several(chance, words))
    for _ in range(chance.randint(1, 60)):
        letters.insert(chance.randint(0, len(letters)), chance.choice(UMLAUTS) * chance.randint(1, 3))
    return "".join(letters)


def of_one_letter(chance: random.Random, words: list[str]) -> str:
    letter = chance.choice([*UMLAUTS, chance.choice(chance.choice(words)), "ﷺ", "ﬃ", "a\u0308"])
    return chance.choice(["", chance.choice(words)]) + letter * chance.randint(1, 400)


def almost_one_word(chance: random.Random, words: list[str]) -> str:
    word = chance.choice(words)
    return " ".join(word[:-1] + chance.choice("abcdefghijklmnopqrstuvwxyz") * 2 for _ in range(24))


def of_short_words(chance: random.Random, words: list[str]) -> str:
    return " ".join(word[: chance.randint(1, 3)] for word in chance.choices(words, k=40))


def of_signs(chance: random.Random, words: list[str]) -> str:
    return "".join(chance.choice(words)[:6] + chance.choice([*":*_/-(", "(in", ":innen"]) for _ in range(60))


def of_any_plane(chance: random.Random, _: list[str]) -> str:
    plane = chance.randrange(17)
    codes = (plane * 0x10000 + chance.randrange(0x10000) for _ in range(chance.randint(1, 300)))
    return "".join(chr(code) for code in codes if code not in SURROGATES)


def huge(chance: random.Random, words: list[str]) -> str:
    return (chance.choice(words) + chance.choice(["", " ", "-", "ß"])) * 1_000


MAKERS: Final[list[Maker]] = [
    several, cut, joined, repeated, misspelt, with_umlauts_doubled, with_umlauts_put_in,
    of_one_letter, almost_one_word, of_short_words, of_signs, of_any_plane, huge,
]  # fmt: skip


def queries(found: Source, count: int) -> list[str]:
    """Make queries of all kinds in turn, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 (nothing secret)
    words = sorted({word for document in found["documents"] for word in _texts(document).split()})
    return [MAKERS[n % len(MAKERS)](chance, words) for n in range(count)]


def _texts(document: dict[str, Any]) -> str:
    values = [value if isinstance(value, list) else [value] for value in document.values()]
    return " ".join(text for value in values for text in value if isinstance(text, str))


TYPE: Final = """queries => {
  const input = document.querySelector("#suche");
  return queries.map(query => {
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new Event("input"));
    return performance.now() - start;
  });
}"""


def paces(page: Page, asked: list[str]) -> dict[str, float]:
    """Type queries; give how many milliseconds each took."""
    batches = [asked[n : n + 500] for n in range(0, len(asked), 500)]
    taken = [time for batch in batches for time in page.evaluate(TYPE, batch)]
    return dict(zip(asked, taken, strict=True))


def slow(browser: Browser, found: Source, asked: list[str], most: float = MOST) -> dict[str, float]:
    """Give the queries that take too long, each with the median of three runs."""
    with opened(browser, found) as page:
        first = {query: time for query, time in paces(page, asked).items() if time > most}
    if not first:
        return {}
    runs = [first, *(_again(browser, found, asked[:WARM], list(first)) for _ in range(2))]
    medians = {query: sorted(run[query] for run in runs)[1] for query in first}
    return {query: time for query, time in medians.items() if time > most}


def _again(browser: Browser, found: Source, before: list[str], asked: list[str]) -> dict[str, float]:
    with opened(browser, found) as page:
        paces(page, before)
        return paces(page, asked)


@pytest.fixture(scope="module")
def real() -> Source:
    """The documents of the real edition."""
    base = load(read_files(ROOT), TODAY).base
    assert base is not None
    return source(base)


def ten_times(found: Source) -> Source:
    """Give an edition with ten obstacles for one."""
    obstacles = [document for document in found["documents"] if "id" in document]
    others = [document for document in found["documents"] if "id" not in document]
    many = [_copy(document, n) for n in range(10) for document in obstacles]
    return {**found, "documents": many + others}


def _copy(document: dict[str, Any], n: int) -> dict[str, Any]:
    return {**document, "id": f"{document['id']}-{n}", "title": f"{document['title']} {n}"}


def test_no_query_blocks_the_page(browser: Browser, real: Source) -> None:
    assert slow(browser, real, queries(real, 1_500)) == {}


def test_a_slow_query_is_seen(browser: Browser, real: Source) -> None:
    """Control case: nothing takes no time at all."""
    assert slow(browser, real, ["Bus"], most=0).keys() == {"Bus"}


@pytest.mark.audit
@pytest.mark.parametrize("size", ["21 obstacles", "210 obstacles"])
def test_no_query_of_many_blocks_the_page(browser: Browser, real: Source, size: str) -> None:
    found = real if size == "21 obstacles" else ten_times(real)
    assert slow(browser, found, queries(real, 20_000)) == {}
