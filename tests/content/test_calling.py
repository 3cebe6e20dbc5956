"""Whom to call: the numbers stand where somebody in need looks first, and a thumb can touch them."""

from __future__ import annotations

from typing import Final

import pytest

from macros.publishing.municipalities import anchor
from tests.browser.visiting import Visitor
from tests.builds import Built
from tests.content.saying import say
from tests.site.reading import SitePage

PHONE: Final = 360
DEEPEST: Final = 400
"""So many pixels below the top the first number ends at the latest, on a phone."""
THUMB: Final = 44
NUMBERS: Final = """() => [...document.querySelectorAll('main a[href^="tel:"]')].map((link) => {
  const { bottom, height, width } = link.getBoundingClientRect();
  return [link.textContent, bottom, Math.min(height, width)];
})"""


@pytest.mark.parametrize("path", ["hilfe-finden/", "resume/"])
def test_a_page_of_help_begins_with_numbers_that_a_thumb_can_touch(visit: Visitor, path: str) -> None:
    numbers = visit("light", PHONE).go(path).evaluate(NUMBERS)
    if not numbers or numbers[0][1] > DEEPEST:
        say(
            f"Auf {path} endet die erste Telefonnummer tiefer als {DEEPEST} px unter dem Rand.",
            "Die Seite beginnt unter dem Titel mit der Liste der Nummern, ohne Text davor.",
        )
    small = [text for text, _, size in numbers if size < THUMB]
    if small:
        say(
            f"Auf {path} sind diese Nummern kleiner als {THUMB} px: {', '.join(small)}.",
            "Eine Nummer steht als [108](tel:108) da; die Größe gibt macros/templates/components/contact.css.",
        )


def test_help_leads_to_the_french_page_at_its_top(visit: Visitor) -> None:
    page = visit("light", PHONE).go("hilfe-finden/")
    box = page.get_by_role("main").get_by_role("link", name="En français").bounding_box()
    if box is None or box["y"] > 2 * DEEPEST:
        say("Auf hilfe-finden/ steht „En français“ zu weit unten.", "Gleich unter die Nummern damit.")


def test_each_obstacle_leads_to_a_number(built: Built) -> None:
    for obstacle in built.base.obstacles:
        page = built.site.page(f"hemmnisse/{obstacle.id}/")
        found = links(page, ".//*[@id='wen-fragen']/..")
        if not any(link.startswith("tel:") or link.endswith("#gemeinden") for link in found):
            say(
                f"Unter „Wen fragen?“ von {obstacle.id} steht kein Weg zu einer Nummer.",
                "Jemand mit einer Nummer, etwa oeshz, fehlt unter „involved“.",
            )


def test_each_municipality_has_a_number_or_says_where_to_look(built: Built) -> None:
    page = built.site.page("beteiligte/")
    for place in built.base.municipalities:
        row = f".//tr[@id='{anchor(place)}']"
        if not any(link.startswith("tel:") for link in links(page, row)) and "nachsehen" not in page.text(
            row
        ):
            say(
                f"{place.name} hat weder eine Nummer noch einen Hinweis, wo sie steht.",
                "Unter „offices“ sagen, wo man nachsehen kann.",
            )


def links(page: SitePage, part: str) -> list[str]:
    """Give where the links in a part of a page lead, as written."""
    found = page.tree.find(part)
    assert found is not None, f"{page.path}: {part}"
    return [link.get("href", "") for link in found.iter("a")]
