"""Hand-written pages: Markdown files of an edition, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Final

from macros.knowledge.code import without_code
from macros.knowledge.documents import Document, KeyPath, decode
from macros.knowledge.extents import extents
from macros.knowledge.findings import Finding, Findings, Place, nearest, shorten
from macros.knowledge.forms import foreign_forms
from macros.knowledge.markup import BEFORE, PLAIN_TEXT, TEMPLATE, markup, plain_text
from macros.knowledge.model import SiteSettings, looks_empty
from macros.knowledge.openings import openings
from macros.knowledge.pictures import SIGNATURES
from macros.knowledge.rules import Group
from macros.knowledge.signs import as_read
from macros.knowledge.trespass import Trespass

RULES: Final = Group("Seiten von Hand")
TITLE: Final = RULES.rule(
    "seitentitel",
    """Jede Seite beginnt mit ihrem Titel und hat nur einen.

    Er steht im Fenster, in der Suche und in Verweisen.""",
)
UNKNOWN_MACRO: Final = RULES.rule(
    "unbekannter-baustein",
    """Ein Baustein in {{ }} ist einer von denen, die es gibt, mit einer Angabe, die er kennt.

    Bausteine setzen beim Bauen etwas ein, etwa die Angaben des Betreibers.""",
)
UNKNOWN_LANGUAGE: Final = RULES.rule(
    "unbekannte-sprache",
    """Eine Überschrift in einer anderen Sprache nennt deren Kürzel.

    Daran erkennen Vorleseprogramme, wie sie die Wörter aussprechen; ein Kürzel, das es nicht gibt, verstehen
    sie nicht.""",
)
MACRO_ALONE: Final = RULES.rule(
    "baustein-allein",
    """Ein Baustein steht zwischen Leerzeichen und weder in einer Überschrift noch in Klammern, Links oder Code.

    Was er einsetzt, steht erst beim Bauen fest. Dicht neben anderen Zeichen könnte daraus etwas werden, was
    niemand geschrieben und niemand geprüft hat.""",
)

MACROS: Final = {
    "angabe": 1,
    "feldreferenz": 0,
    "gemeinden": 0,
    "regeln": 0,
    "voraussetzungen": 0,
    "zeichnung": 1,
}
"""Names of the macros a page may call, with the number of their arguments."""
DRAWINGS: Final = ("drehtuer-effekt",)
"""Names of the drawings a page may show."""
GERMAN: Final = "de"
LANGUAGES: Final = {
    GERMAN: "Deutsch",
    "en": "Englisch",
    "es": "Spanisch",
    "fr": "Französisch",
    "it": "Italienisch",
    "lb": "Luxemburgisch",
    "nl": "Niederländisch",
    "pl": "Polnisch",
    "pt": "Portugiesisch",
    "ro": "Rumänisch",
    "ru": "Russisch",
    "tr": "Türkisch",
    "uk": "Ukrainisch",
}
"""Languages a page may be in; all are read from left to right, as the layout asks."""

_NAMED: Final = {"angabe": tuple(SiteSettings.model_fields), "zeichnung": DRAWINGS}
"""What the argument of a macro may be."""
_EXAMPLES: Final = {
    "angabe": '{{ angabe("publisher") }}',
    "zeichnung": f'{{{{ zeichnung("{DRAWINGS[0]}") }}}}',
}

MAX_PAGE_BYTES: Final = 100_000
_TITLE_EXAMPLE: Final = "# Über diese Wissensbasis"
_TITLE: Final = re.compile(r"(?m)^# +(\S.*)$")
_TITLE_END: Final = re.compile(r"\s*(?:\s#+\s*)?(?:\{:[^{}]*\}\s*)?$")
"""What Markdown takes away behind a title: more # and an id."""
_NO_TITLE: Final = re.compile(r"<[a-z]+:[^<>]*>|(?<!\w):[\w+-]+:|\[\^[^\]]*\]")
_PICTURE: Final = re.compile(rf"[\w-][\w/-]*(?:{'|'.join(map(re.escape, SIGNATURES))})")
"""A file beside the page or below it; what begins with a slash would be on another machine."""
_CALL: Final = re.compile(r"""\{\{ *([a-z_]+)\(( *"[a-z0-9_-]*" *(?:, *"[a-z0-9_-]*" *)*)?\) *\}\}""")
_BLANK_BEHIND: Final = re.compile(r"[.,]?(?:\s|\Z)")
_HEADING_BEGINS: Final = re.compile(rf"{BEFORE}#")
_OPENING: Final = re.compile(r"\[")
_CLOSING: Final = re.compile(r"(?<!\\)\]")
"""A bracket that is escaped may open for us, but closes nothing."""
_WHOLE_LINK: Final = re.compile(r"\]\([^()\s]*(?: \"[^\"{}\n]*\")?\)")
_HEADING_ID: Final = re.compile(r"(?m)^(#+ .*)\{: (?:#[a-z0-9-]+|lang=[A-Za-z-]+) \}$")
_NAMED_LANGUAGE: Final = re.compile(r"(?m)^#+ .*\{: lang=([A-Za-z-]+) \}$")
_LANGUAGE: Final = re.compile(r"\A\s*# .*\{: lang=([a-z]{2}) \}$", re.MULTILINE)
_BRACES: Final = re.compile(
    r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)|\{.*?(?:\}|$)|\}", re.MULTILINE
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

    def place(self, start: int, fragment: str) -> Place:
        """Name the place of a part of the text that begins at an offset."""
        line = self.text.count("\n", 0, start)
        column = start - (self.text.rfind("\n", 0, start) + 1)
        return self.document.place((line, column, line, column + len(fragment)))

    def place_in_prose(self, _: KeyPath, fragment: str, occurrence: int = 0) -> Place:
        """Name the place of a part of the text outside of code: its n-th occurrence."""
        found = islice(re.finditer(re.escape(fragment), self.prose), occurrence, None)
        match = next(found, None)
        return self.place(match.start() if match else 0, fragment)


