"""Findings: one thing wrong or worth improving in the content, with its place and its cure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from textwrap import indent
from types import TracebackType
from typing import Final, NoReturn, Self

from macros.knowledge.rules import Rule, Severity

_MOST: Final = 200
"""Who sees so many has enough to do; looking for more would only take time and memory."""
_WIDTH: Final = 90
_MOST_OPTIONS: Final = 2_500
_CONTROL: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>()#|~&$@!]|:(?=\S))")
_MENTION: Final = re.compile(r"\\([@#])(?=\w)")
"""What a forge makes a mention or a link of even where its sign is escaped, unless something stands between."""
_MAY_APPEAR: Final = "Alles in Ordnung: Diese Änderung kann so erscheinen. Danke fürs Mitschreiben!"
_STOPS: Final = (
    "Solange ein Fehler dasteht, wird nichts veröffentlicht; verloren geht auch nichts. In derselben Datei "
    "verbessern und speichern, dann wird neu geprüft."
)
_ADVICE: Final = "Das sind Ratschläge; sie halten nichts auf."


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file, line and column (both from 1), and how long it is."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""

    def __str__(self) -> str:
        return f"{self.file}, Zeile {self.line}, Spalte {self.column}"

    def marked(self) -> list[str]:
        """Show the line with a mark under the offending text, cut to a readable width."""
        if not self.excerpt.strip():
            return []
        first = max(0, self.column - 1 - _WIDTH // 2) if len(self.excerpt) > _WIDTH else 0
        shown = _CONTROL.sub(" ", self.excerpt[first : first + _WIDTH])
        before, after = "…" if first else "", "…" if first + _WIDTH < len(self.excerpt) else ""
        indent = len(before) + self.column - 1 - first
        mark = "^" * max(1, min(self.length, len(shown) - (self.column - 1 - first)))
        gutter = f"{self.line:>6} | "
        return [f"{gutter}{before}{shown}{after}", " " * (len(gutter) + indent) + mark]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the rule, the place, what is wrong, what was expected, and an example."""

    rule: Rule
    place: Place
    message: str
    expected: str = ""
    example: str = ""
    nearest: str = ""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.rule.severity

    @property
    def is_error(self) -> bool:
        """Tell whether this finding stops publication."""
        return self.severity is Severity.ERROR

    def cure(self) -> list[str]:
        """Tell in sentences what to do instead."""
        lines = []
        if self.expected:
            lines.append(f"Erwartet: {self.expected}")
        if self.nearest:
            lines.append(f"Meinten Sie „{self.nearest}“?")
        if "\n" in self.example:
            lines += ["Beispiel:", *(f"    {line}" for line in self.example.splitlines())]
        elif self.example:
            lines.append(f"Beispiel: {self.example}")
        return lines

    def as_text(self) -> str:
        """Render the finding for a person at a terminal."""
        head = f"{self.severity} in {self.place} [{self.rule.id}]"
        body = [_CONTROL.sub(" ", line) for line in (self.message, *self.cure())]
        return "\n".join([head, *self.place.marked(), *(f"  {line}" for line in body)])

    def as_github(self) -> str:
        """Render the finding as an annotation of a GitHub workflow."""
        level = "error" if self.is_error else "notice"
        place = self.place
        where = ",".join(
            [
                f"file={_escape_property(place.file)}",
                f"line={place.line}",
                f"col={place.column}",
                f"endColumn={place.column + place.length}",
                f"title={_escape_property(f'{self.severity}: {self.rule.id}')}",
            ]
        )
        text = "\n".join([self.message, *self.cure()])
        return f"::{level} {where}::{_escape_data(text)}"

    def as_markdown(self) -> str:
        """Render the finding as an item of a list, for a person who reads a pull request."""
        place = f"**{_plain(self.place.file)}, Zeile {self.place.line}:** {_plain(self.message)}"
        parts = [place, _fenced("\n".join(self.place.marked()))]
        if self.expected:
            parts.append(f"Erwartet: {_plain(self.expected)}")
        if self.nearest:
            parts.append(f"Meinten Sie „{_plain(self.nearest)}“?")
        if self.example:
            parts.append(f"Beispiel:\n\n{_fenced(self.example)}")
        return "- " + indent("\n\n".join(filter(None, parts)), "  ")[2:]

    def as_dict(self) -> dict[str, object]:
        """Give the finding as plain data."""
        return {
            "severity": self.severity.value,
            "rule": self.rule.id,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "length": self.place.length,
            "message": self.message,
            "expected": self.expected,
            "example": self.example,
            "nearest": self.nearest,
        }


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """Escape what Markdown, HTML or GitHub would make of a text."""
    return _MENTION.sub(r"\\\1<!-- -->", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _fenced(text: str) -> str:
    """Show a text as it is, in a fence that nothing in it can close."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}" if text else ""


def shorten(text: str, width: int = 160) -> str:
    """Cut a text that is too long to be shown whole."""
    return text if len(text) <= width else f"{text[: width - 1]}…"


def nearest(value: str, options: Iterable[str]) -> str:
    """Give the option that looks most like the value, or nothing."""
    by_fold = {option.casefold(): option for option in islice(options, _MOST_OPTIONS)}
    close = get_close_matches(value.casefold()[:100], by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""


class Enough(Exception):  # noqa: N818 (a way out, not an error)
    """There are so many errors that looking for more helps nobody."""


class Findings:
    """What has been found so far, each finding once.

    Used as `with Findings() as findings:`, the block ends early when there is enough to do.
    """

    def __init__(self) -> None:
        self._found: dict[Finding, None] = {}
        self._errors = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> bool:
        return kind is Enough

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def add(self, finding: Finding) -> None:
        """Add a finding; hints do not count towards enough, since they must not hide an error."""
        if finding in self._found:
            return
        self._found[finding] = None
        self._errors += finding.is_error
        if self._errors == _MOST:
            raise Enough

    def add_last(self, finding: Finding) -> NoReturn:
        """Add a finding that makes looking further useless."""
        self.add(finding)
        raise Enough

    def extend(self, findings: Iterable[Finding]) -> None:
        """Add one after the other."""
        for finding in findings:
            self.add(finding)

    def in_order(self) -> list[Finding]:
        """Give errors before hints, each by its place, and no more than anybody reads."""
        found = sorted(self, key=lambda f: (not f.is_error, f.place.file, f.place.line, f.place.column))
        return found[:_MOST]


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Keep what stops publication."""
    return [finding for finding in findings if finding.is_error]


def summary(findings: Sequence[Finding]) -> str:
    """Count errors and hints in one sentence."""
    wrong = len(errors(findings))
    hints = len(findings) - wrong
    return f"{wrong} Fehler, {hints} {'Hinweis' if hints == 1 else 'Hinweise'}."


def render(findings: Sequence[Finding], form: str) -> str:
    """Render all findings as `text`, `github`, `markdown` or `json`."""
    if form == "json":
        return json.dumps([f.as_dict() for f in findings], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(finding.as_github() for finding in findings)
    if form == "markdown":
        return _page(findings)
    if not findings:
        return ""
    return "\n\n".join([*(finding.as_text() for finding in findings), summary(findings)])


def _page(findings: Sequence[Finding]) -> str:
    """Render all findings as a page: what stops publication, then advice."""
    wrong = errors(findings)
    hints = [finding for finding in findings if not finding.is_error]
    parts = [f"# Prüfung der Inhalte: {summary(findings)[:-1]}"]
    if not wrong:
        parts.append(_MAY_APPEAR)
    if wrong:
        parts += ["## Fehler", _STOPS, *(finding.as_markdown() for finding in wrong)]
    if hints:
        parts += ["## Hinweise", _ADVICE, *(finding.as_markdown() for finding in hints)]
    return "\n\n".join(parts)
