"""Documents: the bytes of a file become lines, and every part of them knows its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeAlias

from macros.knowledge.findings import Finding, Findings, Place
from macros.knowledge.rules import Group, Rule
from macros.knowledge.signs import BLANK_LETTERS

KeyPath: TypeAlias = tuple[str | int, ...]
"""How a value is reached from the top of a file: names of keys, and numbers in lists from 0."""

Span: TypeAlias = tuple[int, int, int, int]
"""Where something stands: first line, first column, last line, and the column behind it, all from 0."""

_BREAKS: Final = "\r\x85\u2028\u2029"
"""What ends a line for YAML and some editors, but not where changes are read."""
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U0010ffff"
"""What every program may read as it likes; this one sets signs aside with it."""
_UNSEEN: Final = re.compile(
    rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BREAKS}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    rf"\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000effff{BLANK_LETTERS}{_PRIVATE}]"
)
_IS_PRIVATE: Final = re.compile(f"[{_PRIVATE}]")
_MOST_UNSEEN: Final = 20
_LONGEST_LINE_SHOWN: Final = 2000
_NO_CONTROL: Final = "Text ohne Steuerzeichen; das Zeichen löschen und neu tippen"
_COMMON_SIGN: Final = "ein gewöhnliches Zeichen oder ein Wort"
_OWN_BREAK: Final = (
    "das Zeichen löschen und mit der Eingabetaste umbrechen; im Editor Zeilenenden „LF“ oder „CRLF“ wählen"
)

RULES: Final = Group("Dateien und Zeichen")
TOO_BIG: Final = RULES.rule(
    "datei-zu-gross",
    """Eine Datei ist nicht größer, als ein Mensch sie noch überblickt.

    Sehr große Dateien machen das Prüfen und Bearbeiten langsam. Hemmnisse können auf mehrere Dateien
    verteilt stehen, eine lange Seite wird zu zweien.""",
)
ENCODING: Final = RULES.rule(
    "zeichensatz",
    """Eine Datei ist in UTF-8 gespeichert.

    In anderen Zeichensätzen werden aus Umlauten falsche Zeichen. Im Editor hilft „Speichern unter“ mit
    der Kodierung UTF-8.""",
)
UNSEEN: Final = RULES.rule(
    "unsichtbares-zeichen",
    """Ein Text hält nichts, was man nicht sieht.

    Steuerzeichen kommen beim Kopieren aus anderen Programmen mit; sie können einen Text anders aussehen
    lassen, als er ist. Löschen und neu tippen hilft.""",
)
PRIVATE: Final = RULES.rule(
    "privates-zeichen",
    """Ein Text besteht aus Zeichen, die überall dasselbe bedeuten.

    Zeichen zum privaten Gebrauch zeigt jede Schrift anders, oft als Kästchen; in Kopien ohne Auszeichnung würden
    andere daraus.""",
)
HIDDEN_BREAK: Final = RULES.rule(
    "verdeckter-zeilenumbruch",
    """Eine Zeile endet nur dort, wo jedes Programm sie enden lässt.

    Manche Zeichen beginnen für YAML eine neue Zeile, im Vergleich zweier Fassungen aber nicht; hinter einer
    Bemerkung stünde so etwas, das gilt, ohne dass es jemand sieht.""",
)


@dataclass
class Document:
    """One file, its lines, and what has been found in it."""

    name: str
    findings: Findings
    lines: list[str] = field(default_factory=list)

    def place(self, span: Span) -> Place:
        """Name the place of a span."""
        line, column, last_line, last_column = span
        excerpt = self.lines[line] if line < len(self.lines) else ""
        end = last_column if last_line == line else len(excerpt.rstrip())
        return Place(self.name, line + 1, column + 1, max(1, end - column), excerpt)

    def place_in(self, span: Span, fragment: str, occurrence: int = 0) -> Place | None:
        """Name the place of the n-th occurrence of a fragment inside a span."""
        first, column, last, _ = span
        for line in range(first, min(last + 1, len(self.lines))):
            start = self.lines[line].find(fragment, column if line == first else 0)
            while start >= 0:
                if occurrence == 0:
                    return self.place((line, start, line, start + len(fragment)))
                occurrence -= 1
                start = self.lines[line].find(fragment, start + len(fragment))
        return None

    def report(self, rule: Rule, place: Place, message: str, expected: str = "", example: str = "") -> None:
        """Add a finding."""
        self.findings.add(Finding(rule, place, message, expected, example))


def decode(document: Document, raw: bytes, most: int, cure: str = "") -> str | None:
    """Decode UTF-8 and keep the lines; report what cannot be read and give nothing then."""
    if len(raw) > most:
        expected = f"höchstens {most // 1000} kB{cure}"
        document.report(TOO_BIG, Place(document.name), "Die Datei ist zu groß.", expected)
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report_encoding(document, raw, error.start)
        return None
    text = text.replace("\r\n", "\n")
    document.lines = text.split("\n")
    if _UNSEEN.search(text):
        _report_unseen(document)
        return None
    return text


def unseen(text: str) -> str:
    """Give the name of the first character that nobody sees, or nothing."""
    found = _UNSEEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def _report_unseen(document: Document) -> None:
    found = ((line, match) for line, text in enumerate(document.lines) for match in _UNSEEN.finditer(text))
    for line, match in islice(found, _MOST_UNSEEN):
        rule, what, expected = _said_of(match[0])
        place = document.place((line, match.start(), line, match.end()))
        document.report(rule, place, f"Hier steht {what} (U+{ord(match[0]):04X}).", expected)


def _said_of(sign: str) -> tuple[Rule, str, str]:
    """Give the rule that a sign breaks, what it is, and what to do about it."""
    if sign in _BREAKS:
        return HIDDEN_BREAK, "ein Zeilenumbruch, den nicht jedes Programm kennt", _OWN_BREAK
    if _IS_PRIVATE.match(sign):
        return PRIVATE, "ein Zeichen zum privaten Gebrauch, das jede Schrift anders zeigt", _COMMON_SIGN
    return UNSEEN, "ein unsichtbares Zeichen", _NO_CONTROL


def _report_encoding(document: Document, raw: bytes, offset: int) -> None:
    start = raw.rfind(b"\n", 0, offset) + 1
    end = raw.find(b"\n", offset)
    line = raw[start : end if end >= 0 else len(raw)][:_LONGEST_LINE_SHOWN]
    before = raw[start:offset].decode("utf-8", errors="replace")
    guess = _UNSEEN.sub("?", line.decode("cp1252", errors="replace"))
    place = Place(document.name, raw.count(b"\n", 0, offset) + 1, len(before) + 1, 1, guess)
    document.report(
        ENCODING,
        place,
        "Die Datei ist nicht in UTF-8 gespeichert: Ab hier sind Umlaute nicht lesbar.",
        expected="UTF-8; im Editor „Speichern unter“ und dort die Kodierung UTF-8 wählen",
    )
