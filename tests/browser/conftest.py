"""The fixture edition as a draft, really served, and its offline copy as it is unpacked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.visiting import Contexts, Visitor, look, served, visitors
from tests.builds import Builds


@pytest.fixture(scope="session")
def site(builds: Builds) -> Path:
    """The draft, built."""
    return builds.get("draft").site.root


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the draft is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def copy(builds: Builds) -> Path:
    """The folder that a reader gets who unpacks the offline copy of the report."""
    return builds.get("copy").site.root.parent


@pytest.fixture(params=["browser", pytest.param("firefox_browser", marks=pytest.mark.audit)])
def each_browser(request: pytest.FixtureRequest) -> Browser:
    """Chromium in each test; Firefox too in the audit."""
    browser: Browser = request.getfixturevalue(request.param)
    return browser


@pytest.fixture(scope="session")
def contexts(browser: Browser, address: str) -> Iterator[Contexts]:
    """Contexts that reach the served draft only."""
    with visitors(browser, address) as contexts:
        yield contexts


@pytest.fixture
def visit(contexts: Contexts, address: str) -> Iterator[Visitor]:
    """Open watched pages of the served draft."""
    with ExitStack() as visits:
        yield lambda scheme, width: visits.enter_context(look(contexts(scheme, width), address))
