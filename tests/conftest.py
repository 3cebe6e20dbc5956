"""What all rooms share: built sites, and browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.finding import MissingBrowserError, arguments, chromium, firefox
from tests.builds import Builds

settings.register_profile("calm", deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile("fixed", settings.get_profile("calm"), derandomize=True)
settings.register_profile("fresh", settings.get_profile("calm"), print_blob=True)
settings.load_profile(
    "fixed"
)  # no change turns red by chance or by a slow hour; `make audit` asks for "fresh"


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Builds:
    """The sites of this run; workers beside each other find them in the folder above their own."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "builds"
    folder.mkdir(exist_ok=True)
    return Builds(folder)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium, Chrome or Edge; without one the tests fail and say what helps."""
    with (
        _found(chromium) as path,
        playwright.chromium.launch(executable_path=path, args=arguments()) as browser,
    ):
        yield browser


@pytest.fixture(scope="session")
def firefox_browser(playwright: Playwright) -> Iterator[Browser]:
    """The Firefox that people have, not one that was changed for tests."""
    with (
        _found(firefox) as path,
        playwright.firefox.launch(channel="moz-firefox", executable_path=path) as browser,
    ):
        yield browser


@contextmanager
def _found(find: Callable[[], Path]) -> Iterator[Path]:
    try:
        yield find()
    except MissingBrowserError as error:
        pytest.fail(str(error), pytrace=False)
