"""Dating: from when the latest evidence of a state is, as far as sources and logs say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.knowledge.contacts import FIRST_RECENT_YEAR
from macros.knowledge.model import Obstacle, SolutionState, Source
from macros.knowledge.periods import Point
from macros.knowledge.references import cited


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """From when a source is: its own date, or the day of an event that it tells of and so cannot precede."""

    day: Point
    may_be_later: bool = False

    @property
    def is_old(self) -> bool:
        """Tell whether it is too old to be passed on without asking."""
        return self.day.year < FIRST_RECENT_YEAR and not self.may_be_later


def attested(sources: Iterable[Source], obstacles: Iterable[Obstacle]) -> dict[str, Evidence]:
    """Give for each source from when it is; a source without a date by the events it is cited for."""
    dated = {source.id: Evidence(source.date.start) for source in sources if source.date}
    told: dict[str, Evidence] = {}
    for obstacle in obstacles:
        for entry in obstacle.status.log if obstacle.status else []:
            if entry.date:
                found = Evidence(entry.date.start, may_be_later=True)
                told |= {id_: max(told.get(id_, found), found) for id_ in cited(entry.text)}
    return told | dated


def local(text: str, sources: Mapping[str, Source]) -> frozenset[str]:
    """Give the sources of a text that speak of what is here."""
    return frozenset(id_ for id_ in cited(text) if id_ in sources and not sources[id_].region)


def latest(
    state: SolutionState, sources: Mapping[str, Source], days: Mapping[str, Evidence]
) -> Evidence | None:
    """Give the latest evidence of a state, if any of it says when it is from."""
    return max((days[id_] for id_ in local(state.text, sources) if id_ in days), default=None)
