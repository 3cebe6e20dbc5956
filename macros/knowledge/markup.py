"""What must not stand in a text: raw HTML, dangerous links, template syntax, foreign markup.

Code is no shelter for HTML and links: what looks like code to us may look otherwise to Markdown.
What nests deeply or goes on without end is refused, since Markdown takes quadratic time for it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from macros.knowledge.code import code
from macros.knowledge.documents import UNSEEN, unseen
from macros.knowledge.findings import shorten
from macros.knowledge.model import Text
from macros.knowledge.openings import may_open, openings
from macros.knowledge.outside import (
    SAFE_SCHEMES,
    as_browsers_read,
    as_seen,
    hosts_in,
    misread,
    pretends,
)
from macros.knowledge.references import Link, references
from macros.knowledge.rules import Group
from macros.knowledge.signs import CHARACTER
from macros.knowledge.trespass import Trespass

RULES: Final = Group("Was in einem Text stehen darf")
TEMPLATE: Final = RULES.rule(
    "vorlagen-syntax",
    """Geschweifte Klammern stehen auf Seiten nur für die Bausteine der Wissensbasis, in Daten gar nicht.

    Was in {{ }} oder {% %} steht, führte das Programm aus, das die Seiten baut; so könnte ein Text in
    das Programm eingreifen.""",
)
RAW_HTML: Final = RULES.rule(
    "html",
    """Texte enthalten kein HTML, auch nicht in Code.

    Mit HTML ließe sich eine Seite umbauen oder ein Skript einschleusen. Fett, Listen und Kästen gehen
    mit Markdown.""",
)
DANGEROUS_LINK: Final = RULES.rule(
    "gefaehrlicher-link",
    """Links nach außen beginnen mit https://, http://, mailto: oder tel: und nennen ein einziges Ziel.

    Andere Anfänge wie javascript: führen ein Programm aus oder greifen auf den Rechner der Leserin zu.
    Und was nicht ganz so geschrieben ist (https:///amt.be, mailto:a@amt.be?cc=…), öffnet anderes als es zeigt.""",
)
TARGET: Final = RULES.rule(
    "linkziel",
    """Ein Link nennt sein Ziel ganz und an Ort und Stelle; in der Wissensbasis führt [[kennung]] weiter.

    Eine Kennung wird geprüft und bleibt richtig, wenn sich Adressen ändern; ein Pfad nicht. Ein Ziel, das
    anderswo steht ([x]: …), sähe beim Lesen des Textes niemand.""",
)
DISGUISED: Final = RULES.rule(
    "link-gibt-sich-aus",
    """Ein Link, in dessen Worten eine Adresse oder Nummer steht, führt zu dieser Adresse oder Nummer.

    Sonst liest jemand „amt.be“ oder „112“ und landet anderswo. In [[kennung|Worte]] steht keine Adresse.
    Auch ein Name vor dem Rechner (https://amt.be@…) täuscht eine andere Adresse vor.""",
)
FOREIGN_PICTURE: Final = RULES.rule(
    "bild",
    """Bilder kommen aus docs/, nie von einer fremden Adresse, und nur auf Seiten von Hand.

    Ein Bild von außen verriete dem fremden Rechner, wer die Seite liest. Auch :smile: holt eines.""",
)
UNWIELDY: Final = RULES.rule(
    "unuebersichtlich",
    """Listen, Zitate und Klammern sind nicht tief verschachtelt; Absätze haben ein Ende.

    Das könnte niemand lesen, und das Programm, das Seiten daraus macht, käme kaum noch voran.""",
)
ONE_PARAGRAPH: Final = RULES.rule(
    "nur-ein-absatz",
    """Ein Feld für einen Satz oder Titel hat nur einen Absatz.

    An seiner Stelle auf der Seite ist nur dafür Platz.""",
)
PLAIN_TEXT: Final = RULES.rule(
    "nur-text",
    """Titel, Namen und Suchwörter sind einfacher Text ohne Hervorhebung, Link oder Quelle.

    Sie stehen auch im Fenstertitel, in Listen und in der Suche, wo nichts davon gezeigt werden kann.""",
)
PARAGRAPHS: Final = RULES.rule(
    "nur-absaetze",
    """Texte in Daten bestehen aus Absätzen, längere auch aus Listen.

    Überschriften, Tabellen und Kästen macht die Seite selbst; eigene brächten ihre Ordnung durcheinander.""",
)

