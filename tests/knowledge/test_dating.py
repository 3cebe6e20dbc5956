"""States say from when their latest evidence is."""

from __future__ import annotations

import pytest

from macros.knowledge.dating import Evidence, attested, latest
from macros.knowledge.model import LogEntry, SolutionState, Source, Status
from macros.knowledge.periods import Period, Point
from tests.editions import MINIMAL, read

BASE = read(MINIMAL)


def source(id_: str, date: str | None = None, region: str | None = None) -> Source:
    """Make a source."""
    when = Period.parse(date) if date else None
    return Source(
        id=id_, title="T", publisher="P", date=when, url_kind="keine", kind="amtlich", region=region
    )


def evidence_of(text: str, *entries: tuple[str, str]) -> Evidence | None:
    """Find the latest evidence of a state beside a log of these dates and texts."""
    sources = [
        source("Q01", "2019"),
        source("Q02", "2024-03-01"),
        source("Q03"),
        source("Q04", "2025", "Nebenland"),
    ]
    log = [LogEntry(date=Period.parse(date), text=text) for date, text in entries]
    obstacle = BASE.obstacles[0].model_copy(update={"status": Status(log=log) if log else None})
    state = SolutionState(value="begonnen", text=text)
    return latest(state, {item.id: item for item in sources}, attested(sources, [obstacle]))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Es läuft [Q01].", Evidence(Point(2019))),
        ("Es läuft [Q01] und wächst [Q02].", Evidence(Point(2024, 3, 1))),
        ("Es läuft [Q01], in Nebenland schon lange [Q04].", Evidence(Point(2019))),
        ("Es läuft [Q03].", None),
    ],
)
def test_the_latest_source_from_here_counts(text: str, day: Evidence | None) -> None:
    assert evidence_of(text) == day


def test_a_source_without_a_date_is_no_older_than_what_it_tells() -> None:
    entries = [("2020", "Es beginnt [Q03]."), ("2021-05", "Es wächst [Q03].")]
    assert evidence_of("Es läuft [Q03].", *entries) == Evidence(Point(2021, 5), may_be_later=True)


def test_a_source_with_a_date_keeps_it() -> None:
    assert evidence_of("Es läuft [Q01].", ("2024", "Es wächst [Q01].")) == Evidence(Point(2019))


def test_old_is_what_is_known_to_be() -> None:
    assert Evidence(Point(2021)).is_old
    assert not Evidence(Point(2022)).is_old
    assert not Evidence(Point(2021), may_be_later=True).is_old
