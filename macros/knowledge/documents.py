"""Data files: bytes become plain values that know their place; what YAML would guess is refused.

Values stay text as the editor wrote them (`no`, `1.10` and `08:30` are just that). The tree is
built from the parser's events in a loop, since composing recursively ends the process on deep
nesting. A line that only lacks quotes is reported, mended in memory (see `syntax`) and read on,
so that one run shows all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import yaml

from macros.knowledge.findings import MAX_FINDINGS, Finding, Place, shorten
from macros.knowledge.syntax import explain_syntax_error, quoted

MAX_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 50
MAX_PARTS: Final = 150_000
MAX_BYTES_READ_AGAIN: Final = 1_000_000
MAX_MENDED_LINES: Final = 20

Path: TypeAlias = tuple[str | int, ...]
Span: TypeAlias = tuple[int, int, int, int]

_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_IGNORED: Final = "\0"
_COMMENT_BEHIND: Final = re.compile(r"\s+#")


@dataclass(slots=True)
class Document:
    """One file: its values as plain data, and where each key and value stands."""

    name: str
    lines: list[str] = field(default_factory=list)
    data: object = None
    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    empty: set[Path] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def place(self, span: Span) -> Place:
        """Name the place of a span (lines and columns from 0)."""
        line, column, last_line, last_column = span
        excerpt = self.lines[line] if line < len(self.lines) else ""
        end = last_column if last_line == line else len(excerpt.rstrip())
        return Place(self.name, line + 1, column + 1, max(1, end - column), excerpt)

    def place_of(self, path: Path) -> Place:
        """Name the place of a value, or of the nearest thing around it that has one."""
        while path and path not in self.values:
            path = path[:-1]
        return self.place(self.values[path]) if path in self.values else Place(self.name)

    def place_of_key(self, path: Path) -> Place:
        """Name the place of a key."""
        return self.place(self.keys[path]) if path in self.keys else self.place_of(path)

    def place_within(self, path: Path, fragment: str, occurrence: int = 0) -> Place:
        """Name the place of a part of a text: its n-th occurrence inside the value."""
        if path not in self.values:
            return self.place_of(path)
        first, column, last, _ = self.values[path]
        for line in range(first, min(last + 1, len(self.lines))):
            start = self.lines[line].find(fragment, column if line == first else 0)
            while start >= 0:
                if occurrence == 0:
                    return self.place((line, start, line, start + len(fragment)))
                occurrence -= 1
                start = self.lines[line].find(fragment, start + len(fragment))
        return self.place_of(path)

    def raw_value(self, path: Path) -> str:
        """Give the rest of the line on which a value begins, as the editor wrote it."""
        line, column, _, _ = self.values[path]
        return self.lines[line][column:].rstrip()

    def report(self, rule: str, place: Place, message: str, expected: str = "", example: str = "") -> None:
        """Add a finding."""
        self.findings.append(Finding(rule, place, message, expected, example))


def read_document(name: str, raw: bytes) -> Document:
    """Read one YAML file; what is wrong with it stands in its findings, never in an exception."""
    document = Document(name)
    text = decode(document, raw)
    if text is None:
        return document
    text = _without_tabs(document, text)
    _parse(document, text)
    return document


def decode(document: Document, raw: bytes, most: int = MAX_BYTES) -> str | None:
    """Decode UTF-8 and keep the lines; report what cannot be read and give nothing then."""
    if len(raw) > most:
        document.report(
            "datei-zu-gross",
            Place(document.name),
            "Die Datei ist zu groß.",
            expected=f"höchstens {most // 1000} kB",
        )
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_encoding(document, raw, error.start)
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    document.lines = text.split("\n")
    unseen = list(_UNSEEN.finditer(text))
    for match in unseen:
        line = text.count("\n", 0, match.start())
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        document.report(
            "unsichtbares-zeichen",
            document.place((line, column, line, column + 1)),
            f"Hier steht ein unsichtbares Zeichen (U+{ord(match[0]):04X}).",
            expected="Text ohne Steuerzeichen; das Zeichen löschen und neu tippen",
        )
        if len(document.findings) == MAX_MENDED_LINES:
            break
    return None if unseen else text


def _report_encoding(document: Document, raw: bytes, offset: int) -> None:
    start = raw.rfind(b"\n", 0, offset) + 1
    end = raw.find(b"\n", offset)
    line = raw[start : end if end >= 0 else len(raw)][:2000]
    before = raw[start:offset].decode("utf-8", errors="replace")
    guess = _UNSEEN.sub("?", line.decode("cp1252", errors="replace"))
    place = Place(document.name, raw.count(b"\n", 0, offset) + 1, len(before) + 1, 1, guess)
    document.report(
        "zeichensatz",
        place,
        "Die Datei ist nicht in UTF-8 gespeichert: Ab hier sind Umlaute nicht lesbar.",
        expected="UTF-8; im Editor „Speichern unter“ und dort die Kodierung UTF-8 wählen",
    )


def _without_tabs(document: Document, text: str) -> str:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" not in indent or not line.strip():
            continue
        if len(document.findings) == MAX_FINDINGS:
            break
        column = indent.index("\t")
        document.report(
            "tabulator",
            document.place((number, column, number, column + indent.count("\t"))),
            "Die Zeile ist mit einem Tabulator eingerückt.",
            expected="Leerzeichen, je Stufe zwei",
        )
        lines[number] = indent.replace("\t", "  ") + line[len(indent) :]
    return "\n".join(lines)


def _parse(document: Document, text: str) -> None:
    """Read the text; where a line only lacks quotes, report, mend and read again."""
    mends = min(MAX_MENDED_LINES, MAX_BYTES_READ_AGAIN // (len(text) + 1))
    lines = text.split("\n")
    mended: set[int] = set()
    while True:
        tree = _Tree(document)
        try:
            tree.read("\n".join(lines))
        except yaml.YAMLError as error:
            problem = explain_syntax_error(error, lines, mended)
            if not _follows_from_tab(document, problem.line):
                document.findings.append(problem.finding(document.name, document.lines))
            if problem.mended is None or len(mended) >= mends:
                return
            mended.add(problem.line)
            lines[problem.line] = problem.mended
            continue
        tree.hand_over()
        return


def _follows_from_tab(document: Document, line: int) -> bool:
    return "\t" in document.lines[line][: len(document.lines[line]) - len(document.lines[line].lstrip())]


class _Stop(Exception):  # noqa: N818 (a way out of a loop, not an error)
    """Nothing more of the document can be understood."""


class _Tree:
    """Values under construction: a stack of open lists and mappings instead of recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root: object = None
        self.values: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.empty: set[Path] = set()
        self.findings: list[Finding] = []
        self.open: list[tuple[Path, dict[str, object] | list[object]]] = []
        self.key: str | None = None
        self.key_stack: list[str | None] = []
        self.documents = 0

    def read(self, text: str) -> None:
        try:
            for number, event in enumerate(yaml.parse(text, Loader=yaml.CLoader)):
                if number == MAX_PARTS:
                    self._report(
                        "zu-viel",
                        _span(event),
                        "Bis hier hat die Datei schon mehr Einträge, als hier jemand liest.",
                        expected=f"weniger als {MAX_PARTS} Feldnamen und Werte in einer Datei",
                    )
                    return
                self._take(event)
        except _Stop:
            return

    def hand_over(self) -> None:
        document = self.document
        document.data, document.values, document.keys = self.root, self.values, self.keys
        document.empty = self.empty
        document.findings += self.findings

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._report(
                "zweites-dokument",
                _span(event),
                "Mit „---“ beginnt ein zweites Dokument; alles danach ginge verloren.",
                expected="ein einziges Dokument je Datei; die Zeile „---“ löschen",
            )
            raise _Stop

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        span = _span(event)
        if self._expects_key():
            self._refuse_key(span)
        if len(self.open) >= MAX_DEPTH:
            self._report(
                "zu-tief",
                span,
                f"Hier ist mehr als {MAX_DEPTH}-mal verschachtelt.",
                expected="wenige Stufen, wie in den anderen Einträgen",
            )
            raise _Stop
        self._refuse_anchor_and_tag(event)
        container: dict[str, object] | list[object]
        container = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(span, container)
        self.open.append((path, container))
        self.key_stack.append(self.key)
        self.key = None

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        path, _ = self.open.pop()
        self.key = self.key_stack.pop()
        line, column, _, _ = self.values[path]
        self.values[path] = (line, column, *_span(event)[2:])
        self._after_value()

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_anchor_and_tag(event)
        self._refuse_unseen(event)
        if self._expects_key():
            self._take_key(event)
            return
        span = _span(event)
        if event.style in {None, ""}:
            self._check_comment_behind(event)
            if event.value in _EMPTY:
                self._take_empty(span)
                return
        text = event.value if event.style == "|" else event.value.replace("\n", "\n\n")
        self._put(span, text.strip())
        self._after_value()

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        self._refuse_special(event, f"*{event.anchor}")
        if self._expects_key():
            raise _Stop
        self._put(_span(event), "")
        self._after_value()

    def _take_empty(self, span: Span) -> None:
        """Leave an empty field out, as if it were not there; a list has no empty items."""
        path = (*self.open[-1][0], self.key) if self.open and self.key is not None else None
        if path is not None:
            self.empty.add(path)
            self.values[path] = span
        elif self.open:
            self._report(
                "leerer-listenpunkt",
                span,
                "Dieser Listenpunkt ist leer.",
                expected="ein Text hinter dem Strich, oder die Zeile löschen",
            )
        self._after_value()

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        path, container = self.open[-1]
        key = event.value
        own = (*path, key)
        if key in container:
            first = self.keys[own][0] + 1
            self._report(
                "doppelter-schluessel",
                _span(event),
                f"Das Feld „{shorten(key, 60)}“ steht in diesem Eintrag schon in Zeile {first}.",
                expected="jedes Feld nur einmal; eine der beiden Zeilen löschen",
            )
            key = _IGNORED
        self.keys.setdefault(own, _span(event))
        self.key = key

    def _check_comment_behind(self, event: yaml.ScalarEvent) -> None:
        start_line, start_column, line, column = _span(event)
        source = self.document.lines[line] if line < len(self.document.lines) else ""
        if not event.value or not _COMMENT_BEHIND.match(source, column):
            return
        cut = source[column:].rstrip()
        whole = (event.value + cut) if start_line == line else source.strip()
        head = source[:start_column] if start_line == line else ""
        self._report(
            "abgeschnittener-text",
            (line, column, line, len(source.rstrip())),
            f"YAML schneidet den Text vor „ #“ ab; „{cut.strip()[:60]}“ ginge verloren.",
            expected="Text mit # in Anführungszeichen; Bemerkungen auf einer eigenen Zeile",
            example=shorten(f"{head.strip()} {quoted(whole)}".strip()),
        )

    def _refuse_anchor_and_tag(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            self._refuse_special(event, f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag:
            self._refuse_special(event, str(tag))

    def _refuse_unseen(self, event: yaml.ScalarEvent) -> None:
        """Find what a text in double quotes hides behind a backslash."""
        unseen = _UNSEEN.search(event.value)
        if unseen:
            self._report(
                "unsichtbares-zeichen",
                _span(event),
                f"In diesem Text steckt ein unsichtbares Zeichen (U+{ord(unseen[0]):04X}).",
                expected="Text ohne \\ und ohne Steuerzeichen",
            )

    def _refuse_special(self, event: yaml.NodeEvent, sign: str) -> None:
        line = _span(event)[0]
        source = self.document.lines[line].strip() if line < len(self.document.lines) else sign
        head, _, value = source.partition(": ")
        self._report(
            "yaml-sonderzeichen",
            _span(event),
            f"„{sign[:60]}“ ist in YAML ein Befehl und hier nicht erlaubt.",
            expected="Text, der mit &, * oder ! beginnt, in Anführungszeichen",
            example=shorten(f"{head}: {quoted(value)}" if value else quoted(source)),
        )

    def _refuse_key(self, span: Span) -> None:
        line = self.document.lines[span[0]] if span[0] < len(self.document.lines) else ""
        if "{{" in line or "{%" in line:
            message = "Geschweifte Klammern (Vorlagen-Syntax) sind in Daten nicht erlaubt."
        else:
            message = "Hier wird ein Feldname erwartet, keine Klammer."
        self._report(
            "kein-feldname",
            span,
            message,
            expected="ein Feldname und ein Text in Anführungszeichen",
            example='title: "Ein Text"',
        )
        raise _Stop

    def _expects_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][1], dict) and self.key is None

    def _put(self, span: Span, value: object) -> Path:
        if not self.open:
            self.root = value
            self.values[()] = span
            return ()
        path, container = self.open[-1]
        own: Path
        if isinstance(container, dict):
            own = (*path, self.key or "")
            if self.key != _IGNORED:
                container[self.key or ""] = value
        else:
            own = (*path, len(container))
            container.append(value)
        self.values[own] = span
        return own

    def _after_value(self) -> None:
        if self.open and isinstance(self.open[-1][1], dict):
            self.key = None

    def _report(self, rule: str, span: Span, message: str, expected: str, example: str = "") -> None:
        place = self.document.place(span)
        self.findings.append(Finding(rule, place, message, expected, example))
        if len(self.findings) == MAX_FINDINGS:
            raise _Stop


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None  # noqa: S101 (the parser marks all its events)
    assert end is not None  # noqa: S101 (the same)
    return (start.line, start.column, end.line, end.column)