_HTML: Final = re.compile(r"<(?!https?://[^\s<>]+>|mailto:[^\s<>@]+@[^\s<>@]+>)[A-Za-z/!?][^>\s]*>?")
_HALF_A_CHARACTER: Final = re.compile(r"&#(?!\d|[xX][0-9a-fA-F])")
_TARGETS: Final = (
    re.compile(r"\]\(\s*<?([^)\s>\[]*)"),
    re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^<>\s]*)>"),
)
BEFORE: Final = r"(?:[ \t>*+:.\d)-]|\[\^[^\[\]\n]*\]:)*"
"""What Markdown may read away at the beginning of a line: marks of lists and quotations, labels of footnotes."""
_DEFINITION: Final = re.compile(rf"(?m)^{BEFORE}(?<!\*)(\[(?!\^)[^\[\]]*\]:)")
_IMAGE: Final = re.compile(r"!\[[^\[\]\n]*(?:\]\(\s*<?(?P<target>[^)\s>]*))?")
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_TARGET_BEHIND: Final = re.compile(r"\(\s*<?([^)\s>]+)")
_GOES_ON: Final = re.compile(r"\s+[^\s)>\"']")
"""Markdown takes what follows a blank for a part of the address, unless it is a title."""
_USER_BEFORE_HOST: Final = re.compile(r"https?:[/\\]*[^\s/?#<>()\[\]]+@[^\s<>()\[\]]*", re.IGNORECASE)
_SHORTCODE: Final = re.compile(r"(?<!\w):(?!material-)(?!\d\d:)[\w+-]+:")
_TEMPLATE: Final = re.compile(r"(?m)\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)|\{[:.#][^}\n]*\}?|[{}]")
_BLOCKS: Final = re.compile(
    r"(?m)^ {0,3}(#{1,6} |>|!!! |\?\?\?|===|```|~~~|\|.*\|$|[ |:-]*\|[ |:-]*$|(?:-{3,}|\*{3,}|_{3,})\s*$| {4,}\S)"
)
_NESTED: Final = re.compile(r"(?m)^[ \t]*(?:(?:[-*+>:]|\d{1,9}[.)])[ \t]+){5}")
_APART: Final = re.compile(r"\n[ \t]*(?=\n)")
_LINE_BREAK: Final = re.compile(r"\n\s*")
_BLANK_LINE: Final = re.compile(r"\n\s*\n\s*")
_BRACKET: Final = re.compile(r"\\.|[\[\]]")
_MARKER: Final = r"(?:[-*+>:]|\d{1,9}[.)])[ \t]"
_SUSPICIOUS: Final = re.compile(
    rf"""
    [<>{{}}&!?*_`|~\#=\-+:\[\]\d\n]  # signs that any of the patterns above needs, and of these:
    (?: (?<=[<>{{}}*_`|~\#=\n])         # what is suspicious wherever it stands,
      | (?<=&)(?:\#|(?=\w+;))  | (?<=!)[!\[]         # or beside another,
      | (?<=\?)\?\? | (?<=-)-- | (?<=\])\(
      | (?<=\[)(?!Q\d+\](?![(:\[]))    # a bracket that is not simply a citation,
      | (?<=:)[\w+-]+:
      | (?:(?<=[-+:])|(?<=\d)[.)])[ \t]+{_MARKER}  # or two marks of lists
    )""",
    re.VERBOSE,
)
"""Finds something in every text that could break a rule, and nothing in most others."""
_MAX_LINES: Final = 200
_MAX_OPEN: Final = 20
_MAX_NOTES: Final = 300
_NOTE: Final = re.compile(r"\[\^[^\[\]\n]+\]")
_EMPHASIS: Final = re.compile(r"(?<![\w*])\*{1,2}[^*\s]|(?<![\w_])_{1,2}[^_\s]|`+[^`\s]*`*|!\[|\]\(")


def trespasses(text: str, kind: Text) -> Iterator[Trespass]:
    """Find what must not stand in a text of the data files."""
    return look_closely(text, kind) if looks_suspicious(text, kind) else iter(())


def looks_suspicious(text: str, kind: Text) -> bool:
    """Tell by one look whether a text may break a rule at all; most do not, and there are many."""
    if _SUSPICIOUS.search(text) or text.startswith((" ", "\t")):
        return True
    return may_open(text) if kind is Text.PROSE else kind is Text.LABEL and "[" in text


