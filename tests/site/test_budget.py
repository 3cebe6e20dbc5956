"""A first view costs little: bytes, packed as they are sent, and requests, for each kind of page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import brotli
import pytest

from tests.builds import Builds
from tests.site.reading import SitePage, is_foreign

KILOBYTE: Final = 1000
OBSTACLE: Final = "hemmnisse/fahrrad/"
FRAME: Final = 7.0
"""Stylesheet, script and icon, which all pages share and a browser fetches once."""
FIRST_VIEW: Final = {OBSTACLE: 10.5}
"""All that a first visitor of a page gets. The obstacle page is where most come from outside."""
PAGES: Final = {
    "": 3.2, "handlungsfelder/": 2.7, "handlungsfelder/wege/": 2.8, "hemmnisse/": 2.8, OBSTACLE: 4.2, "loesungen/": 5.0,
    "stand-der-dinge/": 3.3, "voraussetzungen/": 1.9, "voraussetzungen/raum/": 2.0, "beteiligte/": 2.5,
    "beteiligte/rathaus/": 2.6, "glossar/": 1.7, "quellen/": 2.3, "ueber/": 2.7, "hilfe-finden/": 1.8, "mitmachen/": 7.5,
}  # fmt: skip
"""The page alone, without what it loads."""
SEARCH: Final = {"documents": 3.0, "search": 19.2, "vocabulary": 0.7}
"""What the page of all solutions loads besides: what is searched, the search, and words that people use."""
LARGE: Final = {"": 8, "loesungen/": 36, "stand-der-dinge/": 46, "beteiligte/": 6}
"""The pages that grow with the edition, at 210 obstacles; none of them may ever reach 100."""
REQUESTS: Final = 4


@cache
def packed(path: Path) -> float:
    """Give the size of a file in kilobytes, as it is sent."""
    return len(brotli.compress(path.read_bytes())) / KILOBYTE


def files(page: SitePage) -> list[Path]:
    """Give the files of a first view: the page and all that it loads."""
    loaded = [page.resolve(address)[0] for address in page.loaded() if not is_foreign(address)]
    return [page.root / path for path in dict.fromkeys([page.path, *loaded])]


def frame(page: SitePage) -> list[Path]:
    """Give what a page loads that is no part of the search, and no picture of its own text."""
    return [path for path in files(page)[1:] if path.suffix != ".png" and "search" not in path.parts]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_keeps_to_its_budget(builds: Builds, address: str) -> None:
    page = builds.get("draft").site.page(address)
    assert packed(page.root / page.path) <= PAGES[address]
    assert 1 + len(frame(page)) <= REQUESTS
    assert sum(map(packed, frame(page))) <= FRAME


@pytest.mark.parametrize("address", FIRST_VIEW)
def test_a_first_view_keeps_to_its_budget(builds: Builds, address: str) -> None:
    page = builds.get("draft").site.page(address)
    assert sum(map(packed, files(page))) <= FIRST_VIEW[address]
    assert len(files(page)) <= REQUESTS


def test_the_search_keeps_to_its_budget(builds: Builds) -> None:
    page = builds.get("draft").site.page("loesungen/")
    parts = {path.name.partition(".")[0]: packed(path) for path in files(page) if "search" in path.parts}
    assert parts.keys() == SEARCH.keys()
    assert {name: size for name, size in parts.items() if size > SEARCH[name]} == {}


@pytest.mark.parametrize("address", LARGE)
def test_a_page_that_grows_keeps_to_its_budget(builds: Builds, address: str) -> None:
    page = builds.get("large").site.page(address)
    assert packed(page.root / page.path) <= LARGE[address]


def test_all_kinds_of_pages_have_a_budget(builds: Builds) -> None:
    folders = {path.split("/")[0] for path in builds.get("draft").site.pages}
    same = {
        "ausblick",
        "barrierefreiheit",
        "datenschutz",
        "impressum",
        "kernbotschaften",
        "resume",
        "sonderthemen",
        "was-noch-fehlt",
    }
    assert folders - same - {"404.html", "index.html"} == {address.split("/")[0] for address in PAGES} - {""}
