"""Whatever stands in data and pages, a reader's browser gets nothing but elements of the site's own.

Hostile texts stand in every place where a text can stand. What the check refuses is not published;
what it lets through is rendered to the finished page and read by html5lib, as a browser would. What
may be there is not taken from our own lists but from pages that nobody has attacked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.markup import trespasses
from macros.knowledge.model import Record, Refers, Text
from macros.knowledge.pages import read_page
from macros.knowledge.schema import markers
from macros.publishing.export import finished
from macros.publishing.site import Site
from tests.editions import FIXTURE, MINIMAL, read
from tests.hostile import attacks
from tests.knowledge.test_attacks import CONTEXTS

SEED = 2026
MORE_PLACES = {
    "an alternative text": "# T\n\n![{}](bild.png)\n",
    "the target of a link": "# T\n\n[x]({})\n",
    "the argument of a call": '# T\n\n{{{{ angabe("{}") }}}}\n',
    "beside a call": '# T\n\n{}{{{{ angabe("publisher") }}}}{}\n',
    "the words of a reference": "# T\n\n[[fahrrad|{}]]\n",
    "a reference": "# T\n\n[[{}]]\n",
    "the kind of a box": '# T\n\n!!! {} "x"\n    Text\n',
    "the language of code": "# T\n\n```{}\nx\n```\n",
    "an id": "# T\n\n## x {{: #{} }}\n",
    "a definition of an abbreviation": "# T\n\nABC\n\n*[ABC]: {}\n",
}
PLACES = {**CONTEXTS, **MORE_PLACES}
SAMPLE = """# T

