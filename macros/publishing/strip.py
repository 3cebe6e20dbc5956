"""The strip of marks beside a title: one dash for each obstacle, grouped by field; decoration only.

Each field is one dashed line, so that a page costs the same however many obstacles there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import FieldOfAction, Obstacle

_DASH: Final = 7
_STEP: Final = 10
"""A dash and the gap behind it; the stylesheet draws the same."""
_BETWEEN: Final = 8
"""What fields stand further apart than obstacles."""
_WHOLE: Final = 247
"""As wide as 21 obstacles in six fields; fewer leave room."""


@dataclass
class Strip:
    """Dashed lines as start, length and whether it is the field one is in; where one is; the width."""

    dashes: list[tuple[int, int, bool]] = field(default_factory=list)
    now: int | None = None
    width: int = 0


def strip_of(base: KnowledgeBase, near: FieldOfAction, now: Obstacle | None) -> Strip:
    """Lay out the strip as seen from a field and, maybe, an obstacle in it."""
    strip, x = Strip(), 0
    for field_ in base.fields:
        obstacles = base.obstacles_of(field_)
        if not obstacles:
            continue
        strip.dashes.append((x, len(obstacles) * _STEP - (_STEP - _DASH), field_ is near))
        if field_ is near and now:
            strip.now = x + base.position(now) * _STEP
        x += len(obstacles) * _STEP + _BETWEEN
    strip.width = max(x - _BETWEEN - (_STEP - _DASH), _WHOLE)
    return strip
