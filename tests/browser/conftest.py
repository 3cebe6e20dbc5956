"""A real browser on a really served site."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.finding import MissingBrowserError, arguments, chromium
from tests.site.editions import ROOT, build

Scheme = Literal["light", "dark"]


class Server(SimpleHTTPRequestHandler):
    """Serves a built site, quietly, with its own page for what is not there."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is inherited)
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page instead of the server's."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)


@dataclass
class Visit:
    """A page in a browser, with everything that went wrong on it."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(f"{self.address}/{path}")
        return self.page


Visitor = Callable[[Scheme, int], Visit]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built."""
    return build(ROOT, tmp_path_factory.mktemp("browser")).site.root


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium, Chrome or Edge; without one the tests fail and say what helps."""
    try:
        path = chromium()
    except MissingBrowserError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visitor]:
    """Open a fresh browser context; after the test nothing may have gone wrong in it."""
    visits: list[Visit] = []

    def open_one(scheme: Scheme, width: int) -> Visit:
        viewport = ViewportSize(width=width, height=800)
        page = browser.new_context(viewport=viewport, color_scheme=scheme).new_page()
        visit = Visit(page, address)
        page.on("console", lambda message: visit.complaints.append(message.text))
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.on("request", lambda request: _check_request(visit, request.url))
        visits.append(visit)
        return visit

    yield open_one
    for visit in visits:
        visit.page.context.close()
        assert visit.complaints == []


def _check_request(visit: Visit, url: str) -> None:
    if not url.startswith(visit.address):
        visit.complaints.append(f"foreign request: {url}")
