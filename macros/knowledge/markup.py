"""What must not stand in a text: raw HTML, dangerous links, template syntax, foreign markup."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from macros.knowledge.model import Text

CODE: Final = re.compile(r"(?s)(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_HTML: Final = re.compile(r"<(?!https?://|mailto:)[A-Za-z/!?][^>\s]*>?")
_TARGETS: Final = (
    re.compile(r"\]\(\s*<?([^)\s>]*)"),
    re.compile(r"(?m)^\s{0,3}\[[^\]^][^\]]*\]:\s*<?(\S*)"),
    re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^>\s]*)>"),
)
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_TEMPLATE: Final = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)|\{[:.#][^}\n]*\}?|[{}]")
_BLOCKS: Final = re.compile(
    r"(?m)^ {0,3}(#{1,6} |>|!!! |\?\?\?|===|```|~~~|\|.*\|$|(?:-{3,}|\*{3,}|_{3,})\s*$| {4,}\S)"
)
_EMPHASIS: Final = re.compile(r"(?<![\w*])\*{1,2}[^*\s]|(?<![\w_])_{1,2}[^_\s]|`|!\[|\]\(")


@dataclass(frozen=True, slots=True)
class Trespass:
    """A piece of text that must not be there, and what to write instead."""

    rule: str
    fragment: str
    message: str
    expected: str
    example: str = ""


def trespasses(text: str, kind: Text) -> Iterator[Trespass]:
    """Find what must not stand in a text of the data files."""
    for fragment in _found(_TEMPLATE, text):
        yield Trespass(
            "vorlagen-syntax",
            fragment,
            "Geschweifte Klammern (Vorlagen-Syntax) sind in Daten nicht erlaubt.",
            "Text ohne { und }",
        )
    yield from raw_html(text)
    yield from dangerous_links(text)
    yield from _shape(text, kind)


def raw_html(text: str) -> Iterator[Trespass]:
    """Find HTML tags outside of code."""
    for fragment in _found(_HTML, CODE.sub("", text)):
        yield Trespass(
            "html",
            fragment,
            "HTML ist in Texten nicht erlaubt.",
            "Text und Markdown, etwa **fett**; ein < vor einem Wort als &lt;",
        )


def dangerous_links(text: str, may: Callable[[str], bool] = lambda _: False) -> Iterator[Trespass]:
    """Find link targets that are neither web, mail nor telephone, nor otherwise allowed."""
    for pattern in _TARGETS:
        for match in pattern.finditer(text):
            target = re.sub(r"[\x00-\x20]", "", html.unescape(match[1]))
            scheme = _SCHEME.match(target)
            if scheme and scheme[1].lower() in _SAFE_SCHEMES:
                continue
            if not scheme and may(target):
                continue
            yield Trespass(
                "gefaehrlicher-link" if scheme else "verweis-form",
                match[1] or match[0],
                f"Dieser Link führt zu „{match[1][:60]}“; so ein Ziel ist hier nicht erlaubt.",
                "https://…, mailto:… oder tel:…; in der Wissensbasis [[kennung]]",
                "[Fahr mit](https://fahrmit.be) oder [[mobilitaet]]",
            )


def _shape(text: str, kind: Text) -> Iterator[Trespass]:
    if kind is not Text.PROSE and re.search(r"\n\s*\n", text):
        fragment = re.split(r"\n\s*\n", text)[1].strip().split("\n")[0]
        yield Trespass(
            "nur-ein-absatz",
            fragment,
            "Dieses Feld hat nur einen Absatz; hier beginnt ein zweiter.",
            "ein Text ohne Leerzeile",
        )
    if kind is Text.LABEL:
        for fragment in _found(_EMPHASIS, text):
            yield Trespass(
                "nur-text",
                fragment,
                "Dieses Feld ist einfacher Text ohne Hervorhebung, Link oder Quelle.",
                "Text ohne *, _, ` und Klammern-Verweise",
            )
        return
    for match in _BLOCKS.finditer(text):
        yield Trespass(
            "nur-absaetze",
            match[0].strip() or match[0],
            "Überschriften, Tabellen, Kästen und Code gehören nicht in Daten.",
            "Absätze" + (" und Listen mit „- “" if kind is Text.PROSE else ""),
        )


def _found(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    return (match[0] for match in pattern.finditer(text))
