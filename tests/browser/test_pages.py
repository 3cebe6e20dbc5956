"""Each kind of page once, as a reader meets it: light and dark, wide and narrow, with a keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.visiting import (
    KINDS,
    LOOKS,
    NARROW,
    OBSTACLE,
    SCHEMES,
    WIDE,
    Scheme,
    Visitor,
    overflows,
    violations,
)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_each_kind_of_page_is_accessible(visit: Visitor, scheme: Scheme, width: int) -> None:
    visitor = visit(scheme, width)
    for path in KINDS:
        page = visitor.go(path)
        assert violations(page) == [], path
        assert not overflows(page), path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_open_menu_is_accessible(visit: Visitor, scheme: Scheme) -> None:
    page = visit(scheme, NARROW).go(OBSTACLE)
    page.get_by_role("button", name="Menü").click()
    expect(page.get_by_role("navigation", name="Hauptmenü")).to_be_visible()
    assert violations(page) == []


def test_the_menu_works_with_the_keyboard(visit: Visitor) -> None:
    page = visit("light", NARROW).go(OBSTACLE)
    button = page.get_by_role("button", name="Menü")
    menu = page.get_by_role("navigation", name="Hauptmenü")
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_menu_closes_when_the_window_widens(visit: Visitor) -> None:
    page = visit("light", NARROW).go("")
    page.get_by_role("button", name="Menü").click()
    page.set_viewport_size({"width": WIDE, "height": 800})
    page.wait_for_function("!document.getElementById('menue').matches(':popover-open')")
    expect(page.get_by_role("link", name="Stand der Dinge", exact=True)).to_be_visible()


def test_the_first_tab_leads_to_the_content(visit: Visitor) -> None:
    page = visit("light", WIDE).go(OBSTACLE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.closest('main') !== null")
    assert focused, "the next stop is inside the content"


def test_every_focus_is_visible(visit: Visitor) -> None:
    page = visit("light", WIDE).go(OBSTACLE)
    seen = 0
    for _ in range(300):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => { const e = document.activeElement; if (e === document.body) return null;
            const box = e.getBoundingClientRect(); const style = getComputedStyle(e);
            return [e.outerHTML.slice(0, 100), box.width > 0 && box.height > 0, style.outlineStyle !== 'none'
              && parseFloat(style.outlineWidth) >= 2] }"""
        )
        if state is None:
            break
        seen += 1
        assert state[1:] == [True, True], state[0]
    assert seen > 40


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_a_missing_page_says_so_in_german_and_leads_on(visit: Visitor, scheme: Scheme, width: int) -> None:
    visitor = visit(scheme, width)
    page = visitor.go("gibt-es/nicht/")
    visitor.complaints = [line for line in visitor.complaints if "404" not in line]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page) == []
    assert not overflows(page)
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "nicht" not in page.url


def test_a_counsellor_finds_whom_to_ask_on_the_first_screen(visit: Visitor) -> None:
    page = visit("light", 1366).go(OBSTACLE)
    for question in ("Was hilft?", "Wen fragen?", "Was muss da sein?", "Wie weit ist es?"):
        box = page.get_by_role("heading", name=question).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 657, question


def test_without_javascript_everything_is_there(visit: Visitor, address: str) -> None:
    browser = visit("light", NARROW).page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{address}/loesungen/")
        assert page.locator("[data-solution]").count() == page.locator("[data-solution]:visible").count() > 0
        page.get_by_role("button", name="Menü").click()
        expect(page.get_by_role("link", name="Ausblick")).to_be_visible()


def test_paper_carries_the_draft_label(visit: Visitor) -> None:
    page = visit("dark", WIDE).go(OBSTACLE)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".draft")).to_be_visible()
    expect(page.locator(".head")).to_be_hidden()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}, "paper stays white in dark mode"
