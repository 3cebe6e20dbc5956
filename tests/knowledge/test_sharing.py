"""A solution that two obstacles share stands once, and is shown with both."""

from __future__ import annotations

from macros.knowledge.model import Prerequisite
from macros.publishing.priorities import prerequisites_by_reach
from tests.editions import FIXTURE, read

BASE = read(FIXTURE)
HOME, OTHER = BASE.obstacle["fahrrad"], BASE.obstacle["weite-wege"]


def test_it_keeps_the_number_of_its_home() -> None:
    assert [way.name for way in BASE.shown_ways(OTHER)] == ["2 a", "2 b", "1 b"]
    assert [way.name for way in BASE.ways_of(OTHER)] == ["2 a", "2 b"]


def test_it_is_counted_once() -> None:
    assert [way.name for way in BASE.ways if way.solution.id == "fahrrad-liste"] == ["1 b"]
    [way] = [way for way in BASE.ways if way.solution.id == "fahrrad-liste"]
    assert BASE.sharing(way) == [OTHER]
    assert BASE.sharing(BASE.ways_of(HOME)[0]) == []


def test_who_acts_in_it_takes_part_with_both() -> None:
    assert "werkstatt" in BASE.participants(OTHER)


def test_prerequisites_come_by_reach() -> None:
    reaches = prerequisites_by_reach(BASE)
    order = [(len(reach.obstacles), len(reach.ways)) for reach in reaches]
    assert order == sorted(order, reverse=True)
    assert len(reaches) == len(BASE.all(Prerequisite))
    for reach in reaches:
        ids = [way.solution.id for way in reach.ways]
        assert len(ids) == len(set(ids))
