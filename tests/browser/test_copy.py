"""The offline copy as people meet it: unpacked and opened by double click, from file://, without any network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_privacy import NOTHING, stored
from tests.browser.visiting import KINDS, SCHEMES, TELL_VIOLATIONS, Scheme, Visit, violations, watched
from tests.browser.walking import walk
from tests.editions import MADE

UNPACK = "Bitte zuerst alle Dateien entpacken"


@pytest.fixture
def opened(each_browser: Browser, copy: Path) -> Iterator[Visit]:
    """The unpacked copy in a browser; nothing outside its folder may be asked for."""
    with watched(each_browser, copy.as_uri()) as visit:
        yield visit


def test_each_kind_of_page_opens(opened: Visit) -> None:
    for path in KINDS:
        page = opened.go(f"seiten/{flat(path)}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert stored(page) == NOTHING, path


def flat(path: str) -> str:
    """Give the file of a page in a copy, whose folders do not open by double click."""
    is_folder = path.count("/") == 1 and any(kind.startswith(path) for kind in KINDS if kind != path)
    return f"{path}index.html" if is_folder or not path else f"{path.rstrip('/')}.html"


@pytest.mark.audit
def test_every_page_opens_and_every_link_leads_somewhere(opened: Visit, copy: Path) -> None:
    reached = set()
    for path, page in walk(opened, "START.html"):
        assert stored(page) == NOTHING, path
        reached.add(path)
    assert reached == {path.relative_to(copy).as_posix() for path in copy.rglob("*.html")}
    assert len(reached) > 30


def test_a_walk_complains_of_what_leads_nowhere(browser: Browser, tmp_path: Path) -> None:
    """Control case: a dead link, a missing anchor, a foreign image, a script against the policy."""
    (tmp_path / "a.html").write_text(
        "<!doctype html><title>a</title>"
        '<a href="fehlt.html">x</a><a href="#fehlt">y</a><a href="b.html">z</a><img src="https://bild.example/x.png">'
    )
    (tmp_path / "b.html").write_text(
        """<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'self'">"""
        "<title>b</title><script>1</script>"
    )
    with watched(browser, tmp_path.as_uri()) as visit:
        assert [path for path, _ in walk(visit, "a.html")] == ["a.html", "b.html"]
        said = "\n".join(visit.complaints)
        visit.complaints.clear()
    assert "fehlt.html does not open" in said
    assert "a.html leads to a.html#fehlt, which is not there" in said
    assert "foreign request: https://bild.example/x.png" in said
    assert "policy: script-src-elem inline" in said


def test_a_reader_gets_from_the_start_to_whom_to_ask(opened: Visit) -> None:
    page = opened.go("START.html")
    page.wait_for_url("**/seiten/index.html")
    page.get_by_role("navigation", name="Hauptmenü").get_by_role("link", name="Hemmnisse").click()
    page.get_by_role("link", name="Kein Fahrrad").first.click()
    expect(page.get_by_role("heading", name="Wen fragen?")).to_be_visible()
    assert page.url.endswith("/seiten/hemmnisse/fahrrad.html")


FORM: Final = """(action) => {
  const form = document.createElement("form");
  form.action = action;
  form.append(Object.assign(document.createElement("button"), { textContent: "Absenden" }));
  document.querySelector("main").prepend(form);
}"""


def test_a_form_reaches_a_page_of_the_copy_and_nothing_else(each_browser: Browser, copy: Path) -> None:
    page = each_browser.new_page()
    page.add_init_script(TELL_VIOLATIONS)
    page.goto((copy / "seiten" / "index.html").as_uri())
    page.evaluate(FORM, "loesungen.html")
    page.get_by_role("button", name="Absenden").click()
    page.wait_for_url("**/seiten/loesungen.html?")
    page.evaluate(FORM, "https://fremd.example/")
    with page.expect_console_message(lambda message: message.text.startswith("policy: form-action")):
        page.get_by_role("button", name="Absenden").dispatch_event("click")
    assert page.url.endswith("/seiten/loesungen.html?")
    page.context.close()


def test_the_start_leads_on_without_script(browser: Browser, copy: Path) -> None:
    with watched(browser, copy.as_uri(), scripts=False) as visit:
        page = visit.go("START.html")
        expect(page.get_by_text(UNPACK)).to_be_hidden()
        page.get_by_role("link", name="Zur Startseite").click()
        expect(page.get_by_text("Diese Kopie ist vom 1. Juni 2026.")).to_be_visible()


@pytest.mark.parametrize("path", ["seiten/index.html", "seiten/hemmnisse/fahrrad.html"])
def test_an_old_copy_says_its_age(opened: Visit, path: str) -> None:
    midnight = datetime.fromtimestamp(MADE, UTC).replace(hour=0, minute=0, second=0)
    limit = int(opened.go(path).locator("[data-old-after]").get_attribute("data-old-after") or "")
    for days in (0, limit, limit + 1, limit + 53, 4000):
        opened.page.clock.set_fixed_time(midnight + timedelta(days=days, hours=13))
        page = opened.go(path)
        if days > limit:
            expect(page.get_by_text(f"Diese Kopie ist {days} Tage alt.")).to_be_visible()
        else:
            expect(page.get_by_text("Tage alt")).to_be_hidden()
        expect(page.get_by_text("Stand der Inhalte: ")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_old_copy_is_as_accessible_as_a_young_one(browser: Browser, copy: Path, scheme: Scheme) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.clock.set_fixed_time(datetime(2030, 1, 1, tzinfo=UTC))
    page.goto((copy / "seiten" / "index.html").as_uri())
    expect(page.get_by_text("Tage alt.")).to_be_visible()
    assert violations(page) == []
    page.context.close()


def test_a_wrong_clock_makes_no_copy_old(opened: Visit) -> None:
    opened.page.clock.set_fixed_time(datetime(1999, 1, 1, tzinfo=UTC))
    expect(opened.go("seiten/index.html").get_by_text("Tage alt")).to_be_hidden()


@pytest.mark.parametrize("name", ["START.html", "seiten/index.html", "seiten/hemmnisse/fahrrad.html"])
def test_a_page_opened_inside_the_zip_says_what_to_do(
    each_browser: Browser, copy: Path, tmp_path: Path, name: str
) -> None:
    """Programs that show a ZIP as a folder unpack the one page that was clicked, and nothing beside it."""
    alone = shutil.copy(copy / name, tmp_path)
    page = each_browser.new_page()
    page.goto(Path(alone).as_uri())
    expect(page.get_by_text(UNPACK)).to_be_visible()
    expect(page.get_by_text(UNPACK)).to_be_in_viewport()
    page.goto((copy / name).as_uri())
    expect(page.get_by_text(UNPACK)).to_be_hidden()
    page.close()
