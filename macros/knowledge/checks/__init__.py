"""All rules of an edition, and the check of a manuscript against them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from macros.knowledge import (
    documents,
    extents,
    folders,
    forms,
    markup,
    openings,
    pages,
    reading,
    schema,
    syntax,
    trees,
)
from macros.knowledge.checks import (
    completeness,
    evidence,
    identity,
    linking,
    publication,
    readability,
    sharing,
    states,
    vocabulary,
    voices,
)
from macros.knowledge.checks.check import Check
from macros.knowledge.findings import Finding
from macros.knowledge.manuscript import Manuscript
from macros.knowledge.rules import Group, Rule

GROUPS: Final[tuple[Group, ...]] = (
    folders.RULES,
    reading.RULES,
    documents.RULES,
    syntax.RULES,
    trees.RULES,
    schema.RULES,
    markup.RULES,
    openings.RULES,
    pages.RULES,
    forms.RULES,
    extents.RULES,
    identity.rule,
    completeness.rule,
    linking.rule,
    sharing.rule,
    evidence.rule,
    states.rule,
    voices.rule,
    readability.rule,
    vocabulary.rule,
    publication.rule,
)
"""From what an editor meets first to what matters last."""


def rules() -> list[Rule]:
    """Give every rule that a finding can name, in order."""
    return [rule for group in GROUPS for rule in group.rules]


def check(manuscript: Manuscript) -> Iterator[Finding]:
    """Look for what is wrong with a manuscript beyond what reading it has found."""
    yield from _trespasses(manuscript)
    for rule in rules():
        if isinstance(rule, Check):
            yield from rule.look(manuscript)


def _trespasses(manuscript: Manuscript) -> Iterator[Finding]:
    """Keep the rules for texts, which pages have been read by already."""
    for passage in manuscript.passages:
        for found in markup.trespasses(passage.text, passage.kind) if passage.kind else ():
            place = passage.at(found.start, found.first_line)
            yield Finding(found.rule, place, found.message, found.expected, found.example)