def read_page(name: str, path: str, raw: bytes) -> tuple[TextPage | None, list[Finding]]:
    """Read one hand-written page; give it, if readable, and what is wrong with it."""
    page = None
    with Findings() as findings:
        document = Document(name, findings)
        text = decode(document, raw, MAX_PAGE_BYTES)
        if text is not None:
            titles = list(_TITLE.finditer(without_code(text, "x")))
            page = TextPage(path, _title(text, titles) or path, text, document)
            _check_title(page, len(titles))
            findings.extend(_finding(page, trespass) for trespass in _in_titles(text, titles))
            findings.extend(_finding(page, trespass) for trespass in _trespasses(text))
    return page, list(findings)


def _title(text: str, titles: list[re.Match[str]]) -> str:
    """Give the title in the one form in which it stands everywhere: as a reader sees it, without any sign of markup."""
    return as_read(_TITLE_END.sub("", text[slice(*titles[0].span(1))])) if titles else ""


def _in_titles(text: str, titles: list[re.Match[str]]) -> Iterator[Trespass]:
    """Find what a title cannot show in the window, in lists and in the search."""
    for title in titles:
        start, end = title.span(1)
        words = _TITLE_END.sub("", text[start:end])
        for found in plain_text(words):
            yield replace(found, start=start + found.start)
        for sign in _NO_TITLE.finditer(words):
            message = f"In einem Titel kann „{sign[0]}“ nicht stehen."
            yield Trespass(PLAIN_TEXT, start + sign.start(), sign[0], message, "einfacher Text")


def _check_title(page: TextPage, count: int) -> None:
    if count != 1 or not page.text.lstrip().startswith("# "):
        start = page.text.find("# ")
        page.document.report(
            TITLE,
            page.place(start, "# ") if start >= 0 else page.place(0, page.document.lines[0]),
            f"Die Seite hat {count} Titel, oder der Titel steht nicht am Anfang.",
            expected="genau eine Überschrift mit einem „#“, in der ersten Zeile",
            example=_TITLE_EXAMPLE,
        )
    elif looks_empty(page.title):
        page.document.report(
            TITLE,
            page.place(page.text.find("# "), "# "),
            "Der Titel der Seite sieht leer aus.",
            expected="ein Titel, den man sieht",
            example=_TITLE_EXAMPLE,
        )


def _finding(page: TextPage, trespass: Trespass) -> Finding:
    place = page.place(trespass.start, trespass.first_line)
    return Finding(trespass.rule, place, trespass.message, trespass.expected, trespass.example)


