"""What a call gives is set in after Markdown, and never read again."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from macros.publishing.markdown import new_markdown
from macros.publishing.slots import Slots

BLOCK = Markup('<div class="fig"><b>*x* {{ y }} [z](javascript:1)</b></div>')


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{}", f"{BLOCK}"),
        ("vor\n\n{}\n\nnach", f"<p>vor</p>\n{BLOCK}\n<p>nach</p>"),
        ("so {} hier", f"<p>so {BLOCK} hier</p>"),
        ("- {}", f"<ul>\n<li>{BLOCK}</li>\n</ul>"),
        ("<{}>", f"<p>&lt;{BLOCK}&gt;</p>"),
        (
            '[x](https://a.example "{}")',
            '<p><a href="https://a.example" title="*x* {{ y }} [z](javascript:1)">x</a></p>',
        ),
        ("## x {{: #a{} }}", None),
    ],
)
def test_it_stands_where_the_call_stood_untouched(source: str, expected: str | None) -> None:
    slots = Slots()
    html = slots.filled(new_markdown().convert(source.format(slots.keep(lambda: BLOCK))))
    if expected is not None:
        assert html == expected
    assert html.count("<b>") <= 1
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_words_in_an_attribute_cannot_end_it() -> None:
    slots = Slots()
    sign = slots.keep(lambda: Markup("a&#34; onclick=&#34;x"))
    assert slots.filled(f'<a title="{sign}">') == '<a title="a&#34; onclick=&#34;x">'


def test_a_new_build_forgets_the_last() -> None:
    slots = Slots()
    slots.keep(lambda: Markup("alt"))
    slots.clear()
    assert slots.filled(slots.keep(lambda: Markup("neu"))) == "neu"
