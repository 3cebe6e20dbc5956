"""A check is a rule that looks for its findings itself, once everything is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from macros.knowledge.findings import Finding
from macros.knowledge.manuscript import Manuscript
from macros.knowledge.rules import Group, Rule, Severity, asked_and_why

Look: TypeAlias = Callable[[Manuscript], Iterator[Finding]]


@dataclass(frozen=True, slots=True, eq=False)
class Check(Rule):
    """A rule together with the function that looks where it is broken."""

    look: Look


@dataclass(frozen=True, slots=True)
class Checks(Group):
    """The checks of one module; used as a decorator, it adds one.

    The function's docstring is the rule's text: what it asks, and in a second paragraph why.
    """

    def __call__(self, id_: str, severity: Severity = Severity.ERROR) -> Callable[[Look], Check]:
        """Turn the function below into a check."""

        def add(look: Look) -> Check:
            check = Check(id_, self.title, *asked_and_why(look.__doc__ or ""), severity, look)
            self.rules.append(check)
            return check

        return add
