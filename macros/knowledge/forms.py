"""Forms of Markdown on hand-written pages: which are left out, and what boxes and headings may be."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from macros.knowledge.code import without_code
from macros.knowledge.findings import nearest, shorten
from macros.knowledge.markup import BEFORE
from macros.knowledge.rules import Group
from macros.knowledge.sentences import readable
from macros.knowledge.trespass import Trespass

BOXES: Final = ("note", "warning")
"""Kinds of boxes: what a page says beside its text, and what it warns of."""
FRAME: Final = ("inhalt", "menue", "suche")
"""Anchors of the frame around every page."""

_BOX: Final = re.compile(rf"(?m)^{BEFORE}((?:!!!|\?\?\?\+?) ?([^\s\"]*).*)$")
_RIGHT_BOX: Final = re.compile(rf'(?:!!!|\?\?\?\+?) (?:{"|".join(BOXES)})(?: "[^"\n]*")?[ \t]*')
_HEADING: Final = re.compile(rf"(?m)^{BEFORE}(#+(.*))$")
_ATTRIBUTES: Final = re.compile(r"\{:([^{}]*)\}$")
_NO_SIGN_OF_ANCHOR: Final = re.compile(r"[^\w\- ]")
_FOREIGN: Final = (
    (re.compile(r'(?m)^=== ".*$'), "Inhaltsreiter (Tabs)", "zwei Überschriften untereinander"),
    (re.compile(r"(?m)^[ \t>]*=+[ \t]*$"), "eine Überschrift mit === darunter", "## Überschrift"),
    (re.compile(r"(?m)^ *:::.*$"), "Platzhalter „:::“", "Text"),
    (re.compile(r"(?m)^ *[-;]+8<[-]+.*$"), "das Einbinden einer Datei", "Text"),
    (
        re.compile(r"(?m)^[ \t>]*-+[ \t]*$"),
        "ein Kopf mit „---“ (Front Matter), eine Linie, eine Überschrift mit - darunter oder ein leerer Punkt",
        "eine Überschrift mit ##",
    ),
    (
        re.compile(r"(?m)^(?=.*:)(?=.*\|)[ \t>|:-]+$"),
        "ausgerichtete Tabellenspalten",
        "Tabellenlinien ohne Doppelpunkt: |---|---|",
    ),
    (
        re.compile(r"(?m)^(?:[ \t>]|\[\^[^\[\]\n]*\]:)*#{1,6}[^\s#].*$"),
        "ein # ohne Leerzeichen dahinter",
        "## Überschrift",
    ),
    (re.compile(r"(?m)^#{1,6} .*[^\s#\\]#+[ \t]*$"), "ein # am Ende einer Überschrift", "\\# statt #"),
    (re.compile(r"(?m)^\[\^[^\[\]\n]*\]:[ \t]*#.*$"), "eine Überschrift in einer Fußnote", "Text"),
    (re.compile(r"\*\[[^\]\nA-Za-zÄÖÜäöüß]*\] ?:"), "eine Abkürzung ohne Buchstaben", "*[IPSE]: …"),
    (
        re.compile(r"!\[[ \t]*\]\([^)\s!]*\)?"),
        "ein Bild ohne Beschreibung",
        "![Was das Bild zeigt](bild.png)",
    ),
)

_FENCE_WITH_MORE: Final = re.compile(rf"(?m)^{BEFORE}((?:`{{3,}}|~{{3,}})[^\n`]*=[^\n]*)$")

RULES: Final = Group("Markdown auf Seiten")
FOREIGN_FORM: Final = RULES.rule(
    "markdown-form",
    """Seiten verwenden nur das Markdown, das hier überall funktioniert.

    Manche Formen zeigt nicht jedes Programm, das Seiten baut, andere machen sie schwer zu lesen oder holen
    etwas von außen.""",
)
BOX: Final = RULES.rule(
    "kasten",
    """Ein Kasten ist ein Hinweis (note) oder eine Warnung (warning).

    Nur für diese beiden gibt es ein Aussehen; jedes andere Wort könnte etwas verstecken oder verschieben.""",
)
RESERVED_ANCHOR: Final = RULES.rule(
    "sprungmarke-belegt",
    """Eine Überschrift bekommt keine Sprungmarke, die der Rahmen der Seite schon hat.

    Aus der Überschrift „Suche“ würde die Sprungmarke des Suchfelds; wer sie benutzt, landete am falschen
    Ort.""",
)


def foreign_forms(text: str) -> Iterator[Trespass]:
    """Find forms of Markdown that pages do without, boxes of other kinds, and anchors of the frame."""
    prose = without_code(text, " ")
    for pattern, what, instead in _FOREIGN:
        for match in pattern.finditer(prose):
            yield Trespass(FOREIGN_FORM, match.start(), match[0], f"Hier nicht möglich: {what}.", instead)
    for fence in _FENCE_WITH_MORE.finditer(text):
        message = "Hier nicht möglich: eine Angabe hinter der Sprache eines Zauns für Code."
        yield Trespass(FOREIGN_FORM, fence.start(1), fence[1], message, "nur der Name der Sprache", "```text")
    yield from _boxes(text)
    yield from _headings(text)


def _boxes(text: str) -> Iterator[Trespass]:
    for match in _BOX.finditer(text):
        if not _RIGHT_BOX.fullmatch(match[1]):
            close = nearest(match[2], BOXES)
            yield Trespass(
                BOX,
                match.start(1),
                match[1],
                f"„{shorten(match[1], 40)}“ ist kein Kasten, den es hier gibt.",
                f"eine Art von Kasten: {' oder '.join(BOXES)}, dahinter ein Titel in Anführungszeichen"
                + (f". Meinten Sie „{close}“?" if close else ""),
                '!!! note "Titel"',
            )


def _headings(text: str) -> Iterator[Trespass]:
    for match in _HEADING.finditer(text):
        words = _ATTRIBUTES.sub("", match[2])
        anchor = _own_anchor(match[2]) or _anchor(words)
        if anchor in FRAME:
            yield Trespass(
                RESERVED_ANCHOR,
                match.start(1),
                match[1],
                f"Diese Überschrift bekäme die Sprungmarke „{anchor}“; die hat schon der Rahmen der Seite.",
                "andere Worte, oder dahinter eine eigene Kennung in Klammern",
                f"## {words.strip(' #')} {{: #{anchor}-hier }}",
            )


def _own_anchor(heading: str) -> str:
    found = _ATTRIBUTES.search(heading)
    return found[1].strip().removeprefix("#") if found and "#" in found[1] else ""


def _anchor(words: str) -> str:
    """Give the anchor that Markdown makes of the words of a heading."""
    read = unicodedata.normalize("NFC", readable(html.unescape(words))).lower()
    return "-".join(_NO_SIGN_OF_ANCHOR.sub("", read).split())
