"""Every page knows its dates, and who may find it."""

from __future__ import annotations

import pytest

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from macros.knowledge.purpose import Purpose
from macros.publishing.frame import frame, made_on
from tests.editions import FIXTURE, MADE, MINIMAL, TODAY


def test_the_day_of_a_commit_is_its_day_in_utc() -> None:
    day = made_on(MADE)
    assert day is not None
    assert (day.iso, day.german) == ("2026-06-01", "1. Juni 2026")


def test_without_a_commit_there_is_no_day() -> None:
    assert made_on(None) is None


@pytest.mark.parametrize("purpose", Purpose)
def test_only_the_public_site_of_a_report_may_be_found(purpose: Purpose) -> None:
    draft, report = (load(read_files(edition), TODAY).base for edition in (MINIMAL, FIXTURE))
    assert draft is not None
    assert report is not None
    assert not frame(draft, purpose, MADE)["may_be_found"]
    assert frame(report, purpose, MADE)["may_be_found"] == (purpose is Purpose.PUBLIC)
