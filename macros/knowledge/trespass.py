"""A piece of text that must not be there; whoever looks for such pieces gives them in this form."""

from __future__ import annotations

from dataclasses import dataclass

from macros.knowledge.rules import Rule


@dataclass(frozen=True, slots=True)
class Trespass:
    """A piece of text that must not be there, and what to write instead."""

    rule: Rule
    start: int
    """Where it begins in the text."""
    fragment: str
    message: str
    expected: str
    example: str = ""

    @property
    def first_line(self) -> str:
        """Give as much of it as can be marked in one line."""
        return self.fragment.split("\n")[0]
