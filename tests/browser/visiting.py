"""Visit a site as a reader does, and note everything that goes wrong on the way."""

from __future__ import annotations

import functools
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

Scheme = Literal["light", "dark"]
SCHEMES: Final[list[Scheme]] = ["light", "dark"]
WIDE, NARROW = 1280, 320
LOOKS: Final[list[tuple[Scheme, int]]] = [("light", WIDE), ("dark", NARROW)]
"""Each scheme and each width once. All four together are for the audit."""
OBSTACLE: Final = "hemmnisse/fahrrad/"
KINDS: Final = [
    "", "handlungsfelder/", "handlungsfelder/wege/", "hemmnisse/", OBSTACLE, "loesungen/", "stand-der-dinge/",
    "voraussetzungen/", "voraussetzungen/raum/", "beteiligte/", "beteiligte/rathaus/", "glossar/", "quellen/", "ueber/",
    "hilfe-finden/", "sonderthemen/drehtuer-effekt/", "mitmachen/", "resume/",
]  # fmt: skip
"""One page of each kind of the fixture edition; of hand-written ones those that show something of their own."""
DEPTHS: Final = ["", "loesungen/", OBSTACLE]
"""A page at each depth below the start."""
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


class QuietServer(ThreadingHTTPServer):
    """Says nothing of browsers that leave before they have got everything."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Print other errors only."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # whatever the library passes


@contextmanager
def served(site: Path, handler: type[Server] = Server) -> Iterator[str]:
    """Serve a folder, and give its address."""
    with QuietServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


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
Contexts = Callable[[Scheme, int], BrowserContext]


@contextmanager
def visitors(browser: Browser, address: str) -> Iterator[Contexts]:
    """Give one context for each scheme and width, made when it is asked for.

    A page of the site stays open in each, so that the next page need not start a process: of what a
    test costs that is half. The site stores nothing that one test could leave to another.
    """
    with ExitStack() as rooms:

        @cache
        def context(scheme: Scheme, width: int) -> BrowserContext:
            found = rooms.enter_context(room(browser, address, scheme, width))
            found.new_page().goto(f"{address}/")
            return found

        yield context


@contextmanager
def room(
    browser: Browser, address: str, scheme: Scheme = "light", width: int = WIDE, *, scripts: bool = True
) -> Iterator[BrowserContext]:
    """Open a fresh browser context that reaches this address only."""
    viewport = ViewportSize(width=width, height=800)
    context = browser.new_context(viewport=viewport, color_scheme=scheme, java_script_enabled=scripts)
    context.route(lambda url: not url.startswith(address), lambda route: route.abort())
    context.add_init_script(TELL_VIOLATIONS)
    yield context
    context.close()


@contextmanager
def look(context: BrowserContext, address: str) -> Iterator[Visit]:
    """Open a page in a context; at the end nothing may have gone wrong on it."""
    page = context.new_page()
    visit = Visit(page, address)
    page.on("console", lambda message: visit.complaints.append(message.text))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("request", lambda request: _check_request(visit, request.url))
    yield visit
    page.close()
    assert visit.complaints == []


@contextmanager
def watched(
    browser: Browser, address: str, scheme: Scheme = "light", width: int = WIDE, *, scripts: bool = True
) -> Iterator[Visit]:
    """Open a page in a fresh context of its own; at the end nothing may have gone wrong on it."""
    with room(browser, address, scheme, width, scripts=scripts) as context, look(context, address) as visit:
        yield visit


def _check_request(visit: Visit, url: str) -> None:
    if not url.startswith(visit.address):
        visit.complaints.append(f"foreign request: {url}")


def wait_until_heard(page: Page) -> None:
    """Wait until the search has taken in the vocabulary: before, it answers by what is written alone."""
    page.wait_for_function("() => performance.getEntriesByName('finder-heard').length > 0")


def violations(page: Page) -> list[str]:
    """Give axe's findings, each with the first element that it concerns."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:150]}" for item in found]


def overflows(page: Page) -> bool:
    """Tell whether the page scrolls sideways."""
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))