def look_closely(text: str, kind: Text) -> Iterator[Trespass]:
    """Find what must not stand in a text of the data files, however harmless it looks."""
    for start, fragment in _found(_TEMPLATE, text):
        yield Trespass(
            TEMPLATE,
            start,
            fragment,
            "Geschweifte Klammern (Vorlagen-Syntax) sind in Daten nicht erlaubt.",
            "Text ohne { und }",
        )
    yield from markup(text)
    yield from _shape(text, kind)
    yield from openings(text, on_page=False) if kind is Text.PROSE else ()


def markup(text: str, may: Callable[[str], bool] = lambda _: False) -> Iterator[Trespass]:
    """Find what must stand neither in data nor on a page, in code or outside of it.

    `may` tells which link targets are allowed besides those of the web, mail and telephone.
    """
    yield from _raw_html(text)
    yield from _half_characters(text)
    yield from _unseen_characters(text)
    yield from _dangerous_links(text, may)
    yield from _disguised(text)
    yield from _definitions(text)
    yield from _images(text)
    yield from _shortcodes(text)
    yield from _unwieldy(text)


def _raw_html(text: str) -> Iterator[Trespass]:
    for start, fragment in _found(_HTML, text):
        yield Trespass(
            RAW_HTML,
            start,
            fragment,
            "HTML ist in Texten nicht erlaubt.",
            "Text und Markdown, etwa **fett**; ein < vor einem Wort als &lt;",
        )


def _half_characters(text: str) -> Iterator[Trespass]:
    """Find `&#` without a number: Markdown's HTML parser loses its way there and leaves the rest as it is."""
    for start, fragment in _found(_HALF_A_CHARACTER, text):
        yield Trespass(
            RAW_HTML,
            start,
            fragment,
            "Mit „&#“ beginnt in HTML ein Zeichen mit einer Nummer; hier folgt keine.",
            "ein Leerzeichen zwischen & und #",
        )


def _unseen_characters(text: str) -> Iterator[Trespass]:
    """Find characters that nobody sees, written with their number or name."""
    for start, fragment in _found(CHARACTER, text):
        name = unseen(html.unescape(fragment))
        if name:
            yield Trespass(
                UNSEEN,
                start,
                fragment,
                f"„{fragment}“ ist ein unsichtbares Zeichen ({name}).",
                "Text ohne Steuerzeichen",
            )


def _dangerous_links(text: str, may: Callable[[str], bool]) -> Iterator[Trespass]:
    for pattern in _TARGETS:
        for match in pattern.finditer(text):
            target = as_browsers_read(match[1])
            scheme = _SCHEME.match(target)
            if scheme and scheme[1].lower() in SAFE_SCHEMES:
                yield from _misread(match.start(1), match[1], text[match.end(1) : match.end(1) + 9])
                continue
            if not scheme and may(target):
                continue
            if target.startswith(("/", "\\")):
                yield _elsewhere(match.start(1), match[1])
                continue
            yield Trespass(
                DANGEROUS_LINK if scheme else TARGET,
                match.start(1) if match[1] else match.start(),
                match[1] or match[0],
                f"Dieser Link führt zu „{match[1][:60]}“; so ein Ziel ist hier nicht erlaubt.",
                "https://…, mailto:… oder tel:…; in der Wissensbasis [[kennung]]",
                "[Fahr mit](https://fahrmit.be) oder [[mobilitaet]]",
            )


def _misread(start: int, written: str, behind: str) -> Iterator[Trespass]:
    target = as_browsers_read(written)
    expected = misread(target)
    if target != html.unescape(written) or _GOES_ON.match(behind):
        expected = expected or "eine Adresse ohne Leer- und Steuerzeichen"
    if expected and not _USER_BEFORE_HOST.match(written):  # that one has a message of its own
        message = f"„{shorten(written, 60)}“ öffnen Browser und Telefone anders, als es da steht."
        yield Trespass(DANGEROUS_LINK, start, written, message, expected, "[Fahr mit](https://fahrmit.be)")


def _disguised(text: str) -> Iterator[Trespass]:
    for start, words, target in _links(text):
        if pretends(words, target):
            yield _pretending(start, text, words, target)
    yield from _references_in_disguise(text)
    for start, fragment in _found(_USER_BEFORE_HOST, text):
        message = (
            f"In „{shorten(fragment, 60)}“ steht vor dem @ ein Name und erst dahinter, wohin der Link führt."
        )
        yield Trespass(DISGUISED, start, fragment, message, "die Adresse ohne @ vor dem ersten Schrägstrich")


