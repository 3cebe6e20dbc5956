"""What a paragraph begins with is what a reader sees: a list where one is written, and else the signs themselves."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest

from macros.knowledge.markup import trespasses
from macros.knowledge.model import Text
from macros.knowledge.openings import openings
from macros.knowledge.pages import read_page
from macros.publishing.markdown import Texts, new_markdown

TURNED = [
    "18. Jahrhundert bis heute", "1. Mai ist frei.", "1. 5. 2024 war Mittwoch.", "2024. Das Jahr danach.", "007. Agent", "１８. Jahrhundert", f"{'9' * 5000}. x\n1. y", "+ 32 87 63 89 00",
    "+ Fahrgeld", "- 5 Grad", "- 50 Euro im Monat", "* 1950", "* Stand 2024", "2) zweitens", "1) erstens\n2) zweitens",
    "Text.\n\n18. Jahrhundert", "  18. Jahrhundert", "1. eins\n3. drei", "1. eins\n1. noch eins", "01. eins\n02. zwei",
    "- 18. Jahrhundert\n- 19. Jahrhundert", "- - doppelt\n- x", "- + 5\n- + 6", "1. eins\n- zwei", "Dazu gehören\n- eins\n- zwei",
    "Dazu gehören\n1. eins\n2. zwei", "1. eins\n2. zwei\n\nText.\n\n4. vier",
]  # fmt: skip
TURNED_ON_PAGES = [
    ">50 Personen", "> 50 Prozent", ">= 5", "Es waren\n>50 Personen", "- >50", "- > Zitat", "- # Eins", "> 18. Jahrhundert", "> - 5 Grad", "- \n18. Jahrhundert", "- eins\n- zwei\n* drei", "+ eins\n- zwei",
    "Text[^1]\n\n[^1]: 18. Jahrhundert", '!!! note "T"\n    18. Jahrhundert', "## Titel\n18. Jahrhundert", "Wort\n:   18. Jahrhundert",
    "Ein ganzer Satz.\n: vier", "Ein ganzer Satz.\n\n: vier", "```\nx\n```\n18. Jahrhundert", "- a\n    - 5 Grad", "    Code", '    {{ angabe("publisher") }}', "    [[bus]]", "\tCode", "- a\n\n        Code", "- a\n\n    18. Jahrhundert",
]  # fmt: skip
MEANT = [
    "- eins\n- zwei", "- 5 Plätze\n- 6 Plätze", "- ein einziger Punkt", "1. eins\n2. zwei", "1. eins\n\n2. zwei", "3. drei\n4. vier", "1. ein einziger",
    "1. eins\n\nText.\n\n2. zwei", "18\\. Jahrhundert", "\\+ 32 87", "\\- 5 Grad", "1\\. Mai", "- Im\n18. Jahrhundert\n- zwei", "Im\n18. Jahrhundert",
    "-5 Grad", "+32 87", "1.5 Liter", "18.Jahrhundert", "*kursiv* ist schön", "1. Maiglöckchen\n2. Junioren", "0. null\n1. eins",
    "Am\n1. Mai",
]  # fmt: skip
MEANT_ON_PAGES = [
    "> Zitat", "> Im Jahr\n> 2019 war es.", "> Absatz\n>\n> 50 Leute", "Wort\n:   Erklärung", "Wort\n\n:   Erklärung\n\n:   noch eine", "Text\n> Zitat",
    "- a\n    - b\n    - c\n- d", "1. a\n    - b\n    - c\n2. d", "- a\n\n    Absatz\n\n- b", '!!! note "T"\n    - a\n    - b', "\\>50", "## 3 Wege",
    "[^1]: - a\n    - b", "`18. Code`", "```\n18. Code\n```", "| a |\n|---|\n| 18. x |", "> 1. a\n> 2. b", "- a\n\n    Absatz\n- b", "Stand\\: x",
]  # fmt: skip


def said(text: str, *, on_page: bool = False) -> list[str]:
    """Give what is said of the beginnings of a text."""
    return [found.message for found in openings(text, on_page=on_page)]


@pytest.mark.parametrize("text", TURNED)
def test_a_beginning_that_would_vanish_is_an_error(text: str) -> None:
    assert said(text)
    assert said(f"# T\n\n{text}", on_page=True)
    assert list(trespasses(text, Text.PROSE)), "one look is enough to tell that it must be looked at closely"


@pytest.mark.parametrize("text", TURNED_ON_PAGES)
def test_on_pages_more_is_taken_for_something(text: str) -> None:
    assert said(f"# T\n\n{text}", on_page=True)


@pytest.mark.parametrize("text", [*MEANT, *MEANT_ON_PAGES])
def test_a_list_that_is_one_is_left_alone(text: str) -> None:
    assert said(f"# T\n\n{text}", on_page=True) == []
    assert text in MEANT_ON_PAGES or said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "18. Jahrhundert war es",
        "+ 32 87 63",
        "- 5 Grad kalt",
        "1. Mai ist frei",
        "> 50 Leute",
        "2) zwei",
        "* 1950",
    ],
)
def test_the_cure_shows_what_was_written(text: str) -> None:
    found = next(openings(f"# T\n\n{text}", on_page=True))
    assert text.startswith(found.fragment)
    cured = found.example.removesuffix(" …") + text.removeprefix(found.fragment)
    assert said(cured, on_page=True) == []
    assert shown(new_markdown().convert(cured)) == text


@pytest.mark.parametrize(
    "text", ["Text\n-", "Text\n--", "Text\n---", "- Text\n    --", "> Text\n> -", "Text\n=", "> Text\n> =="]
)
def test_a_line_of_strokes_makes_no_heading_of_what_stands_above(text: str) -> None:
    _, findings = read_page("docs/x.md", "x", f"# T\n\n{text}\n".encode())
    assert [found.rule.id for found in findings] == ["markdown-form"]


PIECES = ["- ", "+ ", "1. ", "2. ", "3. ", "18. ", "1) ", ": ", "= ", ">", "\\", "#", "Wort", "Mai ", "5 ", "7", ".", "\n", "\n\n", "  ", "    ", "=", "-"]  # fmt: skip


def test_what_is_not_refused_stands_on_the_page_as_it_was_written() -> None:
    """By chance from pieces: Markdown itself is the judge."""
    chance = random.Random(7)  # noqa: S311 (the same texts each time)
    texts = {"".join(chance.choices(PIECES, k=chance.randint(2, 9))).strip() for _ in range(12_000)}
    sound = [text for text in texts if text and not list(trespasses(text, Text.PROSE))]
    html = Texts({})
    changed = {
        text: seen
        for text in sound
        if (seen := shown("".join(map(str, html.prose(text))))) != plain_signs(text)
    }
    assert changed == {}
    assert len(sound) > 500


def plain_signs(text: str) -> str:
    """Give a text as it is read: bullets alike, nothing escaped, no double blanks."""
    text = re.sub(r"\\([\\*\-+.#>:])", "\\1", re.sub(r"(?m)^( *)[+](?= )", r"\1-", text))
    return " ".join(text.split())


def shown(html: str) -> str:
    """Give what a reader sees, with the marks of lists."""
    return " ".join("".join(_shown(html5lib.parse(html, namespaceHTMLElements=False))).split())


def _shown(element: Element, mark: str = "") -> Iterator[str]:
    yield f" {mark} {element.text or ''}"
    number = int(element.get("start", "1"))
    for child in element:
        yield from _shown(child, {"ol": f"{number}.", "ul": "-"}.get(element.tag, ""))
        number += 1
        yield f" {child.tail or ''}" if child.tag in {"p", "ul", "ol", "li"} else child.tail or ""
