"""No query blocks the page: not of the index's own words, not of any script, and not out of spite."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from macros.publishing.vocabulary import vocabulary_script
from tests.browser.workbench import Source, opened, source
from tests.editions import ROOT, TODAY

MOST: Final = 50
"""Milliseconds from a key until everything is shown."""
WARM: Final = 200
"""So many queries before one is measured again: a browser is slow with what is new to it."""
CLOCK: Final = "ScriptDuration"
"""Counts the work of scripts; how long the browser draws is a matter of how much is shown."""
BATCH: Final = 500
SEED: Final = 21
LINKS: Final = ("", "s", "n", "en", "es", "-", ":", "/")
UMLAUTS: Final = ("ä", "ö", "ü", "ß", "ae", "ue")
TEN: Final = 10
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


ATTACKS: Final = [
    f"{'sozialarbeitende' * 6}qx",
    f"{'stage' * 11}qx",
    f"{'enden' * 11}qx",
    "ß" * 300,
    "ﷺ" * 300,
]
"""What froze the page once, or nearly: a compound has very many ways to come apart."""


def queries(found: Source, count: int) -> list[str]:
    """Make queries of all kinds in turn, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 (nothing secret)
    words = sorted(set(" ".join(_texts([found["documents"], found["said"]])).split()))
    return [*ATTACKS, *(MAKERS[n % len(MAKERS)](chance, words) for n in range(count))]


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from _texts(list(value.values()))
        case list():
            for item in value:
                yield from _texts(item)


TYPE: Final = """queries => {
  const input = document.querySelector("#suche");
  return queries.map(query => {
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new Event("input"));
    return performance.now() - start;
  });
}"""


def typed(page: Page, asked: list[str]) -> dict[str, float]:
    """Type queries; give the milliseconds that passed at each."""
    batches = [asked[n : n + BATCH] for n in range(0, len(asked), BATCH)]
    return dict(zip(asked, (time for batch in batches for time in page.evaluate(TYPE, batch)), strict=True))


def worked(page: Page, asked: list[str]) -> dict[str, float]:
    """Type queries; give the milliseconds that scripts worked at each, whatever else the machine does."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def clock() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(1000 * float(metric["value"]) for metric in metrics if metric["name"] == CLOCK)

    def work(query: str) -> float:
        before = clock()
        page.evaluate(TYPE, [query])
        return clock() - before

    return {query: work(query) for query in asked}


def slow(browser: Browser, found: Source, asked: list[str], most: float = MOST) -> dict[str, float]:
    """Give the queries at which scripts work too long, each with the median of three runs."""
    with opened(browser, found, found["vocabulary"]) as page:
        suspects = [query for query, time in typed(page, asked).items() if time > most]
    runs = [_again(browser, found, asked[:WARM], suspects) for _ in range(3)] if suspects else []
    medians = {query: sorted(run[query] for run in runs)[1] for query in suspects}
    return {query: time for query, time in medians.items() if time > most}


def _again(browser: Browser, found: Source, before: list[str], asked: list[str]) -> dict[str, float]:
    with opened(browser, found, found["vocabulary"]) as page:
        typed(page, before)
        return worked(page, asked)


@pytest.fixture(scope="module")
def real() -> Source:
    """The documents of the real edition, the script of its vocabulary, and what people say in it."""
    base = load(read_files(ROOT), TODAY).base
    assert base is not None
    said = [entry.texts for entry in (*base.vocabulary, *base.urgent, *base.everyday)]
    return {**source(base), "vocabulary": vocabulary_script(base), "said": said}


def ten_times(found: Source) -> Source:
    """Give an edition with ten obstacles for one."""
    obstacles = {zone: values * TEN for zone, values in found["documents"]["obstacle"].items()}
    for zone in ("id", "title"):
        obstacles[zone] = [f"{value} {n}" for n, value in enumerate(obstacles[zone])]
    return {**found, "documents": {**found["documents"], "obstacle": obstacles}}


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
