"""The real content, built, served, and its page of all solutions in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visiting import Visitor, served, watched
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


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visitor]:
    """Open watched contexts on the real content."""
    with ExitStack() as visits:
        yield lambda scheme, width: visits.enter_context(watched(browser, address, scheme, width))


@pytest.fixture
def solutions(browser: Browser, address: str) -> Iterator[Page]:
    """The page of all solutions, with its search."""
    with watched(browser, address) as visit:
        yield visit.go("loesungen/")
