"""Dates as sources give them: a day, a month, a year, or a span of these."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_YEARS: Final = range(1900, 2200)
_POINT: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A moment with the precision it has: year, month (0: not given), day (0: not given)."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> Point | None:
        """Read `2024`, `2024-03` or `2024-03-01`; give nothing for what is no date."""
        match = _POINT.fullmatch(text)
        if not match:
            return None
        year, month, day = (int(part or 0) for part in match.groups())
        if year not in _YEARS or (match[2] and not 1 <= month <= len(MONTHS)):
            return None
        if match[3] and not 1 <= day <= monthrange(year, month)[1]:
            return None
        return cls(year, month, day)

    @property
    def iso(self) -> str:
        """Give the ISO 8601 form, as precise as the point is."""
        return "-".join(f"{part:02}" for part in (self.year, self.month, self.day) if part)

    @property
    def german(self) -> str:
        """Give the words a reader sees, as precise as the point is."""
        if not self.month:
            return str(self.year)
        words = f"{MONTHS[self.month - 1]} {self.year}"
        return f"{self.day}. {words}" if self.day else words

    @property
    def first_day(self) -> date:
        """Give the earliest day the point may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """Give the latest day the point may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True)
class Period:
    """A point in time or a span between two, both ends included."""

    start: Point
    end: Point | None = None

    @classmethod
    def parse(cls, text: str) -> Period | None:
        """Read a point, or a span written `2024-03-01/2027-12-31` (ISO 8601)."""
        first, _, last = text.partition("/")
        start, end = Point.parse(first), Point.parse(last) if last else None
        if start is None or ("/" in text and end is None) or (end and end.last_day < start.first_day):
            return None
        return cls(start, end)

    @property
    def german(self) -> str:
        """Give the words a reader sees."""
        return f"{self.start.german} bis {self.end.german}" if self.end else self.start.german

    @property
    def years(self) -> str:
        """Give the year, or the years of a span, as citations show them."""
        if self.end and self.end.year != self.start.year:
            return f"{self.start.year}–{self.end.year}"
        return str(self.start.year)
