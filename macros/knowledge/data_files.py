"""Data files: bytes become plain values, and every value knows its place.

A line that only lacks quotes is reported, mended in memory (see `syntax`) and read on, so that one
run shows all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import yaml

from macros.knowledge.documents import Document, KeyPath, Span, decode
from macros.knowledge.findings import Findings, Place
from macros.knowledge.rules import Rule
from macros.knowledge.spots import Spots, find_spots
from macros.knowledge.syntax import TABS, explain_syntax_error
from macros.knowledge.trees import Tree

MAX_BYTES: Final = 2_000_000
MAX_BYTES_READ_AGAIN: Final = 1_000_000
MAX_MENDED_LINES: Final = 20


@dataclass
class DataFile(Document):
    """A data file: its values as plain data, and where each key and value stands."""

    data: object = None
    empty: set[KeyPath] = field(default_factory=set)
    read_lines: list[str] = field(default_factory=list)
    """The lines as they were read: mended where that was needed."""

    @cached_property
    def spots(self) -> Spots:
        """Where everything stands."""
        return Spots() if self.data is None else find_spots("\n".join(self.read_lines))

    def place_of(self, path: KeyPath) -> Place:
        """Name the place of a value, or of the nearest thing around it that has one."""
        while path and path not in self.spots.values:
            path = path[:-1]
        return self.place(self.spots.values[path]) if path in self.spots.values else Place(self.name)

    def place_of_key(self, path: KeyPath) -> Place:
        """Name the place of a key."""
        return self.place(self.spots.keys[path]) if path in self.spots.keys else self.place_of(path)

    def place_within(self, path: KeyPath, fragment: str, occurrence: int = 0) -> Place:
        """Name the place of a part of a text: its n-th occurrence inside the value."""
        span = self.spots.values.get(path)
        found = self.place_in(span, fragment, occurrence) if span else None
        return found or self.place_of(path)

    def place_of_line(self, path: KeyPath, number: int) -> Place:
        """Name the place of a line of a literal block, counted from the first that is not empty."""
        first, _, last, _ = self.spots.values.get(path, (0, 0, 0, 0))
        block = range(first + 1, min(last + 1, len(self.lines)))
        begin = next((line for line in block if self.lines[line].strip()), last)
        if begin + number not in block:
            return self.place_of(path)
        text = self.lines[begin + number]
        column = len(text) - len(text.lstrip())
        return self.place((begin + number, column, begin + number, len(text.rstrip())))

    def raw_value(self, path: KeyPath) -> str:
        """Give the rest of the line on which a value begins, as the editor wrote it."""
        if path not in self.spots.values:
            return ""
        line, column, _, _ = self.spots.values[path]
        return self.lines[line][column:].rstrip()

    def report_span(self, rule: Rule, span: Span, message: str, expected: str, example: str = "") -> None:
        """Add a finding about a span."""
        self.report(rule, self.place(span), message, expected, example)


def read_data_file(name: str, raw: bytes, findings: Findings, cure: str = "") -> DataFile:
    """Read one YAML file; what is wrong with it goes to the findings, never into an exception.

    The cure says what to do about a file that is too big.
    """
    file = DataFile(name, findings)
    text = decode(file, raw, MAX_BYTES, cure)
    if text is not None:
        _parse(file, _without_tabs(file))
    return file


def _without_tabs(file: DataFile) -> list[str]:
    lines = list(file.lines)
    for number, line in enumerate(lines):
        if "\t" not in line:
            continue
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" not in indent or not line.strip():
            continue
        column = indent.index("\t")
        file.report_span(
            TABS,
            (number, column, number, column + indent.count("\t")),
            "Die Zeile ist mit einem Tabulator eingerückt.",
            expected="Leerzeichen, je Stufe zwei",
        )
        lines[number] = indent.replace("\t", "  ") + line[len(indent) :]
    return lines


def _parse(file: DataFile, lines: list[str]) -> None:
    """Read the lines; where one only lacks quotes, report, mend and read again."""
    size = sum(map(len, lines)) + len(lines)
    mends = min(MAX_MENDED_LINES, MAX_BYTES_READ_AGAIN // size)
    mended: set[int] = set()
    while True:
        try:
            _read(file, lines)
        except yaml.YAMLError as error:
            problem = explain_syntax_error(error, lines, mended)
            if not _follows_from_tab(file.lines[problem.line]):
                file.findings.add(problem.finding(file.name, file.lines))
            if problem.mended is None or len(mended) >= mends:
                return
            mended.add(problem.line)
            lines[problem.line] = problem.mended
        else:
            return


def _read(file: DataFile, lines: list[str]) -> None:
    """Read values from the lines; what is found on the way counts only if the parser does not give up."""
    attempt = DataFile(file.name, Findings(), file.lines)
    tree = Tree(file.lines, attempt.report_span)
    with attempt.findings:
        tree.read("\n".join(lines))
    file.data, file.empty, file.read_lines = tree.root, tree.empty, lines
    file.findings.extend(attempt.findings)


def _follows_from_tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]
