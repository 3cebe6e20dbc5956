"""Every colour of the stylesheet stands out from its ground: text 7:1, lines and controls with a meaning 3:1."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.builds import Builds
from tests.site.stylesheets import Declaration, contrast, declarations

PAGE: Final = {"--paper", "--tint", "--noteb"}
"""Grounds of pages and boxes; anything can stand on each of them."""
TEXT: Final = {
    "--ink": {*PAGE, "--marked"},
    "--soft": PAGE,
    "--accent": PAGE,
    "--note": PAGE,
    "--on": {"--accent"},
}
"""Colours that text has, and all grounds on which it may stand."""
MEANING: Final = dict.fromkeys(("--line", "--edge", "--accent", "--note", "--ink"), PAGE)
"""Colours of lines, controls and marks without which something would not be understood."""
DECORATION: Final = {
    "--rule": "parts rows that stand apart anyway",
    "--paper": "keeps the place of a line to come",
}
TEXT_RATIO, MEANING_RATIO = 7, 3

SCHEMES: Final = {"light": (), "dark": ("(prefers-color-scheme: dark)",), "paper": ("print",)}
NO_COLOUR: Final = re.compile(
    r"var\(--[\w-]+\)|[\d.]+(?:[a-z]+|%)?|\b(?:inherit|none|transparent|currentColor|auto|underline|solid|dashed|dotted|collapse)\b"
)
PLAIN: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")
VEIL: Final = "#0009"
"""What lies over the page while the menu is open; nothing stands on it."""
WORDS: Final = re.compile(r"color|-webkit-text-fill-color")
GROUND: Final = re.compile(r"background(-color|-image)?")
LINE: Final = re.compile(
    r"(border|outline|column-rule)(-.*)?|stroke|fill|accent-color|text-decoration(-color)?|box-shadow"
)


@cache
def _read(path: Path) -> tuple[Declaration, ...]:
    return tuple(declarations(path.read_text(encoding="utf-8")))


@pytest.fixture
def rules(builds: Builds) -> list[Declaration]:
    """All that the stylesheets of a built site declare, but for forced colours, which are the reader's own."""
    sheets = sorted(builds.get("draft").site.root.rglob("*.css"))
    found = [one for sheet in sheets for one in _read(sheet)]
    ours = [one for one in found if not any("forced-colors" in condition for condition in one.conditions)]
    return [replace(one, name="color") if _is_text_of_a_drawing(one) else one for one in ours]


def _is_text_of_a_drawing(rule: Declaration) -> bool:
    return rule.name == "fill" and rule.selector.endswith("text")


def tokens(rules: list[Declaration], scheme: str) -> dict[str, str]:
    """Give the values of all variables in a scheme; what a scheme does not set is as in light."""
    found = {}
    for one in rules:
        if one.name.startswith("--") and _holds(one, scheme):
            found[one.name] = one.value
    return found


def _holds(rule: Declaration, scheme: str) -> bool:
    said = " ".join(rule.conditions)
    others = {word for name, words in SCHEMES.items() if name != scheme for word in words}
    return not any(word in said for word in others)


def colours(rules: list[Declaration], scheme: str) -> dict[str, str]:
    """Give the variables that are a colour and nothing else."""
    return {name: value for name, value in tokens(rules, scheme).items() if PLAIN.fullmatch(value)}


def used(rules: list[Declaration], name: re.Pattern[str]) -> dict[str, set[str]]:
    """Give the colours that properties of a name take, also by way of other variables, with the selectors."""
    values = tokens(rules, "light")
    found = defaultdict(set)
    for one in rules:
        if name.fullmatch(one.name):
            for colour in _behind(one.variables, values):
                found[colour].add(one.selector)
    return dict(found)


def _behind(names: list[str], values: dict[str, str]) -> Iterator[str]:
    for name in names:
        value = values[name]
        if PLAIN.fullmatch(value):
            yield name
        yield from _behind(re.findall(r"var\((--[\w-]+)\)", value), values)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read(rules: list[Declaration], scheme: str) -> None:
    value = colours(rules, scheme)
    found = {(text, ground): contrast(value[text], value[ground]) for text in TEXT for ground in TEXT[text]}
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < TEXT_RATIO} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_with_a_meaning_can_be_seen(rules: list[Declaration], scheme: str) -> None:
    value = colours(rules, scheme)
    found = {
        (line, ground): contrast(value[line], value[ground]) for line in MEANING for ground in MEANING[line]
    }
    assert {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < MEANING_RATIO} == {}


def test_no_colour_is_used_that_is_not_in_these_tables(rules: list[Declaration]) -> None:
    grounds = {ground for all_ in TEXT.values() for ground in all_}
    text, lines = used(rules, WORDS), used(rules, LINE)
    assert {name: where for name, where in text.items() if name not in TEXT} == {}
    assert {name: where for name, where in used(rules, GROUND).items() if name not in grounds} == {}
    assert {name: where for name, where in lines.items() if name not in {*MEANING, *DECORATION}} == {}
    assert set(TEXT) == set(text), "the table holds nothing that is gone"
    assert set(DECORATION) <= set(lines)


def test_a_ground_of_its_own_says_what_text_stands_on_it(rules: list[Declaration]) -> None:
    """Where a colour is a ground that only some text can stand on, the same rule gives that text."""
    by_rule: dict[tuple[tuple[str, ...], str], dict[str, list[str]]] = defaultdict(dict)
    for one in rules:
        by_rule[one.conditions, one.selector][one.name] = one.variables
    for (_, selector), properties in by_rule.items():
        for ground in properties.get("background", []):
            texts = properties.get("color", [])
            allowed = {text for text in TEXT if ground in TEXT[text]}
            assert ground in PAGE or texts, selector
            assert set(texts) <= allowed, selector


def test_every_colour_is_a_variable_with_a_value_for_the_dark(rules: list[Declaration]) -> None:
    coloured = [one for one in rules if any(name.fullmatch(one.name) for name in (WORDS, GROUND, LINE))]
    left = {one.selector: NO_COLOUR.sub("", one.value).strip() for one in coloured if one.value != VEIL}
    assert {selector: value for selector, value in left.items() if value} == {}
    light = colours(rules, "light")
    dark = {one.name for one in rules if any("dark" in condition for condition in one.conditions)}
    assert set(light) >= {*TEXT, *MEANING, *PAGE}
    assert set(light) - dark == set()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#fff", "#000", 21), ("#777", "#ffffff", 4.48), ("#123456", "#123456", 1), ("#0000ff", "#fff", 8.59)],
)
def test_contrast_is_counted_as_published(one: str, other: str, ratio: float) -> None:
    """Control case: pairs whose contrast is known."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_a_stylesheet_is_read_as_browsers_read_it() -> None:
    css = '/* a { b: c } */ a, b::before { content: "};"; color: var(--x) } @media print { @supports (x: y) { i { top: 0 } } }'
    assert list(declarations(css)) == [
        Declaration((), "a, b::before", "content", '"};"'),
        Declaration((), "a, b::before", "color", "var(--x)"),
        Declaration(("@media print", "@supports (x: y)"), "i", "top", "0"),
    ]
