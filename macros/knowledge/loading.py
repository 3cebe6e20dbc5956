"""An edition on disk becomes a knowledge base, or findings; everything is read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.checks import check
from macros.knowledge.checks.publication import hindrances
from macros.knowledge.content import Content
from macros.knowledge.documents import Document, read_document
from macros.knowledge.findings import MAX_FINDINGS, Finding, Place, errors, in_order, nearest, not_too_many
from macros.knowledge.folders import read_files, strangers
from macros.knowledge.kinds import RECORDS
from macros.knowledge.model import (
    FILES,
    LOCAL_CONTACTS,
    Language,
    LocalContactsFile,
    Record,
)
from macros.knowledge.pages import read_page
from macros.knowledge.purpose import Purpose
from macros.knowledge.schema import validate_file


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: a knowledge base if there is no error, and all findings."""

    base: KnowledgeBase | None
    findings: list[Finding]
    content: Content


def load_folder(
    root: FilePath, today: date, purpose: Purpose | None = None, instead: Iterable[FilePath] = ()
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
    content = Content()
    findings = [*strange, *_load_data(files, content), *_load_pages(files, content)]
    findings += not_too_many(check(content, today))
    if purpose:
        findings += hindrances(content, purpose)
    ordered = in_order(findings)[:MAX_FINDINGS]
    base = None if errors(ordered) else _base(content)
    return Loaded(base, ordered, content)


def _load_data(files: Mapping[str, bytes], content: Content) -> list[Finding]:
    models = FILES | {LOCAL_CONTACTS: LocalContactsFile}
    unknown = (n for n in files if n.startswith("data/") and n.removeprefix("data/") not in models)
    findings = [_unknown_file(name) for name in unknown]
    for short, model in models.items():
        name = f"data/{short}"
        if name not in files:
            findings += [_missing_file(name, model)] if short in FILES else []
            continue
        document = read_document(name, files[name])
        content.documents |= dict.fromkeys(model.model_fields, document)
        content.records |= validate_file(document, model)
        findings += document.findings
    content.documents |= {
        key: Document(f"data/{short}")
        for short, model in FILES.items()
        for key in model.model_fields
        if key not in content.documents
    }
    return findings


def _unknown_file(name: str) -> Finding:
    return Finding(
        "unbekannte-datei",
        Place(name),
        "Diese Datei liest die Wissensbasis nicht.",
        expected="eine von: " + ", ".join(FILES),
        nearest=nearest(name.removeprefix("data/"), FILES),
    )


def _missing_file(name: str, model: type[Record]) -> Finding:
    keys = ", ".join(f"{key}:" for key in model.model_fields)
    return Finding("fehlende-datei", Place(name), "Diese Datei fehlt.", expected=f"eine Datei mit {keys}")


def _load_pages(files: Mapping[str, bytes], content: Content) -> list[Finding]:
    findings: list[Finding] = []
    for name, raw in files.items():
        if not name.startswith("docs/"):
            continue
        path = name.removeprefix("docs/").removesuffix(".md")
        page, found = read_page(name, path, raw)
        findings += found
        if page:
            content.pages.append(page)
    return findings


def _base(content: Content) -> KnowledgeBase | None:
    if content.edition is None or content.site is None or content.only(Language) is None:
        return None
    records: dict[type[Record], Sequence[Record]] = defaultdict(list)
    for record in content.records.values():
        records[type(record)].append(record)  # type: ignore[attr-defined]  # still being filled
    for kind in RECORDS:
        if kind.order:
            records[kind.record] = sorted(records[kind.record], key=kind.order)
    return KnowledgeBase(dict(records), tuple(content.pages))
