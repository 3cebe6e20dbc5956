"""An edition on disk becomes a knowledge base, or findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.checks import check
from macros.knowledge.findings import Finding, Findings, errors
from macros.knowledge.folders import read_files, strangers
from macros.knowledge.kinds import RECORDS
from macros.knowledge.manuscript import Manuscript
from macros.knowledge.model import Record
from macros.knowledge.purpose import Purpose
from macros.knowledge.reading import read


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: a knowledge base if there is no error, and all findings."""

    base: KnowledgeBase | None
    findings: list[Finding]


def load_folder(
    root: Path, today: date, purpose: Purpose | None = None, instead: Iterable[Path] = ()
) -> Loaded:
    """Load the edition in a folder; a file given instead stands for its namesake."""
    return load(read_files(root, instead), today, purpose, strangers(root))


def load(
    files: Mapping[str, bytes],
    today: date,
    purpose: Purpose | None = None,
    strange: Iterable[Finding] = (),
) -> Loaded:
    """Load an edition from its files; nothing an editor can write makes this raise.

    With a purpose, what stands in the way of publishing for it is an error too. What was found
    strange in the folders themselves comes along.
    """
    base = None
    with Findings() as findings:
        findings.extend(strange)
        manuscript = read(files, findings, today, purpose)
        findings.extend(check(manuscript))
        if not errors(findings):
            base = _accepted(manuscript)
    return Loaded(base, findings.in_order())


def _accepted(manuscript: Manuscript) -> KnowledgeBase:
    """Make a knowledge base of a manuscript without errors; nothing else of it stays in memory."""
    records: dict[type[Record], Sequence[Record]] = defaultdict(list)
    for record in manuscript.records.values():
        records[type(record)].append(record)  # type: ignore[attr-defined]  # still being filled
    for kind in RECORDS:
        if kind.order:
            records[kind.record] = sorted(records[kind.record], key=kind.order)
    return KnowledgeBase(dict(records), tuple(manuscript.pages))
