"""Dates keep the precision their source gives them."""

from __future__ import annotations

import pytest

from macros.knowledge.periods import Period


@pytest.mark.parametrize(
    ("text", "german", "years"),
    [
        ("2024", "2024", "2024"),
        ("2024-03", "März 2024", "2024"),
        ("2024-03-01", "1. März 2024", "2024"),
        ("2015/2023", "2015 bis 2023", "2015–2023"),
        ("2024-03-01/2027-12-31", "1. März 2024 bis 31. Dezember 2027", "2024–2027"),
        ("2024-03/2024-05", "März 2024 bis Mai 2024", "2024"),
    ],
)
def test_a_period_is_shown_as_precisely_as_it_is_known(text: str, german: str, years: str) -> None:
    period = Period.parse(text)
    assert period is not None
    assert (period.german, period.years) == (german, years)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-02-30",
        "2024-2-3",
        "1.3.2024",
        "2024/",
        "/2024",
        "2025/2024",
        "1899",
        "2024-00",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert Period.parse(text) is None


def test_a_leap_day_exists() -> None:
    """Control case of the day that does not exist."""
    assert Period.parse("2024-02-29") is not None
