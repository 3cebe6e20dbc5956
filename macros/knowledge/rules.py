"""Rules: what is asked of an edition. Findings name them by their id; editors read what they ask and why.

Some rules are kept while files are read: their text stands beside the reader. Others look at the
whole manuscript: they are functions of the package `checks`, and their text is the docstring.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from inspect import cleandoc


class Severity(StrEnum):
    """How much a broken rule weighs: an error stops publication, a hint never does."""

    ERROR = "Fehler"
    HINT = "Hinweis"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One thing that is asked of an edition, in German for editors."""

    id: str
    group: str
    """What the rules are about among which it stands."""
    asks: str
    """What it asks, in one sentence."""
    why: str
    """Why it asks this, and what to do."""
    severity: Severity


@dataclass(frozen=True, slots=True)
class Group:
    """The rules of one module in the order in which they are written."""

    title: str
    rules: list[Rule] = field(default_factory=list)

    def rule(self, id_: str, text: str, severity: Severity = Severity.ERROR) -> Rule:
        """Add a rule that is kept while files are read."""
        rule = Rule(id_, self.title, *asked_and_why(text), severity)
        self.rules.append(rule)
        return rule


def asked_and_why(text: str) -> tuple[str, str]:
    """Take a text apart: its first paragraph says what is asked, the rest why."""
    asks, _, why = cleandoc(text).partition("\n\n")
    return " ".join(asks.split()), " ".join(why.split())
