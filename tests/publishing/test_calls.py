"""What pages may call is what the check lets them call, and the check knows what pages hold."""

from __future__ import annotations

import re

import pytest

from macros.knowledge.checks.identity import SECTIONS
from macros.knowledge.model import SiteSettings
from macros.knowledge.pages import DRAWINGS, MACROS
from macros.publishing import calls
from macros.publishing.rendering import TEMPLATES
from tests.editions import FIXTURE
from tests.publishing.sites import site


def test_the_check_knows_every_call_and_its_arguments() -> None:
    whole = site()
    assert set(calls.all_calls(whole, "ueber.md")) == set(MACROS)
    for name, count in MACROS.items():
        call = calls.all_calls(whole, "ueber.md")[name]
        if count == 0:
            assert call() is not None
    assert {path.stem for path in (TEMPLATES / "drawings").glob("*.svg")} == set(DRAWINGS)


def test_the_check_keeps_the_anchors_of_an_obstacle_free() -> None:
    whole = site(FIXTURE)
    for obstacle in whole.base.obstacles:
        html = str(whole.html(whole.page_of("obstacle", obstacle.id)))
        own = {way.solution.id for way in whole.base.shown_ways(obstacle)}
        own |= {shared.former_id for shared in obstacle.shared if shared.former_id}
        ids = set(re.findall(r' id="([^"]*)"', html)) - own
        reserved = {id_ for id_ in ids if not re.fullmatch(r"q\d+|.*-h", id_)}
        assert reserved <= set(SECTIONS), obstacle.id


@pytest.mark.parametrize("name", SiteSettings.model_fields)
def test_each_setting_is_shown_or_missed(name: str) -> None:
    whole = site()
    shown = calls.setting(whole.base.site, whole.texts, name)
    assert (
        shown == calls.MISSING
        or str(getattr(whole.base.site, name)).split("\n", maxsplit=1)[0] in shown.striptags()
    )


def test_words_of_the_operator_are_words() -> None:
    whole = site()
    hostile = whole.base.site.model_copy(
        update={
            "publisher": '<b onclick="x">',
            "repository": "https://a.example/<b>",
            "imprint": "eins\n\n**zwei** <b>",
        }
    )
    for name in ("publisher", "repository", "imprint"):
        assert "<b" not in calls.setting(hostile, whole.texts, name).replace("<br>", "")
