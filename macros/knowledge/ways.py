"""Ways: solutions as people call them, by the number of their obstacle and a letter ("15 a")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, product
from string import ascii_lowercase

from macros.knowledge.model import NOT_EVIDENCED, Obstacle, Solution, Step


@dataclass(frozen=True, slots=True)
class Way:
    """A solution together with its obstacle and its letter."""

    obstacle: Obstacle
    solution: Solution
    letter: str

    @property
    def name(self) -> str:
        """Give the short name that people use on the telephone."""
        return f"{self.obstacle.number} {self.letter}"

    @property
    def state(self) -> str:
        """Give the id of the state; without evidence there is one too."""
        return self.solution.state.value if self.solution.state else NOT_EVIDENCED

    @property
    def actors(self) -> list[str]:
        """Give who acts in any step, each once."""
        return list(dict.fromkeys(who for step in self.solution.steps for who in step.who))

    def requires(self, prerequisite: str) -> bool:
        """Tell whether this solution itself names a prerequisite."""
        return prerequisite in self.solution.prerequisites


@dataclass(frozen=True, slots=True)
class Part:
    """What a service does for an obstacle: its task in words, and the steps in which it acts."""

    obstacle: Obstacle
    task: str
    steps: list[tuple[Way, Step]]


def letters() -> Iterator[str]:
    """Count from a to z, then aa, ab and on without end."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def ways_of(obstacle: Obstacle) -> list[Way]:
    """Give the solutions of an obstacle with their letters."""
    return [Way(obstacle, *pair) for pair in zip(obstacle.solutions, letters(), strict=False)]
