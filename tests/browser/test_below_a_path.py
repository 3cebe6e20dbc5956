"""The site works below a path, as on GitHub Pages: nothing leads out of it, the 404 page neither."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visiting import DEPTHS, OBSTACLE, Server, served, watched
from tests.browser.walking import walk
from tests.builds import BELOW, Builds

PATH: Final = BELOW.rstrip("/")
IS_STYLED: Final = "getComputedStyle(document.querySelector('.skip')).position === 'absolute'"


class Below(Server):
    """Serves the site below a path only; elsewhere there is somebody else's error page."""

    def translate_path(self, path: str) -> str:
        """Find the file, or none outside of the path."""
        if path != PATH and not path.startswith(f"{PATH}/"):
            return str(Path(self.directory) / "außerhalb")
        return super().translate_path(path.removeprefix(PATH) or "/")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page, but only below its path."""
        if self.path.startswith(f"{PATH}/"):
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.end_headers()


@pytest.fixture(scope="module")
def below(builds: Builds) -> Iterator[str]:
    """Where the report is served, path included."""
    with served(builds.get("report").site.root, Below) as address:
        yield f"{address}{PATH}"


def test_a_page_has_its_style_and_leads_home_from_however_deep(browser: Browser, below: str) -> None:
    with watched(browser, below) as visit:
        for path in DEPTHS:
            page = visit.go(path)
            assert page.evaluate(IS_STYLED), path
            assert page.evaluate("document.querySelector('header a').href") == f"{below}/", path


@pytest.mark.parametrize("path", ["gibt-es-nicht", "gibt/es/nicht/", f"{OBSTACLE}tief/unten/"])
def test_a_missing_page_leads_back_from_however_deep(browser: Browser, below: str, path: str) -> None:
    with watched(browser, below) as visit:
        page = visit.go(path)
        assert any("404" in line for line in visit.complaints)
        visit.complaints.clear()
        expect(page.get_by_role("heading", name="Seite nicht gefunden")).to_be_visible()
        assert page.evaluate(IS_STYLED)
        links = page.evaluate("[...document.links].map((link) => link.href.split('#')[0])")
        elsewhere = {link for link in links if link != page.url}
        assert [link for link in elsewhere if page.request.get(link).status != 200] == []
        assert len(elsewhere) > 10


def test_outside_of_the_path_there_is_nothing(browser: Browser, below: str) -> None:
    """Control case: a link to the root of the server would be noticed."""
    with browser.new_context() as context:
        assert context.request.get(f"{below}/hemmnisse/").status == 200
        assert context.request.get(f"{below.removesuffix(PATH)}/hemmnisse/").status == 404


@pytest.mark.audit
def test_every_link_stays_below_the_path(browser: Browser, below: str) -> None:
    with watched(browser, below) as visit:
        assert sum(1 for _ in walk(visit, "")) > 50
