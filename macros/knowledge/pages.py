"""Hand-written pages: Markdown files of an edition, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from macros.knowledge.code import without_code
from macros.knowledge.documents import Document, KeyPath, decode
from macros.knowledge.findings import Finding, Findings, Place, nearest, shorten
from macros.knowledge.markup import TEMPLATE, Trespass, markup
from macros.knowledge.model import SiteSettings
from macros.knowledge.pictures import SIGNATURES
from macros.knowledge.rules import Group

RULES: Final = Group("Seiten von Hand")
TITLE: Final = RULES.rule(
    "seitentitel",
    """Jede Seite beginnt mit ihrem Titel und hat nur einen.

    Er steht im Fenster, in der Suche und in Verweisen.""",
)
FOREIGN_FORM: Final = RULES.rule(
    "markdown-form",
    """Seiten verwenden nur das Markdown, das hier überall funktioniert.

    Manche Formen zeigt nicht jedes Programm, das Seiten baut, andere machen sie schwer zu lesen oder holen
    etwas von außen.""",
)
UNKNOWN_MACRO: Final = RULES.rule(
    "unbekannter-baustein",
    """Ein Baustein in {{ }} ist einer von denen, die es gibt, mit einer Angabe, die er kennt.

    Bausteine setzen beim Bauen etwas ein, etwa die Angaben des Betreibers.""",
)

MACROS: Final = {"angabe": 1, "feldreferenz": 0, "gemeinden": 0, "regeln": 0, "zeichnung": 1}
"""Names of the macros a page may call, with the number of their arguments."""
DRAWINGS: Final = ("drehtuer-effekt",)
"""Names of the drawings a page may show."""
GERMAN: Final = "de"

_NAMED: Final = {"angabe": tuple(SiteSettings.model_fields), "zeichnung": DRAWINGS}
"""What the argument of a macro may be."""
_EXAMPLES: Final = {
    "angabe": '{{ angabe("publisher") }}',
    "zeichnung": f'{{{{ zeichnung("{DRAWINGS[0]}") }}}}',
}

_MAX_BYTES: Final = 100_000
_TITLE: Final = re.compile(r"(?m)^# +(\S.*)$")
_TITLE_ID: Final = re.compile(r"\{:[^{}]*\}$")
_PICTURE: Final = re.compile(rf"[\w-][\w/-]*(?:{'|'.join(map(re.escape, SIGNATURES))})")
"""A file beside the page or below it; what begins with a slash would be on another machine."""
_CALL: Final = re.compile(r"""\{\{ *([a-z_]+)\(( *"[a-z0-9_-]*" *(?:, *"[a-z0-9_-]*" *)*)?\) *\}\}""")
_HEADING_ID: Final = re.compile(r"(?m)^(#+ .*)\{: (?:#[a-z0-9-]+|lang=[a-z]{2}) \}$")
_LANGUAGE: Final = re.compile(r"\A\s*# .*\{: lang=([a-z]{2}) \}$", re.MULTILINE)
_BRACES: Final = re.compile(
    r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)|\{.*?(?:\}|$)|\}", re.MULTILINE
)
_FOREIGN: Final = (
    (re.compile(r'(?m)^=== ".*$'), "Inhaltsreiter (Tabs)", "zwei Überschriften untereinander"),
    (re.compile(r"(?m)^ *:::.*$"), "Platzhalter „:::“", "Text"),
    (re.compile(r"(?m)^ *[-;]+8<[-]+.*$"), "das Einbinden einer Datei", "Text"),
    (re.compile(r"(?m)^-{3,}\s*$"), "ein Kopf mit „---“ (Front Matter) oder eine Linie", "eine Überschrift"),
    (
        re.compile(r"(?m)^(?=.*:)(?=.*\|)[ \t>|:-]+$"),
        "ausgerichtete Tabellenspalten",
        "Tabellenlinien ohne Doppelpunkt: |---|---|",
    ),
    (
        re.compile(r"!\[[ \t]*\]\([^)\s!]*\)?"),
        "ein Bild ohne Beschreibung",
        "![Was das Bild zeigt](bild.png)",
    ),
)


@dataclass(frozen=True)
class TextPage:
    """A hand-written page: its source path without ending, title and Markdown text."""

    path: str
    title: str
    text: str
    document: Document = field(repr=False, compare=False)

    @cached_property
    def prose(self) -> str:
        """Give the text with code blanked out, where nothing is a reference."""
        return without_code(self.text, " ")

    @property
    def language(self) -> str:
        """Give the language of the page as its title names it, German else."""
        named = _LANGUAGE.match(self.text)
        return named[1] if named else GERMAN

    @property
    def file(self) -> str:
        """Name the Markdown file below docs/."""
        return f"{self.path}.md"

    def place(self, fragment: str) -> Place:
        """Name the place of a part of the text."""
        whole = (0, 0, len(self.document.lines), 0)
        return self.document.place_in(whole, fragment) or self.document.place(whole)

    def place_in_prose(self, _: KeyPath, fragment: str, occurrence: int = 0) -> Place:
        """Name the place of a part of the text outside of code."""
        found = islice(re.finditer(re.escape(fragment), self.prose), occurrence, None)
        match = next(found, None)
        if match is None:
            return self.place(fragment)
        line = self.prose.count("\n", 0, match.start())
        column = match.start() - (self.prose.rfind("\n", 0, match.start()) + 1)
        return self.document.place((line, column, line, column + len(fragment)))


def read_page(name: str, path: str, raw: bytes) -> tuple[TextPage | None, list[Finding]]:
    """Read one hand-written page; give it, if readable, and what is wrong with it."""
    page = None
    with Findings() as findings:
        document = Document(name, findings)
        text = decode(document, raw, _MAX_BYTES)
        if text is not None:
            titles = _TITLE.findall(without_code(text))
            title = _TITLE_ID.sub("", titles[0]).rstrip() if titles else path
            page = TextPage(path, title, text, document)
            _check_title(page, len(titles))
            findings.extend(_finding(page, trespass) for trespass in _trespasses(text))
    return page, list(findings)


def _check_title(page: TextPage, count: int) -> None:
    if count != 1 or not page.text.lstrip().startswith("# "):
        page.document.report(
            TITLE,
            page.place("# "),
            f"Die Seite hat {count} Titel, oder der Titel steht nicht am Anfang.",
            expected="genau eine Überschrift mit einem „#“, in der ersten Zeile",
            example="# Über diese Wissensbasis",
        )


def _finding(page: TextPage, trespass: Trespass) -> Finding:
    place = page.place(trespass.fragment.split("\n")[0])
    return Finding(trespass.rule, place, trespass.message, trespass.expected, trespass.example)


def _trespasses(text: str) -> Iterator[Trespass]:
    for call in _CALL.finditer(text):
        yield from _wrong_call(call)
    yield from _templates(text)
    yield from markup(text, may=_within_site)
    prose = without_code(text)
    for pattern, what, instead in _FOREIGN:
        for match in pattern.finditer(prose):
            yield Trespass(FOREIGN_FORM, match[0], f"Hier nicht möglich: {what}.", instead)


def _within_site(target: str) -> bool:
    return target.startswith("#") or _PICTURE.fullmatch(target) is not None


def _wrong_call(call: re.Match[str]) -> Iterator[Trespass]:
    name, count = call[1], (call[2] or "").count('"') // 2
    if name not in MACROS:
        close = nearest(name, MACROS)
        yield Trespass(
            UNKNOWN_MACRO,
            call[0],
            f"Den Baustein „{name}“ gibt es nicht.",
            ", ".join(MACROS) + (f". Meinten Sie „{close}“?" if close else ""),
        )
    elif count != MACROS[name]:
        yield Trespass(
            UNKNOWN_MACRO,
            call[0],
            f"Der Baustein „{name}“ steht hier mit {count} Angaben in Anführungszeichen.",
            "genau eine Angabe" if MACROS[name] else "keine Angabe",
            _EXAMPLES.get(name, f"{{{{ {name}() }}}}"),
        )
    elif name in _NAMED:
        yield from _unknown_argument(call)


def _unknown_argument(call: re.Match[str]) -> Iterator[Trespass]:
    """Find an argument that names none of the few things it may; another could reach into the program."""
    argument, known = call[2].strip().strip('"'), _NAMED[call[1]]
    if argument not in known:
        close = nearest(argument, known)
        yield Trespass(
            UNKNOWN_MACRO,
            call[0],
            f"Der Baustein „{call[1]}“ kennt „{argument}“ nicht.",
            ", ".join(known) + (f". Meinten Sie „{close}“?" if close else ""),
        )


def _templates(text: str) -> Iterator[Trespass]:
    """Code is no shelter: macros are expanded before Markdown is read."""
    rest = _HEADING_ID.sub(r"\1", _CALL.sub("", text))
    for match in _BRACES.finditer(rest):
        yield Trespass(
            TEMPLATE,
            match[0],
            f"Vorlagen-Syntax „{shorten(match[0], 40)}“ ist in Seiten nicht erlaubt.",
            f"nur die Bausteine {', '.join(MACROS)} mit Text in Anführungszeichen, "
            "und {: #kennung } am Ende einer Überschrift",
            '{{ angabe("publisher") }}',
        )
