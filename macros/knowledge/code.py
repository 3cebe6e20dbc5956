"""Code in Markdown: what stands in fences or between backticks, where nothing is a reference."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

_FENCE: Final = re.compile(r"(?m)^(`{3,}|~{3,})([^`\n]*)$\n?")
_BACKTICKS: Final = re.compile(r"(?<!\\)`+")
_PARAGRAPH: Final = re.compile(r"(?s).+?(?:\n[ \t]*(?=\n)|\Z)")


def code(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of each piece of code, in order.

    Every step is linear: a page full of openings that nothing closes costs no more than others.
    """
    start = 0
    for opened, closed in _fenced(text):
        yield from _inline(text, start, opened)
        yield opened, closed
        start = closed
    yield from _inline(text, start, len(text))


def without_code(text: str, blank: str = "") -> str:
    """Give the text with code left out, or each of its signs but line breaks replaced."""
    parts, last = [], 0
    for start, end in code(text):
        parts += [text[last:start], re.sub(r"[^\n]", blank, text[start:end]) if blank else ""]
        last = end
    return "".join([*parts, text[last:]])


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    fences = list(_FENCE.finditer(text))
    closing: dict[str, list[int]] = defaultdict(list)
    for number, fence in enumerate(fences):
        if not fence[2].strip():
            closing[fence[1]].append(number)
    number = 0
    while number < len(fences):
        opening = fences[number]
        ends = closing[opening[1]]
        later = bisect_right(ends, number)
        if later < len(ends):
            number = ends[later]
            yield opening.start(), fences[number].end()
        number += 1


def _inline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        runs = list(_BACKTICKS.finditer(text, *paragraph.span()))
        of_length: dict[int, list[int]] = defaultdict(list)
        for number, run in enumerate(runs):
            of_length[len(run[0])].append(number)
        number = 0
        while number < len(runs):
            alike = of_length[len(runs[number][0])]
            later = bisect_right(alike, number)
            if later < len(alike):
                yield runs[number].start(), runs[alike[later]].end()
                number = alike[later]
            number += 1
