"""How texts are written: their markup is an error, their style a hint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from macros.knowledge.content import Content
from macros.knowledge.findings import Finding, Severity
from macros.knowledge.markup import trespasses
from macros.knowledge.model import Obstacle

_LONG_SUMMARY: Final = 3


def markup(content: Content) -> Iterator[Finding]:
    """Texts hold no HTML, no template syntax, no dangerous link, no foreign markup."""
    for passage in content.passages:
        for found in trespasses(passage.text, passage.kind) if passage.kind else ():
            place = passage.place(found.fragment.split("\n")[0])
            yield Finding(found.rule, place, found.message, found.expected, found.example)


def long_summaries(content: Content) -> Iterator[Finding]:
    """A summary in plain language is short."""
    for path, obstacle in content.all(Obstacle):
        count = len(re.findall(r"[.!?](?=\s|$)", obstacle.summary))
        if count > _LONG_SUMMARY:
            yield Finding(
                "lange-zusammenfassung",
                content.place((*path, "summary")),
                f"Die Zusammenfassung hat {count} Sätze.",
                expected=f"ein bis {_LONG_SUMMARY} kurze Sätze",
                severity=Severity.HINT,
            )


def overdue_reviews(content: Content, today: date) -> Iterator[Finding]:
    """A date of review that has passed is worth a reminder."""
    for path, obstacle in content.all(Obstacle):
        if obstacle.review_by and obstacle.review_by.start.last_day < today:
            yield Finding(
                "pruefung-faellig",
                content.place((*path, "review_by")),
                f"Das Hemmnis „{obstacle.title}“ sollte bis {obstacle.review_by.german} geprüft sein.",
                expected="prüfen und das Datum weiterstellen",
                severity=Severity.HINT,
            )
