"""Text from data never becomes markup: with every check switched off, on every kind of page.

Each text of each record is replaced by an attack, past the model and the checks; the pages must have
the same elements and attributes as with a harmless word in the same places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import html5lib
import pytest

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import Record, Refers, Text
from macros.knowledge.schema import markers
from macros.publishing.documents import documents_script
from macros.publishing.site import Site
from tests.editions import FIXTURE, read

HARMLESS = "Wort"
PLAIN_ATTACKS = [
    '<b onclick="x">y</b>',
    "</a></p></main><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='x",
    "&lt;script&gt; &amp; &#60;b&#62; & <",
    "{{ 7 * 191 }} {% raw %} {# x #}",
    "<!-- x --> <![CDATA[x]]> <?php ?>",
    "<svg onload=x> <style>*{}</style> <base href=//x>",
]
"""What Markdown has no use for: any text may hold it, and shows it."""
LABEL_ATTACKS = [
    "`code` ``` ~~~",
    "*a* **b** _c_ __d__",
    "[x](javascript:alert(1)) ![x](//x.example/y.png) <https://x.example>",
    "# a | b | c --- : d",
    ":material-alert: [^1] *[x]: y",
]
"""What Markdown would read; in a plain text it is a text like any other."""


def attacked(record: Record, attack: str, may: Callable[[list[Text | Refers]], bool]) -> Record:
    """Give a record with every text replaced that may be, without asking the model."""
    values = {
        name: _attacked(getattr(record, name), attack, may, list(markers(info)))
        for name, info in type(record).model_fields.items()
    }
    return type(record).model_construct(**values)


def _attacked(
    value: Any,  # noqa: ANN401 (any field)
    attack: str,
    may: Callable[[list[Text | Refers]], bool],
    kinds: list[Text | Refers],
) -> Any:  # noqa: ANN401 (any field)
    if isinstance(value, Record):
        return attacked(value, attack, may)
    if isinstance(value, list):
        return [_attacked(item, attack, may, kinds) for item in value]
    return attack if isinstance(value, str) and may(kinds) else value


def is_label(kinds: list[Text | Refers]) -> bool:
    """Tell whether a field holds plain text, and not the id of something."""
    return Text.LABEL in kinds and not any(isinstance(kind, Refers) for kind in kinds)


def is_text(kinds: list[Text | Refers]) -> bool:
    """Tell whether a field holds text of any kind."""
    return is_label(kinds) or Text.LINE in kinds or Text.PROSE in kinds


def shapes(base: KnowledgeBase) -> Iterator[tuple[str, list[object]]]:
    """Give the elements of every page with the names of their attributes, as a browser sees them."""
    site = Site(base)
    for page in site.pages.values():
        tree = html5lib.parse(str(site.html(page)), namespaceHTMLElements=False)
        yield page.path, [(element.tag, sorted(element.attrib)) for element in tree.iter()]


def under(attack: str, may: Callable[[list[Text | Refers]], bool]) -> KnowledgeBase:
    """Give the fixture edition with every text that may be replaced by an attack."""
    base = read(FIXTURE)
    records = {
        model: [attacked(record, attack, may) for record in all_] for model, all_ in base.records.items()
    }
    return KnowledgeBase(records, base.pages)


@pytest.mark.parametrize(
    ("attack", "may"), [(" ".join(PLAIN_ATTACKS), is_text), (" ".join(LABEL_ATTACKS), is_label)]
)
def test_no_page_gets_another_element_or_attribute(
    attack: str, may: Callable[[list[Text | Refers]], bool]
) -> None:
    expected = dict(shapes(under(HARMLESS, may)))
    for path, shape in shapes(under(attack, may)):
        assert shape == expected[path], path


def test_the_attack_stands_on_the_page_as_it_was_written() -> None:
    """Control case: the texts were really replaced."""
    site = Site(under(PLAIN_ATTACKS[0], is_text))
    page = next(page for page in site.pages.values() if page.kind == "obstacle")
    tree = html5lib.parse(str(site.html(page)), namespaceHTMLElements=False)
    assert "".join(tree.itertext()).count(PLAIN_ATTACKS[0]) > 10


def test_the_documents_of_the_search_stay_one_assignment() -> None:
    site = Site(under(" ".join([*PLAIN_ATTACKS, *LABEL_ATTACKS]), is_text))
    script = documents_script(site.base, site.texts, site.addresses)
    assert script.count("\n") == 1
    assert "</script" not in script
