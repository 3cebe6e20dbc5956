"""Texts of editors become plain text: what a reader reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import Text
from macros.knowledge.pages import TextPage, read_page
from macros.knowledge.references import replace
from macros.knowledge.texts import texts
from macros.publishing.markdown import words_of
from macros.publishing.plain import body, headings, plain
from macros.publishing.site import Site
from tests.editions import FIXTURE, MINIMAL, read


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The small edition."""
    return read(MINIMAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Bus fährt selten [Q10].", "Der Bus fährt selten."),
        ("Siehe [[geldnot]] und [[geldnot|die Not]].", "Siehe Geldnot und die Not."),
        ("**Fett**, *schräg* und `Code`", "Fett, schräg und Code"),
        ("Ein [Link](https://amt.example), eine <mailto:a@b.de>", "Ein Link, eine mailto:a@b.de"),
        ("- eins\n- zwei", "eins zwei"),
        ("3 * 4 und a_b", "3 * 4 und a_b"),
        ("zwei\n\nAbsätze", "zwei Absätze"),
        ("Lohn &lt; 3 &amp; &#43; mehr &copy", "Lohn < 3 & + mehr &copy"),
        ("18\\. Jahrhundert, \\+ 32, \\*1950", "18. Jahrhundert, + 32, *1950"),
    ],
)
def test_a_text_of_the_data_keeps_its_words_only(base: KnowledgeBase, text: str, expected: str) -> None:
    assert plain(base, text) == expected


PAGE = """\
# Titel

Ein Satz [Q10].

## Erster Teil {: #eins }

| Wer | Was |
|---|---|
| **Amt** | hilft [[bus|dem Bus]] |

!!! warning "Achtung"
    Aufpassen[^1].

{{ angabe("publisher") }}

[^1]: Eine Fußnote.
"""


def page(text: str) -> TextPage:
    """Read a hand-written page."""
    found, findings = read_page("docs/seite.md", "seite", text.encode())
    assert found is not None
    assert findings == []
    return found


def test_a_page_gives_headings_and_text(base: KnowledgeBase) -> None:
    assert headings(base, page(PAGE)) == ["Erster Teil"]
    assert body(base, page(PAGE)) == "Ein Satz. Wer Was Amt hilft dem Bus Achtung Aufpassen. Eine Fußnote."


def _texts(edition: Path) -> list[str]:
    """Give all texts of an edition that may hold Markdown."""
    whole = read(edition)
    return [
        text
        for records in whole.records.values()
        for record in records
        for _, text, kind in texts(record)
        if kind is not Text.LABEL
    ]


def test_it_reads_every_text_as_markdown_does() -> None:
    """Plain text is made without Markdown, 23 times as fast; it must be the same words."""
    whole = Site(read(FIXTURE))
    compared = 0
    for text in _texts(FIXTURE):
        bare = replace(text, lambda _: "")
        html = "".join(
            piece if isinstance(piece, str) else words_of(piece) for piece in whole.texts.prose(bare)
        )
        assert _loose(plain(whole.base, bare)) == _loose(Markup(html).striptags()), text  # noqa: S704 (only to take the tags out)
        compared += 1
    assert compared > 200


def _loose(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split()).replace(" .", ".").replace(" ,", ",")
