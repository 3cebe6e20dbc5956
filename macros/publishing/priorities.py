"""Priorities: which prerequisites several obstacles share, and how far each of them reaches."""

from __future__ import annotations

from dataclasses import dataclass

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import Obstacle, Prerequisite
from macros.knowledge.ways import Way


@dataclass(frozen=True, slots=True)
class Reach:
    """A prerequisite with the obstacles that name it and the solutions that need it."""

    prerequisite: Prerequisite
    obstacles: list[Obstacle]
    ways: list[Way]


def shared_prerequisites(base: KnowledgeBase) -> list[Reach]:
    """Give the prerequisites of at least two obstacles; what reaches farthest comes first."""
    return [reach for reach in prerequisites_by_reach(base) if len(reach.obstacles) > 1]


def prerequisites_by_reach(base: KnowledgeBase) -> list[Reach]:
    """Give all prerequisites; what reaches farthest comes first."""
    reaches = [_reach(base, prerequisite) for prerequisite in base.prerequisites]
    return sorted(reaches, key=lambda reach: (-len(reach.obstacles), -len(reach.ways)))


def _reach(base: KnowledgeBase, prerequisite: Prerequisite) -> Reach:
    """Follow a prerequisite; where no solution names it, it is one of the whole obstacle."""
    needed = base.needed_for(prerequisite)
    ways = [way for obstacle, own in needed for way in (own or base.ways_of(obstacle))]
    each_once = list({way.solution.id: way for way in ways}.values())
    return Reach(prerequisite, [obstacle for obstacle, _ in needed], each_once)
