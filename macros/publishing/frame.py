"""What every page carries around its content: the draft label, dates, what it may load."""

from __future__ import annotations

from datetime import UTC, datetime

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.periods import Point
from macros.knowledge.purpose import Purpose
from macros.publishing.policy import PAGE_POLICY


def frame(base: KnowledgeBase, purpose: Purpose, made: int | None) -> dict[str, object]:
    """Give what the templates of the theme need; `made` is the commit's time in seconds since 1970."""
    return {
        "draft": base.is_draft,
        "short": base.edition.short_title,
        "notice": base.edition.notice or "",
        "examples": base.edition.examples,
        "policy": PAGE_POLICY,
        "as_of": base.edition.as_of.german,
        "made": made_on(made),
        "is_copy": purpose is Purpose.COPY,
        "may_be_found": purpose is Purpose.PUBLIC and not base.is_draft,
        "old_after_days": base.site.copy_old_after_days,
    }


def made_on(made: int | None) -> Point | None:
    """Give the day of a time in seconds since 1970, the same in every time zone."""
    if made is None:
        return None
    day = datetime.fromtimestamp(made, UTC)
    return Point(day.year, day.month, day.day)