def _trespasses(text: str) -> Iterator[Trespass]:
    for call in _CALL.finditer(text):
        yield from _wrong_call(call)
    yield from _crowded_calls(text)
    yield from _templates(text)
    yield from _unknown_languages(text)
    yield from markup(text, may=_within_site)
    yield from openings(text, on_page=True)
    yield from extents(text)
    yield from foreign_forms(text)


def _within_site(target: str) -> bool:
    return target.startswith("#") or _PICTURE.fullmatch(target) is not None


def _unknown_languages(text: str) -> Iterator[Trespass]:
    for named in _NAMED_LANGUAGE.finditer(text):
        if named[1] not in LANGUAGES:
            close = nearest(named[1][:2], LANGUAGES)
            yield Trespass(
                UNKNOWN_LANGUAGE,
                named.start(1),
                named[1],
                f"Die Sprache „{shorten(named[1], 40)}“ kennt diese Wissensbasis nicht.",
                ", ".join(f"{code} ({name})" for code, name in LANGUAGES.items())
                + (f". Meinten Sie „{close}“?" if close else ""),
                "# En bref {: lang=fr }",
            )


def _wrong_call(call: re.Match[str]) -> Iterator[Trespass]:
    name, count = call[1], (call[2] or "").count('"') // 2
    if name not in MACROS:
        close = nearest(name, MACROS)
        yield Trespass(
            UNKNOWN_MACRO,
            call.start(),
            call[0],
            f"Den Baustein „{name}“ gibt es nicht.",
            ", ".join(MACROS) + (f". Meinten Sie „{close}“?" if close else ""),
        )
    elif count != MACROS[name]:
        yield Trespass(
            UNKNOWN_MACRO,
            call.start(),
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
            call.start(),
            call[0],
            f"Der Baustein „{call[1]}“ kennt „{argument}“ nicht.",
            ", ".join(known) + (f". Meinten Sie „{close}“?" if close else ""),
        )


def _crowded_calls(text: str) -> Iterator[Trespass]:
    """Find calls that do not stand alone, so that what they give could join with what stands around."""
    without = without_code(text, "\0")
    brackets = _Brackets()
    last = 0
    for call in _CALL.finditer(text):
        start, end = call.span()
        brackets.pass_over(text[last:start])
        last = end
        is_alone = (start == 0 or text[start - 1].isspace()) and _BLANK_BEHIND.match(text, end)
        in_heading = _HEADING_BEGINS.match(text, text.rfind("\n", 0, start) + 1)
        if not is_alone or in_heading or brackets.are_open or without[start] == "\0":
            yield Trespass(
                MACRO_ALONE,
                start,
                call[0],
                f"Der Baustein „{shorten(call[0], 40)}“ steht hier nicht für sich.",
                "ein Leerzeichen davor, dahinter eines, ein Punkt oder Komma; nicht in Überschriften, Klammern, Links und Code",
                "Kontakt: " + _EXAMPLES["angabe"],
            )


@dataclass
class _Brackets:
    """Whether the words or the target of a link are still open in a paragraph."""

    words: int = 0
    target: bool = False

    @property
    def are_open(self) -> bool:
        return self.words > 0 or self.target

    def pass_over(self, text: str) -> None:
        """Go on in the text; with a blank line everything is closed."""
        _, blank, rest = text.rpartition("\n\n")
        if blank:
            self.words, self.target = 0, False
        rest = _WHOLE_LINK.sub("]", rest)
        self.words = max(0, self.words + len(_OPENING.findall(rest)) - len(_CLOSING.findall(rest)))
        self.target = self.target or "](" in rest


def _templates(text: str) -> Iterator[Trespass]:
    """Code is no shelter: macros are expanded before Markdown is read."""
    rest = _HEADING_ID.sub(lambda found: found[1].ljust(len(found[0])), _CALL.sub(_blank, text))
    for match in _BRACES.finditer(rest):
        fragment = text[match.start() : match.end()]
        yield Trespass(
            TEMPLATE,
            match.start(),
            fragment,
            f"Vorlagen-Syntax „{shorten(fragment, 40)}“ ist in Seiten nicht erlaubt.",
            f"nur die Bausteine {', '.join(MACROS)} mit Text in Anführungszeichen, "
            "und {: #kennung } am Ende einer Überschrift",
            '{{ angabe("publisher") }}',
        )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