def _pretending(start: int, text: str, words: str, target: str) -> Trespass:
    hosts = hosts_in(as_seen(words))
    return Trespass(
        DISGUISED,
        start,
        text[start : text.index(target, start + len(words)) + len(target)],
        f"Dieser Link heißt „{shorten(words, 60)}“, führt aber zu „{shorten(target, 60)}“.",
        "Worte, die sagen, wohin er führt, oder dieselbe Adresse oder Nummer",
        f"[{hosts[0]}](https://{hosts[0]})" if hosts else "",
    )


def _links(text: str) -> Iterator[tuple[int, str, str]]:
    """Give where each link begins, its words and its target, whether or not code is taken for code."""
    readings = [text, _without_brackets_in_code(text)] if "`" in text else [text]
    found = {(start, end): target for reading in readings for start, end, target in _linked(reading)}
    for (start, end), target in found.items():
        yield start, text[start + 1 : end], target


def _without_brackets_in_code(text: str) -> str:
    parts, last = [], 0
    for start, end in code(text):
        parts += [text[last:start], re.sub(r"[\[\]\\]", " ", text[start:end])]
        last = end
    return "".join([*parts, text[last:]])


def _linked(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where the words of each link begin and end, and its target; brackets in the words go in pairs."""
    for offset, block in blocks(text):
        is_open: list[int] = []
        for bracket in _BRACKET.finditer(block):
            if bracket[0] == "[":
                is_open.append(bracket.start())
            elif bracket[0] == "]":
                start = is_open.pop() if is_open else -1
                target = _TARGET_BEHIND.match(block, bracket.end())
                if target and start >= 0 and block[start - 1 : start] != "!":
                    yield offset + start, offset + bracket.start(), target[1]


def _references_in_disguise(text: str) -> Iterator[Trespass]:
    end = 0
    for reference in references(text):
        start = text.index(reference.written, end)
        end = start + len(reference.written)
        if isinstance(reference, Link) and pretends(reference.words, ""):
            yield Trespass(
                DISGUISED,
                start,
                reference.written,
                f"Dieser Verweis heißt „{shorten(reference.words, 60)}“, führt aber in die Wissensbasis.",
                "Worte, die keine Adresse sind",
                f"[[{reference.target}]]",
            )


def _elsewhere(start: int, target: str) -> Trespass:
    return Trespass(
        TARGET,
        start,
        target,
        f"„{shorten(target, 60)}“ beginnt mit einem Schrägstrich und führte auf einen anderen Rechner oder an "
        "den Anfang dieses Rechners.",
        "ein Bild neben der Seite, wie bild.png; sonst https://…, in der Wissensbasis [[kennung]]",
        "![Was das Bild zeigt](bild.png)",
    )


def _definitions(text: str) -> Iterator[Trespass]:
    for match in _DEFINITION.finditer(text):
        yield Trespass(
            TARGET,
            match.start(1),
            match[1],
            f"„{shorten(match[1], 60)}“ am Anfang einer Zeile legt in Markdown ein Linkziel fest.",
            "das Ziel im Text selbst, oder vor der Klammer ein Wort",
            "[Fahr mit](https://fahrmit.be)",
        )


def _images(text: str) -> Iterator[Trespass]:
    for match in _IMAGE.finditer(text):
        target = match["target"]
        if target is None or _SCHEME.match(as_browsers_read(target)):
            yield Trespass(
                FOREIGN_PICTURE,
                match.start(),
                match[0],
                "Ein ! vor einer eckigen Klammer zeigt ein Bild; dieses käme nicht aus docs/.",
                "auf einer Seite ein Bild aus docs/; sonst ein Leerzeichen nach dem !",
                "![Was das Bild zeigt](bild.png)",
            )


def _shortcodes(text: str) -> Iterator[Trespass]:
    """Find names of emoji: Material loads their pictures from elsewhere; its own icons are inlined."""
    for start, fragment in _found(_SHORTCODE, text):
        yield Trespass(
            FOREIGN_PICTURE,
            start,
            fragment,
            f"„{shorten(fragment, 40)}“ zeigt in Markdown ein Bildchen, das von einer fremden Adresse käme.",
            "ein Wort, oder ein Leerzeichen nach dem ersten Doppelpunkt",
            ":material-phone:",
        )


def _unwieldy(text: str) -> Iterator[Trespass]:
    for start, fragment in _found(_NESTED, text):
        yield Trespass(
            UNWIELDY,
            start,
            fragment,
            "Hier stehen fünf Listen- oder Zitatzeichen hintereinander.",
            "höchstens drei Stufen",
        )
    yield from too_many(_NOTE, text, _MAX_NOTES, "die {}. Fußnote", "; was wichtig ist, gehört in den Text")
    for start, block in blocks(text):
        yield from _endless(start, block)
        yield from _left_open(start, block)


def too_many(pattern: re.Pattern[str], text: str, most: int, what: str, cure: str) -> Iterator[Trespass]:
    """Find the first of its kind that is too much; `what` has a place for its number."""
    for found in islice(pattern.finditer(text), most, most + 1):
        yield Trespass(
            UNWIELDY,
            found.start(),
            found[0],
            f"Hier steht {what.format(most + 1)}.",
            f"höchstens {most}{cure}",
        )


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Give what stands between blank lines, and where it begins."""
    start = 0
    for blank in _APART.finditer(text):
        yield start, text[start : blank.start()]
        start = blank.end()
    yield start, text[start:]


def _endless(start: int, block: str) -> Iterator[Trespass]:
    if block.count("\n") > _MAX_LINES:
        yield Trespass(
            UNWIELDY,
            start + len(block) - len(block.lstrip("\n")),
            block.strip("\n"),
            f"Hier folgen mehr als {_MAX_LINES} Zeilen ohne Leerzeile.",
            "Absätze mit Leerzeilen",
        )


def _left_open(start: int, block: str) -> Iterator[Trespass]:
    is_open = 0
    for bracket in _BRACKET.finditer(block):
        is_open = max(0, is_open + {"[": 1, "]": -1}.get(bracket[0], 0))
        if is_open > _MAX_OPEN:
            yield Trespass(
                UNWIELDY,
                start + bracket.start(),
                block[bracket.start() : bracket.start() + 60],
                f"Hier sind mehr als {_MAX_OPEN} eckige Klammern offen.",
                "zu jeder [ eine ]",
            )
            return


def _shape(text: str, kind: Text) -> Iterator[Trespass]:
    yield from _paragraphs(text, kind)
    yield from plain_text(text) if kind is Text.LABEL else _plain_paragraphs(text, kind)


def _paragraphs(text: str, kind: Text) -> Iterator[Trespass]:
    apart = _LINE_BREAK if kind is Text.LABEL else _BLANK_LINE
    found = apart.search(text) if kind is not Text.PROSE else None
    if found:
        yield Trespass(
            ONE_PARAGRAPH,
            found.end(),
            text[found.end() :].strip(),
            "Dieses Feld hat nur einen Absatz; hier beginnt ein zweiter.",
            "ein Text ohne Leerzeile",
        )


def plain_text(text: str) -> Iterator[Trespass]:
    """Find what a title or name cannot show."""
    for start, fragment in _found(CHARACTER, text):
        if html.unescape(fragment) != fragment:
            yield Trespass(
                PLAIN_TEXT,
                start,
                fragment,
                f"In Titeln und Namen steht jedes Zeichen selbst, nicht „{fragment}“.",
                f"das Zeichen selbst: {html.unescape(fragment)}",
            )
    for start, fragment in _found(_EMPHASIS, text):
        yield Trespass(
            PLAIN_TEXT,
            start,
            fragment,
            "Titel und Namen sind einfacher Text ohne Hervorhebung, Link oder Quelle.",
            "Text ohne *, _, ` und Klammern-Verweise",
        )
    end = 0
    for reference in references(text):
        start = text.index(reference.written, end)
        end = start + len(reference.written)
        yield Trespass(
            PLAIN_TEXT,
            start,
            reference.written,
            f"Hier kann kein Verweis „{reference.written}“ stehen.",
            "einfacher Text; Verweise und Quellen gehören in den Text darunter",
        )


def _plain_paragraphs(text: str, kind: Text) -> Iterator[Trespass]:
    for match in _BLOCKS.finditer(text):
        fragment = match[0].strip() or match[0]
        yield Trespass(
            PARAGRAPHS,
            match.start() + match[0].index(fragment),
            fragment,
            "Überschriften, Tabellen, Kästen und Code gehören nicht in Daten.",
            "Absätze" + (" und Listen mit „- “" if kind is Text.PROSE else ""),
            _as_it_is(text, match),
        )


def _as_it_is(text: str, block: re.Match[str]) -> str:
    """Give the beginning of a line with its sign as it is, where it may be meant: >50, # 3."""
    line = text[block.start() :].split("\n", maxsplit=1)[0].strip()
    return f"\\{line[:60]}" if line[:1] in ">#" and any(sign.isdigit() for sign in line[:6]) else ""


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0]) for match in pattern.finditer(text))
