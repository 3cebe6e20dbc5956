"""Texts of editors become Markdown: references, terms, and signs that Markdown must not see."""

from __future__ import annotations

import markdown
import pytest

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from macros.publishing.pages import data_pages
from macros.publishing.rendering import count, named, render
from macros.publishing.writing import Writer
from tests.editions import MINIMAL, TODAY


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The small edition."""
    found = load(read_files(MINIMAL), TODAY).base
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siehe [[geldnot]].", "Siehe [Geldnot](geldnot.md)."),
        ("Siehe [[geldnot|Geld & Not]].", "Siehe [Geld &amp; Not](geldnot.md)."),
        ("Siehe [[alltag]].", "Siehe [Alltag](../handlungsfelder/alltag.md)."),
        ("Siehe [[ueber]].", "Siehe [Über diese Ausgabe](../ueber.md)."),
        ("Siehe [[glossar]].", "Siehe [Glossar](../glossar.md)."),
        ("Siehe [[rufbus-begriff]].", "Siehe [Bürgerbus](../glossar.md#rufbus-begriff)."),
        ("So [Q10].", r'So [\[amtlich,&nbsp;2024\]](../quellen.md#q10){: .cite data-q="Q10" }.'),
        ("Ein [Link](https://amt.example).", "Ein [Link](https://amt.example)."),
        ("1. Januar war es", "1\\.\u00a0Januar war es"),
        ("am 1. März 8 % nach § 7", "am 1.\u00a0März 8\u00a0% nach §\u00a07"),
        ("- kein Strich", r"\- kein Strich"),
        ("zwei\nZeilen", "zwei Zeilen"),
    ],
)
def test_a_paragraph_is_written_for_its_page(base: KnowledgeBase, text: str, expected: str) -> None:
    assert Writer(base, "hemmnisse/bus.md").text(text) == expected


@pytest.mark.parametrize("text", ["*a* _b_ `c`", "[x](y)", "# Titel", "a | b", "~x^ :y:", "<b>", "&amp;"])
def test_markdown_sees_nothing_in_a_label(base: KnowledgeBase, text: str) -> None:
    written = Writer(base, "index.md").label(text)
    html = markdown.markdown(written, extensions=["attr_list", "tables", "md_in_html"])
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html == f"<p>{escaped}</p>"


def test_a_term_is_explained_on_its_first_use_only(base: KnowledgeBase) -> None:
    writer = Writer(base, "hemmnisse/bus.md")
    assert writer.text("Das AfA hilft, das AfA berät.") == (
        "Das [AfA](../beteiligte/amt.md){: .term } hilft, das AfA berät."
    )
    assert writer.text("Das AfA hilft.") == "Das AfA hilft."
    assert writer.text("Zwei Bürgerbusse, nein: des Bürgerbuses.").count("{: .term }") == 1


def test_a_term_inside_a_link_or_on_its_own_page_is_left_alone(base: KnowledgeBase) -> None:
    assert Writer(base, "index.md").text("[das AfA](https://amt.example)") == "[das AfA](https://amt.example)"
    assert Writer(base, "index.md").text("[[geldnot|das AfA]]") == "[das AfA](hemmnisse/geldnot.md)"
    assert Writer(base, "beteiligte/amt.md", own="amt").text("Das AfA.") == "Das AfA."
    assert Writer(base, "index.md").text("AfAnte, Pre-AfA") == "AfAnte, Pre-AfA"


def test_code_on_a_page_stays_as_it_is(base: KnowledgeBase) -> None:
    text = "Mit `[[geldnot]]` und\n\n```text\n[Q10]\n```\n\nso: [[geldnot]]"
    expected = text.replace("so: [[geldnot]]", "so: [Geldnot](hemmnisse/geldnot.md)")
    assert Writer(base, "ueber.md").page(text) == expected


def test_citations_stay_on_a_page_that_lists_its_sources(base: KnowledgeBase) -> None:
    assert "](#q10)" in Writer(base, "hemmnisse/bus.md", lists_sources=True).text("So [Q10].")


def test_stubs_hold_front_matter_and_one_macro_call(base: KnowledgeBase) -> None:
    stubs = {page.path: page.stub for page in data_pages(base)}
    assert stubs["hemmnisse/bus.md"] == '---\nart: hemmnis\nid: bus\n---\n\n{{ seite("hemmnis", "bus") }}\n'
    assert all("Bus" not in stub for stub in stubs.values()), "no text from data where it could be executed"


def test_every_page_renders_and_has_no_template_syntax_in_it(base: KnowledgeBase) -> None:
    for page in data_pages(base):
        written = render(base, page)
        assert written.count("\n# ") == 1, page.path
        assert "{{" not in written
        assert "{%" not in written


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "null Tage"), (1, "ein Tag"), (12, "zwölf Tage"), (21, "21 Tage")]
)
def test_numbers_are_words_up_to_twelve(number: int, expected: str) -> None:
    assert count(number, "Tag", "Tage") == expected


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_names_are_joined_as_in_a_sentence(names: list[str], expected: str) -> None:
    assert named(names) == expected
