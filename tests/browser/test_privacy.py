"""Nothing is stored, nothing is sent: no cookie, no storage, no foreign request, no referrer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.visiting import OBSTACLE, watched
from tests.browser.walking import walk
from tests.site.reading import Site

STORED: Final = """async () => {
  const stored = {
    cookie: () => document.cookie,
    localStorage: () => Object.keys(localStorage),
    sessionStorage: () => Object.keys(sessionStorage),
    indexedDB: async () => (await indexedDB.databases()).map((database) => database.name),
    caches: () => caches.keys(),
    serviceWorker: async () => (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
  };
  const found = {};
  for (const [name, look] of Object.entries(stored)) {
    try { found[name] = String(await look()) } catch { found[name] = "" }  // not to be had from file:
  }
  return found;
}"""
NOTHING: Final = dict.fromkeys(
    ["cookie", "localStorage", "sessionStorage", "indexedDB", "caches", "serviceWorker"], ""
)
STORE: Final = """async () => {
  document.cookie = "a=1"; localStorage.b = 1; sessionStorage.c = 1; await caches.open("e");
  await new Promise((done) => { indexedDB.open("d").onsuccess = done });
  await navigator.serviceWorker.register("/worker.js");
}"""


class Recorder(ThreadingHTTPServer):
    """A server that remembers which pages its visitors say they come from."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.referrers: dict[str, str | None] = {}


class Answer(BaseHTTPRequestHandler):
    """Answers every address with the same small page, or script."""

    server: Recorder

    def do_GET(self) -> None:
        """Remember and answer."""
        self.server.referrers[self.path] = self.headers["Referer"]
        is_script = self.path.endswith(".js")
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if is_script else "text/html")
        self.end_headers()
        self.wfile.write(b"// nothing" if is_script else b"<!doctype html><title>x</title><a href='/'>x</a>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is inherited)
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[Recorder]:
    """A server that does not belong to the site."""
    with Recorder() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def stored(page: Page) -> dict[str, str]:
    """Give everything that the page's origin keeps in the browser."""
    found: dict[str, str] = page.evaluate(STORED)
    assert page.context.cookies() == [] or found["cookie"], "a cookie that scripts cannot see"
    return found


WITH_SCRIPTS: Final = ["", OBSTACLE, "loesungen/#q=schicht&feld=zeiten"]
"""Pages that differ in what their scripts do; the audit looks at all pages."""


def test_pages_store_nothing_and_ask_nobody(each_browser: Browser, address: str) -> None:
    with watched(each_browser, address) as visit:
        for path in WITH_SCRIPTS:
            page = visit.go(path)
            page.mouse.wheel(0, 2000)
            page.keyboard.press("Tab")
            assert stored(page) == NOTHING, path


@pytest.mark.audit
def test_the_whole_site_stores_nothing_and_asks_nobody(
    each_browser: Browser, address: str, site: Path
) -> None:
    with watched(each_browser, address) as visit:
        seen = 0
        for path, page in walk(visit, ""):
            assert stored(page) == NOTHING, path
            seen += 1
    assert seen == len(Site(site).pages) - 1, "all but the page for what is not there"


def test_what_is_stored_is_seen(browser: Browser, elsewhere: Recorder) -> None:
    """Control case: a page that stores in every way there is."""
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{elsewhere.server_port}/")
    assert stored(page) == NOTHING
    page.evaluate(STORE)
    assert [name for name, value in stored(page).items() if not value] == []
    page.context.close()


@pytest.mark.parametrize("path", ["quellen/", "beteiligte/rathaus/", "ueber/"])
def test_a_link_to_elsewhere_does_not_tell_where_it_stands(
    each_browser: Browser, address: str, elsewhere: Recorder, path: str
) -> None:
    page = each_browser.new_page()
    page.goto(f"{address}/{path}")
    link = page.locator("main a[href^=http]").first
    link.evaluate("(link, port) => { link.href = `http://localhost:${port}/landed` }", elsewhere.server_port)
    link.click()
    page.wait_for_url("**/landed")
    assert elsewhere.referrers["/landed"] is None
    page.context.close()


def test_a_referrer_is_seen(browser: Browser, elsewhere: Recorder) -> None:
    """Control case: a page that hides nothing."""
    here = f"http://127.0.0.1:{elsewhere.server_port}"
    page = browser.new_page()
    page.goto(here)
    page.locator("a").evaluate(
        "(link, port) => { link.href = `http://localhost:${port}/landed` }", elsewhere.server_port
    )
    page.locator("a").click()
    page.wait_for_url("**/landed")
    assert elsewhere.referrers["/landed"] == f"{here}/"
    page.context.close()
