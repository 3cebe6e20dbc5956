"""The real content, built, served, and its page of all solutions in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visiting import WIDE, Contexts, Visitor, look, served, visitors, wait_until_heard
from tests.builds import Builds, Built


@pytest.fixture(scope="session")
def built(builds: Builds) -> Built:
    """The real content, built."""
    return builds.get("content")


@pytest.fixture(scope="session")
def site(built: Built) -> Path:
    """The folder of the real content's site."""
    return built.site.root


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the real content is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def contexts(browser: Browser, address: str) -> Iterator[Contexts]:
    """Contexts that reach the real content only."""
    with visitors(browser, address) as contexts:
        yield contexts


@pytest.fixture
def visit(contexts: Contexts, address: str) -> Iterator[Visitor]:
    """Open watched pages of the real content."""
    with ExitStack() as visits:
        yield lambda scheme, width: visits.enter_context(look(contexts(scheme, width), address))


@pytest.fixture
def solutions(visit: Visitor) -> Page:
    """The page of all solutions, with its search."""
    page = visit("light", WIDE).go("loesungen/")
    wait_until_heard(page)
    return page
