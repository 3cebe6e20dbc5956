"""The frame of every page: who may find it, its dates, where it stands in the menu; all in plain values."""

from __future__ import annotations

import json

import pytest

from macros.current import made_on
from macros.knowledge.purpose import Purpose
from macros.publishing.frame import page_frame, site_frame
from tests.editions import FIXTURE, MADE, MINIMAL
from tests.publishing.sites import MENU, site


def test_the_day_of_a_commit_is_its_day_in_utc() -> None:
    day = made_on(MADE)
    assert day is not None
    assert (day.iso, day.german) == ("2026-06-01", "1. Juni 2026")


def test_without_a_commit_there_is_no_day() -> None:
    assert made_on(None) is None


@pytest.mark.parametrize("purpose", Purpose)
def test_only_the_public_site_of_a_report_may_be_found(purpose: Purpose) -> None:
    assert not site_frame(site(MINIMAL, purpose), [])["may_be_found"]
    assert site_frame(site(FIXTURE, purpose), [])["may_be_found"] == (purpose is Purpose.PUBLIC)


def test_all_values_are_plain() -> None:
    shared = site_frame(site(), MENU)
    assert json.loads(json.dumps(shared)) == shared


@pytest.mark.parametrize(
    ("path", "current", "kind", "root"),
    [
        ("hemmnisse/index.md", "Hemmnisse", "page", "../"),
        ("hemmnisse/bus.md", "Hemmnisse", "true", "../../"),
        ("handlungsfelder/alltag.md", "Hemmnisse", "true", "../../"),
        ("ueber.md", "Mehr", "true", "../"),
        ("glossar.md", "", "", "../"),
        ("index.md", "", "", "./"),
    ],
)
def test_a_page_knows_its_place(path: str, current: str, kind: str, root: str) -> None:
    whole = site()
    frame = page_frame(whole, site_frame(whole, MENU), path)
    assert (frame["current"], frame["current_kind"], frame["root"]) == (current, kind, root)


def test_a_title_is_parted_before_its_short_form() -> None:
    whole = site()
    assert site_frame(whole, [])["name_before"] == "", "title and short title are the same here"
