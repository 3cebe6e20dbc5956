"""Trees: the parser's events become plain values; what YAML would guess is refused.

Values stay text as the editor wrote them (`no`, `1.10` and `08:30` are just that). Open lists and
mappings are kept on a stack, since composing them recursively ends the process on deep nesting.
Nothing remembers where a value stands: see `spots`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeAlias

import yaml

from macros.knowledge.documents import UNSEEN, KeyPath, Span, unseen
from macros.knowledge.findings import shorten
from macros.knowledge.rules import Group, Rule
from macros.knowledge.syntax import quoted

MAX_DEPTH: Final = 50
MAX_PARTS: Final = 150_000

_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})
_IGNORED: Final = "\0"
_COMMENT_BEHIND: Final = re.compile(r"\s+#")

RULES: Final = Group("Was YAML könnte und hier nicht gilt")
TOO_MANY: Final = RULES.rule(
    "zu-viel",
    """Eine Datei hat nicht mehr Einträge, als jemand lesen kann.

    Mehr kommt nur aus Versehen zusammen, etwa beim Einfügen. Hemmnisse können auf mehrere Dateien
    verteilt stehen.""",
)
SECOND_DOCUMENT: Final = RULES.rule(
    "zweites-dokument",
    """Eine Datei hält ein einziges YAML-Dokument.

    Nach einer Zeile „---“ begänne ein zweites, das niemand liest.""",
)
TOO_DEEP: Final = RULES.rule(
    "zu-tief",
    """Listen und Blöcke sind nicht tief ineinander verschachtelt.

    Kein Feld dieser Wissensbasis braucht mehr als ein paar Stufen; meist fehlt irgendwo eine Klammer.""",
)
EMPTY_ITEM: Final = RULES.rule(
    "leerer-listenpunkt",
    """Hinter dem Strich einer Liste steht etwas.

    Ein leerer Punkt ist fast immer ein Rest vom Bearbeiten.""",
)
TWICE: Final = RULES.rule(
    "doppelter-schluessel",
    """Jedes Feld steht in einem Eintrag nur einmal.

    YAML nähme sonst ohne ein Wort das letzte, und was davor steht, wäre verloren.""",
)
CUT: Final = RULES.rule(
    "abgeschnittener-text",
    """Hinter einem Text ohne Anführungszeichen steht kein „ #“.

    YAML hielte alles ab da für eine Bemerkung und schnitte es ab. Ein Text mit # gehört in
    Anführungszeichen, eine Bemerkung auf eine eigene Zeile.""",
)
SPECIAL: Final = RULES.rule(
    "yaml-sonderzeichen",
    """Anker, Verweise und Typen von YAML (&, * und ! vor einem Text) kommen nicht vor.

    Sie machen aus einem Text etwas anderes, als da steht. Ein Text, der so beginnt, gehört in
    Anführungszeichen.""",
)
NO_KEY: Final = RULES.rule(
    "kein-feldname",
    """Wo ein Feldname hingehört, steht ein Wort mit Doppelpunkt, keine Klammer.

    Meist beginnt der Text hinter einem Feld mit { oder [ und braucht Anführungszeichen.""",
)

Container: TypeAlias = dict[str, object] | list[object]


class Reporting(Protocol):
    """Takes what is found while reading."""

    def __call__(self, rule: Rule, span: Span, message: str, expected: str, example: str = "") -> None:
        """Take a finding about a span."""


class _Stop(Exception):  # noqa: N818 (a way out of a loop, not an error)
    """Nothing more of the document can be understood."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    container: Container
    key: str | None = None
    """The key whose value comes next, in a mapping."""
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each key, from 1, in a mapping."""

    @property
    def step(self) -> str | int:
        """How the newest value is reached from here."""
        return len(self.container) - 1 if isinstance(self.container, list) else self.key or ""


class Tree:
    """Values under construction."""

    def __init__(self, lines: Sequence[str], report: Reporting) -> None:
        self.root: object = None
        self.empty: set[KeyPath] = set()
        self._lines = lines
        self._report = report
        self._open: list[_Open] = []
        self._documents = 0
        self._take: dict[type[yaml.Event], Callable[..., None]] = {
            yaml.DocumentStartEvent: self._start_document,
            yaml.ScalarEvent: self._take_scalar,
            yaml.AliasEvent: self._take_alias,
            yaml.MappingStartEvent: self._open_container,
            yaml.SequenceStartEvent: self._open_container,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
        }

    def read(self, text: str) -> None:
        """Take all events of a text; raise YAMLError where the parser gives up."""
        try:
            for number, event in enumerate(yaml.parse(text, Loader=yaml.CLoader)):
                if number == MAX_PARTS:
                    self._stop_at_too_many(event)
                take = self._take.get(type(event))
                if take:
                    take(event)
        except _Stop:
            return

    def _stop_at_too_many(self, event: yaml.Event) -> None:
        self._report(
            TOO_MANY,
            span_of(event),
            "Bis hier hat die Datei schon mehr Einträge, als hier jemand liest.",
            expected=f"weniger als {MAX_PARTS} Feldnamen und Werte in einer Datei",
        )
        raise _Stop

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._report(
                SECOND_DOCUMENT,
                span_of(event),
                "Mit „---“ beginnt ein zweites Dokument; alles danach ginge verloren.",
                expected="ein einziges Dokument je Datei; die Zeile „---“ löschen",
            )
            raise _Stop

    def _open_container(self, event: yaml.CollectionStartEvent) -> None:
        if self._expects_key():
            self._refuse_key(span_of(event))
        if len(self._open) >= MAX_DEPTH:
            self._report(
                TOO_DEEP,
                span_of(event),
                f"Hier ist mehr als {MAX_DEPTH}-mal verschachtelt.",
                expected="wenige Stufen, wie in den anderen Einträgen",
            )
            raise _Stop
        self._refuse_anchor_and_tag(event)
        container: Container = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._put(container)
        self._open.append(_Open(container))

    def _close(self, _: yaml.CollectionEndEvent) -> None:
        self._open.pop()
        self._after_value()

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_anchor_and_tag(event)
        if event.style == '"':
            self._refuse_unseen(event)
        if self._expects_key():
            self._take_key(event)
        elif event.style in {None, ""}:
            self._take_plain(event)
        else:
            self._put(_as_written(event))
            self._after_value()

    def _take_plain(self, event: yaml.ScalarEvent) -> None:
        """Take a text without quotes, which may end too early or be empty."""
        if event.value:
            self._check_comment_behind(event)
        if event.value in _EMPTY:
            self._take_empty(event)
        else:
            self._put(_as_written(event))
        self._after_value()

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        self._refuse_special(event, f"*{event.anchor}")
        if self._expects_key():
            raise _Stop
        self._put("")
        self._after_value()

    def _take_empty(self, event: yaml.ScalarEvent) -> None:
        """Leave an empty field out, as if it were not there; a list has no empty items."""
        if not self._open:
            return
        if self._open[-1].key is not None:
            self.empty.add(tuple(around.step for around in self._open))
            return
        self._report(
            EMPTY_ITEM,
            span_of(event),
            "Dieser Listenpunkt ist leer.",
            expected="ein Text hinter dem Strich, oder die Zeile löschen",
        )

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        around, key = self._open[-1], event.value
        if key in around.lines:
            self._report(
                TWICE,
                span_of(event),
                f"Das Feld „{shorten(key, 60)}“ steht in diesem Eintrag schon in Zeile {around.lines[key]}.",
                expected="jedes Feld nur einmal; eine der beiden Zeilen löschen",
            )
            around.key = _IGNORED
        else:
            around.lines[key] = span_of(event)[0] + 1
            around.key = key

    def _check_comment_behind(self, event: yaml.ScalarEvent) -> None:
        start_line, start_column, line, column = span_of(event)
        source = self._lines[line] if line < len(self._lines) else ""
        if len(source) <= column or not _COMMENT_BEHIND.match(source, column):
            return
        cut = source[column:].rstrip()
        whole = (event.value + cut) if start_line == line else source.strip()
        head = source[:start_column] if start_line == line else ""
        self._report(
            CUT,
            (line, column, line, len(source.rstrip())),
            f"YAML schneidet den Text vor „ #“ ab; „{cut.strip()[:60]}“ ginge verloren.",
            expected="Text mit # in Anführungszeichen; Bemerkungen auf einer eigenen Zeile",
            example=shorten(f"{head.strip()} {quoted(whole)}".strip()),
        )

    def _refuse_anchor_and_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._refuse_special(event, f"&{event.anchor}")
        if event.tag:
            self._refuse_special(event, str(event.tag))

    def _refuse_unseen(self, event: yaml.ScalarEvent) -> None:
        """Find what a text in double quotes hides behind a backslash."""
        name = unseen(event.value)
        if name:
            self._report(
                UNSEEN,
                span_of(event),
                f"In diesem Text steckt ein unsichtbares Zeichen ({name}).",
                expected="Text ohne \\ und ohne Steuerzeichen",
            )

    def _refuse_special(self, event: yaml.NodeEvent, sign: str) -> None:
        line = span_of(event)[0]
        source = self._lines[line].strip() if line < len(self._lines) else sign
        head, _, value = source.partition(": ")
        self._report(
            SPECIAL,
            span_of(event),
            f"„{sign[:60]}“ ist in YAML ein Befehl und hier nicht erlaubt.",
            expected="Text, der mit &, * oder ! beginnt, in Anführungszeichen",
            example=shorten(f"{head}: {quoted(value)}" if value else quoted(source)),
        )

    def _refuse_key(self, span: Span) -> None:
        line = self._lines[span[0]] if span[0] < len(self._lines) else ""
        if "{{" in line or "{%" in line:
            message = "Geschweifte Klammern (Vorlagen-Syntax) sind in Daten nicht erlaubt."
        else:
            message = "Hier wird ein Feldname erwartet, keine Klammer."
        self._report(
            NO_KEY,
            span,
            message,
            expected="ein Feldname und ein Text in Anführungszeichen",
            example='title: "Ein Text"',
        )
        raise _Stop

    def _expects_key(self) -> bool:
        return bool(self._open) and self._open[-1].key is None and isinstance(self._open[-1].container, dict)

    def _put(self, value: object) -> None:
        if not self._open:
            self.root = value
            return
        around = self._open[-1]
        if isinstance(around.container, list):
            around.container.append(value)
        elif around.key != _IGNORED:
            around.container[around.key or ""] = value

    def _after_value(self) -> None:
        if self._open:
            self._open[-1].key = None


def span_of(event: yaml.Event) -> Span:
    """Give where an event stands."""
    start, end = event.start_mark, event.end_mark
    assert start is not None  # noqa: S101 (the parser marks all its events)
    assert end is not None  # noqa: S101 (the same)
    return (start.line, start.column, end.line, end.column)


def _as_written(event: yaml.ScalarEvent) -> str:
    """Give a text whose blank lines begin paragraphs, however it is written."""
    text = event.value if event.style == "|" else event.value.replace("\n", "\n\n")
    return str(text.strip())