Ein **Wort**, *eines*, `Code`, [Link](https://amt.example "Titel"), <https://amt.example>, <mailto:a@b.example>, [^1], ABC

!!! note "Titel"
    Text

??? warning "Auf"
    - a

| a | b |
|---|---|
| c | d |

![Was es zeigt](bild.png) :material-alert:

> Zitat

1. eins

Wort
:   Erklärung

## Eins {: #eins }

### Drei

```text
x
```

***

*[ABC]: lang

[^1]: Fuß [Q01] [[fahrrad]]
"""
"""What CONTRIBUTING.md offers, once each."""


def elements(html: str) -> list[Element]:
    """Give all elements as a browser sees them."""
    return list(html5lib.parse(html, namespaceHTMLElements=False).iter())


def pairs(found: list[Element]) -> set[tuple[str, str]]:
    """Give every element with each of its attributes, and with none."""
    names = [(str(element.tag), element) for element in found]  # a comment has a function for a tag
    told = {(name, "") for name, _ in names}
    return told | {(name, str(attribute).lower()) for name, element in names for attribute in element.attrib}


def addresses(found: list[Element]) -> Iterator[tuple[str, str]]:
    """Give every address with its element, as a browser reads it."""
    for element in found:
        for name in ("href", "src", "action", "srcset", "formaction", "data", "poster"):
            if name in element.attrib:
                yield str(element.tag), re.sub(r"[\x00-\x20]", "", element.attrib[name])


def harm(html: str) -> list[str]:
    """Give what nobody has written who meant well."""
    found = elements(html)
    strange = [f"{name} {attribute}" for name, attribute in sorted(pairs(found) - known())]
    for name, target in addresses(found):
        allowed = r"(?:https?:|mailto:|tel:)" if name == "a" else r"(?!)"
        foreign = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target)
        if (foreign and not re.match(allowed, target, re.IGNORECASE)) or target.startswith(("/", "\\")):
            strange.append(f"{name} {target}")
    return strange


@cache
def site() -> Site:
    """The site of the fixture edition."""
    return Site(read(FIXTURE))


@cache
def known() -> frozenset[tuple[str, str]]:
    """Give what stands on pages that nobody has attacked."""
    clean = [str(site().html(page)) for page in site().pages.values()]
    page, findings = read_page("docs/x.md", "x", SAMPLE.encode())
    assert page is not None
    assert findings == []
    return frozenset(set().union(*(pairs(elements(html)) for html in [*clean, finished(site(), page)[0]])))


def seed_of(request: pytest.FixtureRequest) -> int | None:
    """Give a fixed seed in `make test`, none in the audit."""
    return None if request.node.get_closest_marker("audit") else SEED


@pytest.mark.parametrize(
    ("count", "places"), [(320, 6), pytest.param(3_000, len(PLACES), marks=pytest.mark.audit)]
)
def test_no_place_of_a_page_lets_an_attack_through(
    count: int, places: int, request: pytest.FixtureRequest
) -> None:
    """In `make test` each attack stands in some of the places, in the audit in all."""
    passed = 0
    for number, attack in enumerate(attacks(count, seed_of(request))):
        for place in [*PLACES, *PLACES][number % len(PLACES) :][:places]:
            text = PLACES[place].replace("{{", "\x01").replace("}}", "\x02").replace("{}", attack)
            text = text.replace("\x01", "{").replace("\x02", "}")
            page, findings = read_page("docs/x.md", "x", text.encode(errors="surrogatepass"))
            if page is None or any(finding.is_error for finding in findings) or _dangles(text):
                continue
            passed += 1
            assert harm(finished(site(), page)[0]) == [], (place, attack)
    assert passed > count / 4, "control case: some of them are texts like any other"


def _dangles(text: str) -> bool:
    """Tell whether a page refers to what does not exist, which the whole check would refuse."""
    targets = re.findall(r"\[\[([^\[\]|\n]*)", text)
    return any(target.strip() not in site().base.targets for target in targets) or bool(
        set(re.findall(r"\[(Q[0-9]{2,4})\]", text)) - set(site().base.source)
    )


@pytest.mark.parametrize(
    ("count", "rounds", "edition"),
    [(320, 3, MINIMAL), pytest.param(3_000, 30, FIXTURE, marks=pytest.mark.audit)],
)
def test_no_field_of_a_record_lets_an_attack_through(
    count: int, rounds: int, edition: Path, request: pytest.FixtureRequest
) -> None:
    accepted = _accepted(attacks(count, seed_of(request)))
    assert all(len(texts) > count / 40 for texts in accepted.values()), "control case"
    for number in range(rounds):
        attacked = Site(_attacked(read(edition), accepted, number))
        for page in attacked.pages.values():
            assert harm(str(attacked.html(page))) == [], page.path


def _accepted(texts: list[str]) -> dict[Text, list[str]]:
    """Give the texts that the check lets through, by what a field may hold."""
    found = defaultdict(list)
    for kind in Text:
        for text in texts:
            if not _dangles(text) and not any(True for _ in trespasses(text, kind)):
                found[kind].append(text)
    return found


def _attacked(base: KnowledgeBase, accepted: dict[Text, list[str]], number: int) -> KnowledgeBase:
    """Give an edition in which every text of every record is hostile, a different one each."""
    turn = iter(range(number * 10_007, 10**9))

    def replaced(value: Any, kind: Text | None) -> Any:  # noqa: ANN401 (any field)
        if isinstance(value, Record):
            return record(value)
        if isinstance(value, list):
            return [replaced(item, kind) for item in value]
        if isinstance(value, str) and kind:
            return accepted[kind][next(turn) % len(accepted[kind])]
        return value

    def record(old: Record) -> Record:
        values = {}
        for name, info in type(old).model_fields.items():
            kinds = list(markers(info))
            is_id = any(isinstance(item, Refers) for item in kinds)
            kind = None if is_id else next((item for item in kinds if isinstance(item, Text)), None)
            values[name] = replaced(getattr(old, name), kind)
        return type(old).model_construct(**values)

    return KnowledgeBase(
        {model: [record(old) for old in all_] for model, all_ in base.records.items()}, base.pages
    )
