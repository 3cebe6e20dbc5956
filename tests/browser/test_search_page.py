"""The page of all solutions: finding while typing, filters, state in the address, and when nothing is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.visiting import (
    LOOKS,
    NARROW,
    OBSTACLE,
    WIDE,
    Scheme,
    Visitor,
    overflows,
    violations,
    wait_until_heard,
    watched,
)
from tests.builds import Builds

SETTLED = 300


HITS = "[...document.querySelectorAll('[data-obstacle]')].filter(e => !e.hidden).map(e => e.dataset.obstacle)"


def hits(page: Page) -> list[str]:
    """Give the ids of the obstacles shown, in the order of the page."""
    shown: list[str] = page.evaluate(HITS)
    return shown


def wait_for_hits(page: Page, expected: list[str]) -> None:
    """Wait until these obstacles are shown: history and links work a moment later."""
    page.wait_for_function(f"expected => String({HITS}) === String(expected)", arg=expected)


def field(page: Page) -> Locator:
    """The search field of the page."""
    return page.locator("main #suche")


def settle(page: Page) -> None:
    """Wait until number and address have followed the last key."""
    page.wait_for_timeout(SETTLED + 100)


def test_results_come_while_typing(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/")
    every = hits(page)
    expect(page.get_by_role("status")).to_contain_text(f"{len(every)} Hemmnisse")
    field(page).press_sequentially("kein draht")
    assert hits(page) == ["fahrrad"]
    expect(page.locator("article:visible .why")).to_have_text("Gefunden über: ein Suchwort mit draht")
    expect(page.get_by_role("status")).to_have_text("1 Hemmnis mit 3 Lösungswegen für „kein draht“")
    field(page).fill("")
    assert hits(page) == every
    assert page.locator("mark").count() == 0


def test_hits_stand_in_rank_order_with_their_solutions_and_what_matched_is_marked(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#q=schicht")
    assert hits(page) == ["nachtschicht", "pendeln"]
    first = page.locator("[data-obstacle]:visible").first
    expect(first.locator("[data-solution]").first).to_be_visible()
    expect(first.locator("h3 mark")).to_have_text("schicht")
    expect(first.locator("h3")).to_have_text(re.compile("schicht$"))
    expect(first.get_by_text("Entwurf", exact=True)).to_be_visible()
    assert page.title().startswith("Entwurf: Lösungen für „schicht“")


def test_hits_of_other_pages_lead_there(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#q=lln")
    others = page.locator("section", has=page.get_by_role("heading", name="Auf anderen Seiten"))
    expect(others.locator("li").first).to_contain_text("Entwurf")
    assert others.locator("[data-obstacle]").count() == 0
    others.get_by_role("link", name="Leihladen Nebendorf").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Leihladen Nebendorf")


def test_the_address_follows_the_last_key_and_holds_everything(browser: Browser, address: str) -> None:
    with watched(browser, address) as visitor:  # whose clock is its own
        visitor.page.clock.install(time=0)
        page = visitor.go("loesungen/")
        page.clock.pause_at(60_000)
        before = page.evaluate("history.length")
        field(page).press_sequentially("winter & co")
        page.clock.run_for(SETTLED - 1)
        assert page.evaluate("location.hash") == "", "not at each key"
        page.clock.run_for(1)
        assert page.evaluate("location.hash") == "#q=winter%20%26%20co"
        assert page.evaluate("history.length") == before, "typing adds no entry to the history"
        page.reload()
        expect(field(page)).to_have_value("winter & co")
        assert hits(page)[0] == "winter"


def test_filters_add_to_the_history_and_the_back_button_undoes_them(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/")
    every = hits(page)
    page.get_by_label("Handlungsfeld").select_option("zeiten")
    in_field = hits(page)
    assert 0 < len(in_field) < len(every)
    expect(page.get_by_role("heading", level=2).locator("visible=true")).to_have_count(1)
    page.get_by_label("ohne Angabe").check()
    assert page.evaluate("location.hash") == "#feld=zeiten&stand=nicht-belegt"
    page.go_back()
    assert page.evaluate("location.hash") == "#feld=zeiten"
    expect(page.get_by_label("ohne Angabe")).not_to_be_checked()
    wait_for_hits(page, in_field)
    page.go_back()
    expect(page.get_by_label("Handlungsfeld")).to_have_value("")
    wait_for_hits(page, every)
    page.go_forward()
    wait_for_hits(page, in_field)


def test_a_filter_of_state_shows_only_solutions_of_that_state(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#stand=begonnen")
    shown = page.locator("[data-solution]:visible")
    assert shown.count() > 0
    for solution in shown.all():
        expect(solution).to_have_attribute("data-state", "begonnen")
    expect(page.get_by_role("status")).to_contain_text(f"mit {shown.count()} Lösungsweg")


FILTERED = """async () => {
  const [field, service] = ["#feld", "#dienst"].map(name => document.querySelector(name));
  const states = [...document.querySelectorAll("[id^=stand-]")];
  const shown = (name) => [...document.querySelectorAll(`[${name}]`)].filter(e => e.checkVisibility()).map(e => e.getAttribute(name));
  const rows = [];
  for (const { value: feld } of field.options) for (const { value: dienst } of service.options) for (const state of [undefined, ...states]) {
    field.value = feld;
    service.value = dienst;
    for (const box of states) box.checked = box === state;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    rows.push([feld, dienst, state?.value ?? "", shown("data-solution"), shown("data-obstacle")]);
  }
  return rows;
}"""


def test_filters_together_leave_what_satisfies_all_of_them(visit: Visitor, builds: Builds) -> None:
    base = builds.get("draft").base
    rows = visit("light", WIDE).go("loesungen/").evaluate(FILTERED)
    assert len(rows) > len(base.fields) * len(base.states)
    for field_of_action, service, state, solutions, obstacles in rows:
        wanted = [
            (obstacle, way)
            for obstacle in base.obstacles
            for way in base.shown_ways(obstacle)
            if field_of_action in ("", obstacle.field)
            and service in ("", *way.actors)
            and state in ("", way.state)
        ]
        assert sorted(solutions) == sorted(
            way.solution.id for obstacle, way in wanted if way.obstacle is obstacle
        )
        assert sorted(obstacles) == sorted({obstacle.id for obstacle, _ in wanted})


def test_the_filter_in_the_way_is_named_and_taken_away(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#q=drahtesel&feld=zeiten")
    assert hits(page) == []
    blocked = page.locator("section", has=page.get_by_role("heading", name="Ein Filter ist gesetzt"))
    expect(blocked).to_contain_text("Handlungsfeld „Zeiten und Pläne")
    expect(blocked).to_contain_text("Ohne Filter: 1 Hemmnis")
    blocked.get_by_role("button").click()
    assert hits(page) == ["fahrrad"]


def test_nothing_found_helps_on(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#q=Regenschirm")
    assert hits(page) == []
    expect(page.get_by_role("status")).to_have_text("0 Hemmnisse für „Regenschirm“")
    expect(page.get_by_role("link", name="Was nicht im Bericht steht").first).to_be_visible()
    expect(page.get_by_label("Vorschlag")).to_have_value("Gesucht und nicht gefunden: Regenschirm")
    assert page.locator("main a[href^='mailto:']").count() == 0, "no contact is configured"
    page.get_by_role("button", name="Text kopieren").click()
    expect(page.get_by_text(re.compile("^Kopiert|^Markiert"))).to_be_visible()
    page.get_by_role("link", name="Hemmnisse zeigen").click()
    expect(field(page)).to_have_value("")
    assert len(hits(page)) > 1


def test_a_configured_contact_gets_a_mail_link(browser: Browser, copy: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(copy / 'seiten' / 'loesungen.html').as_uri()}#q=%26Regenschirm")
    link = page.get_by_role("link", name="Per Mail vorschlagen")
    expect(link).to_have_attribute(
        "href", re.compile(r"^mailto:rat@rathaus\.example\?subject=.*&body=.*%26Regenschirm$")
    )
    page.close()


def test_who_is_in_need_sees_help_first(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/")
    wait_until_heard(page)
    helps = page.locator("[data-part=urgent]")
    for query, entry, name in (
        ("Brand", 0, "Notruf"),
        ("Es brennt ein Brand", 0, "Notruf"),
        ("unfälle", 0, "Notruf"),
        ("ich will nicht mehr leben", 1, "Nachtlinie"),
        ("nicht mehr leben nach dem Unfall", 1, "Nachtlinie"),
    ):
        expect(helps.locator("visible=true")).to_have_count(0)
        field(page).fill(query)
        expect(helps.nth(entry).get_by_role("link", name=name)).to_be_visible()
        expect(helps.locator("visible=true")).to_have_count(1)
        field(page).fill("schicht")


def test_the_keyboard_is_enough(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#q=schicht")
    field(page).focus()
    page.keyboard.press("Enter")
    links = page.locator("[data-obstacle]:visible h3 a")
    expect(links.first).to_be_focused()
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert {link.get_attribute("href") for link in links.all()[1:]} <= seen
    field(page).focus()
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    settle(page)
    assert page.evaluate("location.hash") == ""
    field(page).fill("scham")
    field(page).dispatch_event("keydown", {"key": "Escape"})  # as where the browser itself does not clear
    expect(field(page)).to_have_value("")


def test_the_skip_link_leads_to_the_search_and_keeps_the_query(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#q=winter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Zur Suche")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    assert page.evaluate("location.hash") == "#q=winter"


@pytest.mark.parametrize("start", ["", OBSTACLE, "gibt-es/nicht/"])
def test_every_page_leads_to_the_search(visit: Visitor, start: str) -> None:
    visitor = visit("light", WIDE)
    page = visitor.go(start)
    page.locator("#suche").fill("kein drahtesel & mehr")
    page.keyboard.press("Enter")
    page.wait_for_url("**/loesungen/#q=kein%20drahtesel%20%26%20mehr")
    expect(page.locator("[data-obstacle=fahrrad] .why")).to_be_visible()
    assert hits(page)[0] == "fahrrad"
    visitor.complaints = [line for line in visitor.complaints if "404" not in line]


def test_the_start_page_offers_examples(visit: Visitor) -> None:
    page = visit("light", WIDE).go("")
    page.get_by_role("button", name="Drahtesel").click()
    page.wait_for_url("**/loesungen/#q=Drahtesel")


def test_without_javascript_the_list_is_whole_and_nothing_is_sent(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/{OBSTACLE}")
        page.locator("#suche").fill("geheim")
        page.keyboard.press("Enter")
        page.wait_for_url("**/loesungen/*")
        assert "geheim" not in page.url
        assert page.locator("[data-obstacle]:visible").count() == page.locator("[data-obstacle]").count() > 0
        expect(page.get_by_role("search")).to_have_count(0)


@pytest.mark.parametrize("script", ["documents", "search"])
def test_a_script_that_does_not_load_is_told(visit: Visitor, script: str) -> None:
    visitor = visit("light", WIDE)
    visitor.page.route(re.compile(rf"/{script}(\.\w+)?\.js$"), lambda route: route.abort())
    page = visitor.go("loesungen/#q=winter")
    expect(page.get_by_text("Die Suche konnte nicht geladen werden.")).to_be_visible()
    assert len(hits(page)) > 1
    visitor.complaints = [line for line in visitor.complaints if "ERR_FAILED" not in line]


def test_the_offline_copy_searches_by_double_click(browser: Browser, copy: Path) -> None:
    page = browser.new_page()
    page.goto((copy / "seiten" / "hemmnisse" / "fahrrad.html").as_uri())
    page.locator("#suche").fill("lln")
    page.keyboard.press("Enter")
    page.wait_for_url("**/loesungen.html#q=lln")
    wait_for_hits(page, ["kein-drucker"])
    page.get_by_label("Handlungsfeld").select_option("zeiten")
    assert page.evaluate("location.hash") == "#q=lln&feld=zeiten"
    page.go_back()
    page.get_by_role("link", name="Leihladen Nebendorf").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Leihladen Nebendorf")
    page.close()


STATES: dict[str, str] = {
    "hits": "#q=schicht",
    "nothing": "#q=Regenschirm&feld=zeiten",
    "filtered": "#feld=wege&stand=nicht-belegt",
}


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible(visit: Visitor, scheme: Scheme, width: int, state: str) -> None:
    page = visit(scheme, width).go(f"loesungen/{STATES[state]}")
    page.evaluate("document.querySelector('.filter').open = true")
    assert violations(page) == []
    assert not overflows(page)


BAD = {
    "letters": "a" * 10_000,
    "words": "winter " * 1_200,
    "stop words": "und der die das",
    "signs": "?!… – §",
    "emoji": "😀 👩‍👩‍👧",
    "right to left": "שלום مرحبا",
    "markup": "<script>document.title='x'</script><img src=x onerror=alert(1)>",
    "half a sign": "\ud83d",
    "percent": "100 % und %E0%A4%A",
}


def test_bad_queries_leave_a_sensible_page(visit: Visitor) -> None:
    page = visit("light", NARROW).go("loesungen/")
    for name, bad in BAD.items():
        page.evaluate(
            "text => { const f = document.querySelector('#suche'); f.value = text; f.dispatchEvent(new Event('input')) }",
            bad,
        )
        settle(page)
        expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ Hemmnis"))
        assert page.locator("main script, main img").count() == 0, name
        assert len(page.title()) < 200, name
        assert len(page.get_by_role("status").inner_text()) < 200, name
        assert not overflows(page), name
        page.reload()
        expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ Hemmnis"))


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ("#q=%E0%A4%A&feld=%", False),
        ("#q=winter&feld=gibt-es-nicht&dienst=%3Cb%3E&stand=halb", True),
        (f"#q={'x' * 100_000}", False),
        (f"#{'stand=begonnen&' * 6_000}", True),
        ("#wege", True),
        ("#=&&&==", True),
    ],
)
def test_bad_fragments_leave_a_sensible_page(visit: Visitor, fragment: str, *, shown: bool) -> None:
    page = visit("light", NARROW).go(f"loesungen/{fragment}")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ Hemmnis"))
    assert (len(hits(page)) > 0) == shown
    assert not overflows(page)


def test_an_unknown_filter_is_said(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#feld=gibt-es-nicht")
    expect(page.get_by_role("status")).to_contain_text("Unbekannter Filter, weggelassen: gibt-es-nicht")
    page.get_by_label("Handlungsfeld").select_option("zeiten")
    expect(page.get_by_role("status")).not_to_contain_text("Unbekannt")


def test_a_result_can_be_printed(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#q=schicht")
    page.emulate_media(media="print")
    expect(page.locator(".filter")).to_be_hidden()
    expect(page.locator(".draft")).to_be_visible()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator("[data-obstacle]:visible").first).to_be_visible()


def test_marks_survive_forced_colours(visit: Visitor) -> None:
    page = visit("light", WIDE).go("loesungen/#q=schicht")
    page.emulate_media(forced_colors="active")
    mark = page.locator("mark").first
    color, ground = mark.evaluate(
        "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor] }"
    )
    assert color != ground
    assert ground not in {
        "rgba(0, 0, 0, 0)",
        page.evaluate("getComputedStyle(document.body).backgroundColor"),
    }
