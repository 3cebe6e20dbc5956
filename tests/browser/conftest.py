"""Real browsers on a really served site, and on the unpacked offline copy."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, Literal
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, sync_playwright

from tests.browser.finding import MissingBrowserError, arguments, chromium, firefox
from tests.editions import MADE, ROOT, build, lay_out_for_make, make

Scheme = Literal["light", "dark"]
TELL_VIOLATIONS: Final = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`))"""


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
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader gets who unpacks the offline copy of the real content."""
    project = lay_out_for_make(tmp_path_factory.mktemp("copy") / "project", ROOT)
    done = make(project, "offline", SOURCE_DATE_EPOCH=str(MADE))
    assert done.returncode == 0, done.stdout + done.stderr
    with ZipFile(project / "dist" / "wissensbasis.zip") as archive:
        archive.extractall(project / "entpackt")
    return project / "entpackt"


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


@pytest.fixture(params=["browser", pytest.param("firefox_browser", marks=pytest.mark.audit)])
def each_browser(request: pytest.FixtureRequest) -> Browser:
    """Chromium in each test; Firefox too in the audit."""
    browser: Browser = request.getfixturevalue(request.param)
    return browser


@contextmanager
def _found(find: Callable[[], Path]) -> Iterator[Path]:
    try:
        yield find()
    except MissingBrowserError as error:
        pytest.fail(str(error), pytrace=False)


@contextmanager
def watched(
    browser: Browser, address: str, scheme: Scheme = "light", width: int = 1280, *, scripts: bool = True
) -> Iterator[Visit]:
    """Open a fresh browser context that reaches this address only; at the end nothing may have gone wrong in it."""
    viewport = ViewportSize(width=width, height=800)
    context = browser.new_context(viewport=viewport, color_scheme=scheme, java_script_enabled=scripts)
    context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    context.add_init_script(TELL_VIOLATIONS)
    page = context.new_page()
    visit = Visit(page, address)
    page.on("console", lambda message: visit.complaints.append(message.text))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("request", lambda request: _check_request(visit, request.url))
    yield visit
    context.close()
    assert visit.complaints == []


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visitor]:
    """Open watched contexts on the served site."""
    with ExitStack() as visits:
        yield lambda scheme, width: visits.enter_context(watched(browser, address, scheme, width))


def _check_request(visit: Visit, url: str) -> None:
    if not url.startswith(visit.address):
        visit.complaints.append(f"foreign request: {url}")
