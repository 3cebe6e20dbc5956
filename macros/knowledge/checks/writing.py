"""How texts are written down, and when somebody should look at them again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.knowledge.content import Content
from macros.knowledge.findings import Finding, Severity
from macros.knowledge.markup import trespasses
from macros.knowledge.model import Obstacle


def markup(content: Content) -> Iterator[Finding]:
    """Texts hold no HTML, no template syntax, no dangerous link, no foreign markup."""
    for passage in content.passages:
        for found in trespasses(passage.text, passage.kind) if passage.kind else ():
            place = passage.place(found.fragment.split("\n")[0])
            yield Finding(found.rule, place, found.message, found.expected, found.example)


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
