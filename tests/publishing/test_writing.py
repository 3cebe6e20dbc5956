"""Texts of editors become HTML of a page: references, citations, terms; nothing else becomes markup."""

from __future__ import annotations

from html import escape

import pytest
from markupsafe import Markup

from macros.publishing.pages import data_pages
from tests.publishing.sites import site, writer

BUS = "hemmnisse/bus.md"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siehe [[geldnot]].", 'Siehe <a href="../geldnot/">Geldnot</a>.'),
        ("Siehe [[geldnot|Geld & Not]].", 'Siehe <a href="../geldnot/">Geld &amp; Not</a>.'),
        (
            "Siehe **[[alltag]]**.",
            'Siehe <strong><a href="../../handlungsfelder/alltag/">Alltag</a></strong>.',
        ),
        ("Siehe [[ueber]].", 'Siehe <a href="../../ueber/">Über diese Ausgabe</a>.'),
        ("Siehe [[glossar]].", 'Siehe <a href="../../glossar/">Glossar</a>.'),
        ("Siehe [[rufbus-begriff]].", 'Siehe <a href="../../glossar/#rufbus-begriff">Bürgerbus</a>.'),
        ("So [Q10].", 'So <a class="cite" data-q="Q10" href="../../quellen/#q10">[amtlich,\u00a02024]</a>.'),
        ("Ein [Link](https://amt.example).", 'Ein <a href="https://amt.example">Link</a>.'),
        (
            'Ein [Link](https://amt.example "so [Q10]").',
            'Ein <a href="https://amt.example" title="so Q10">Link</a>.',
        ),
        ("1. Januar war es", "1.\u00a0Januar war es"),
        ("am 1. März 8 % nach § 7", "am 1.\u00a0März 8\u00a0% nach §\u00a07"),
        ("- kein Strich", "- kein Strich"),
        ("zwei\nZeilen", "zwei Zeilen"),
        ("*schräg* & <b>fett</b>", "<em>schräg</em> &amp; &lt;b&gt;fett&lt;/b&gt;"),
    ],
)
def test_a_paragraph_is_written_for_its_page(text: str, expected: str) -> None:
    assert writer(BUS).text(text) == expected


def test_a_text_without_marks_is_what_markdown_makes_of_it() -> None:
    texts = site().texts
    for text in ("Ein Satz, „so“ geschrieben.", "Zwei – oder drei: ja!", "10 Uhr 30", 'mit "Zeichen"'):
        assert texts.line(text) == (text,)
        assert texts.prose(text) == (f"<p>{text}</p>",)
    assert texts.prose("eins\n\nzwei") == ("<p>eins</p>\n<p>zwei</p>",)
    assert str(texts.prose("- eins\n- zwei")[0]).count("<li>") == 2


def test_a_term_is_explained_on_its_first_use_only() -> None:
    here = writer(BUS)
    assert here.text("Das AfA hilft, das AfA berät.") == (
        'Das <a class="term" href="../../beteiligte/amt/">AfA</a> hilft, das AfA berät.'
    )
    assert here.text("Das AfA hilft.") == "Das AfA hilft."
    assert here.text("Zwei Bürgerbusse, nein: des Bürgerbuses.").count('class="term"') == 1


def test_a_term_inside_a_link_a_table_or_on_its_own_page_is_left_alone() -> None:
    assert 'class="term"' not in writer("index.md").text("[das AfA](https://amt.example)")
    assert writer("index.md").text("[[geldnot|das AfA]]") == '<a href="hemmnisse/geldnot/">das AfA</a>'
    assert writer("index.md").cell("das AfA") == "das AfA"
    assert writer("beteiligte/amt.md", own="amt").text("Das AfA.") == "Das AfA."
    assert writer("index.md").text("AfAnte, Pre-AfA") == "AfAnte, Pre-AfA"


def test_citations_stay_on_a_page_that_lists_its_sources() -> None:
    assert 'href="#q10"' in writer(BUS, lists_sources=True).text("So [Q10].")


@pytest.mark.parametrize("words", ["<b>", '"', "&amp;", "{{ x }}", "`x`", "</a><script>"])
def test_words_of_a_link_are_words(words: str) -> None:
    assert escape(words, quote=False) in writer(BUS).link("geldnot", words).replace("&#34;", '"')


def test_stubs_hold_front_matter_and_one_macro_call() -> None:
    stubs = {page.path: page.stub for page in data_pages(site().base)}
    assert stubs["hemmnisse/bus.md"] == "---\nkind: obstacle\nid: bus\n---\n\n{{ seite(kind, id) }}\n"
    assert all("Bus" not in stub for stub in stubs.values()), "no text from data where it could be executed"


def test_sources_that_are_cited_last_are_listed_too() -> None:
    whole = site()
    html = whole.html(whole.page_of("obstacle", "bus"))
    cited = {part.split('"')[0] for part in html.split('data-q="')[1:]}
    assert cited
    assert {f'<li id="{id_.lower()}">' in html for id_ in cited} == {True}
    assert isinstance(html, Markup)
    assert "\x11" not in html
