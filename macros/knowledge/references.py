"""References in texts: `[Q74]` cites a source, `[[id]]` or `[[id|other words]]` links."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_REFERENCE: Final = re.compile(
    r"\[\[(?P<target>[^\[\]|\n]*)(?:\|(?P<words>[^\[\]|\n]*))?\]\]|\[(?P<source>Q[0-9]{2,5})\](?!\()"
)
_ALMOST: Final = re.compile(
    r"\[[QqKk] ?[0-9]+(?:[,; ]+[QqKk]? ?[0-9]+)*\](?!\()|\[\[[^\[\]\n]*(?:\](?!\])|(?=\n|$))|(?<!\[)\[[^\[\]\n]*\]\]"
)

_BRACKET: Final = re.compile(r"\\.|\[|\]\(?")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source cited in a text."""

    source: str
    written: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to something of the knowledge base, with other words where given."""

    target: str
    words: str
    written: str


Reference = Citation | Link


def _read(match: re.Match[str]) -> Reference:
    if match["source"]:
        return Citation(match["source"], match[0])
    return Link(match["target"].strip(), (match["words"] or "").strip(), match[0])


def references(text: str) -> Iterator[Reference]:
    """Find all references of a text, in order."""
    return (_read(match) for match in _REFERENCE.finditer(text))


def cited(text: str) -> list[str]:
    """Give the sources a text cites, each once."""
    if "[Q" not in text:
        return []
    found = (reference.source for reference in references(text) if isinstance(reference, Citation))
    return list(dict.fromkeys(found))


def cites(text: str) -> bool:
    """Tell whether a text cites at least one source."""
    return bool(cited(text))


def replace(text: str, write: Callable[[Reference], str]) -> str:
    """Give the text with each reference written anew."""
    return _REFERENCE.sub(lambda match: write(_read(match)), text)


def almost_references(text: str) -> Iterator[str]:
    """Find what looks like a reference but is none, as `[q74]`, `[Q1, Q2]` or `[[schulden]`."""
    if "[" not in text and "]]" not in text:
        return iter(())
    rest = _REFERENCE.sub(lambda match: " " * len(match[0]), text)
    return (text[match.start() : match.end()] for match in _ALMOST.finditer(rest))


def inside_links(text: str) -> Iterator[int]:
    """Give the number of each reference that stands in the words of a link, where no other link can be."""
    if "](" not in text:
        return
    found = list(_REFERENCE.finditer(text))
    starts = [match.start() for match in found]
    rest = _REFERENCE.sub(lambda match: "x" * len(match[0]), text)
    opened: list[int] = []
    known = 0
    for bracket in _BRACKET.finditer(rest):
        if bracket[0] == "[":
            opened.append(bracket.start())
        elif bracket[0][0] == "]" and opened:
            start = opened.pop()
            if bracket[0] == "](":
                first = max(known, bisect_left(starts, start))
                known = max(first, bisect_left(starts, bracket.start()))
                yield from range(first, known)
