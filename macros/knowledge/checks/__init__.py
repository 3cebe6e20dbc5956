"""Checks across records: each rule looks at the whole content and yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from macros.knowledge.checks.completeness import (
    draft_notice,
    empty_fields,
    expected_numbers,
    idle_aliases,
    idle_entries,
    states_listed,
)
from macros.knowledge.checks.evidence import (
    checked_contacts,
    evidence,
    plausible_dates,
    source_addresses,
    state_evidence,
    trustworthy_contacts,
    uncited_sources,
)
from macros.knowledge.checks.identity import (
    duplicate_ids,
    duplicate_numbers,
    duplicate_titles,
    reserved_anchors,
    reserved_pages,
)
from macros.knowledge.checks.linking import (
    dangling_ids,
    known_municipalities,
    own_prerequisites,
    repeated_entries,
    text_references,
)
from macros.knowledge.checks.readability import (
    long_sentences,
    long_summaries,
    unexplained_abbreviations,
    vague_links,
)
from macros.knowledge.checks.voices import figures_cited, regions_known, voices_named
from macros.knowledge.checks.writing import markup, overdue_reviews
from macros.knowledge.content import Content
from macros.knowledge.findings import Finding

RULES: Final[tuple[Callable[[Content], Iterator[Finding]], ...]] = (
    duplicate_ids,
    reserved_anchors,
    duplicate_titles,
    duplicate_numbers,
    reserved_pages,
    expected_numbers,
    empty_fields,
    states_listed,
    idle_entries,
    idle_aliases,
    draft_notice,
    dangling_ids,
    known_municipalities,
    own_prerequisites,
    repeated_entries,
    text_references,
    evidence,
    state_evidence,
    uncited_sources,
    figures_cited,
    voices_named,
    regions_known,
    plausible_dates,
    trustworthy_contacts,
    source_addresses,
    markup,
    long_summaries,
    long_sentences,
    unexplained_abbreviations,
    vague_links,
)


def check(content: Content, today: date) -> Iterator[Finding]:
    """Run all rules."""
    for rule in RULES:
        yield from rule(content)
    yield from checked_contacts(content, today)
    yield from overdue_reviews(content, today)
