"""Texts of editors as plain text: what a reader reads, without references and Markdown."""

from __future__ import annotations

import re
from typing import Final

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.pages import TextPage
from macros.knowledge.references import Citation, Reference, replace
from macros.knowledge.signs import brought_back, named, set_aside

_HEADING: Final = re.compile(r"(?m)^#+ +(.+?)\s*(?:\{:.*\})?$")
_MARKS: Final = re.compile(r"[&\\\[\]*_`#|<>{}^~]|(?m:^\s*(?:[-+]|\d+[.)]|!!!|\?\?\?) )")
"""What the signs below begin with; most texts hold none of it."""
_BEFORE_SIGN: Final = re.compile(r" (?=[.,;:!?)])")
_SIGNS: Final = (
    (re.compile(r"(?m)^#+ |\{:[^}]*\}\s*$"), ""),
    (re.compile(r"\{\{.*?\}\}|(?m:^\s*(?:```|~~~).*$|^\s*\|[\s|-]+\|?\s*$)"), " "),
    (re.compile(r'(?m)^ *(?:!!!|\?\?\?\+?) *[a-z]+(?: +"(.*)")?'), r"\1 "),
    (re.compile(r"\[\^[^\]]+\]:?|(?m:^\*\[[^\]]+\]: ?)"), " "),
    (re.compile(r"!?\[([^\[\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<((?:https?|mailto)[^>]*)>"), r"\1"),
    (re.compile(r"(?m)^\s*(?:[-+*>]|\d+[.)]) +"), ""),
    (re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)"), ""),
    (re.compile(r"\|"), " "),
    (re.compile(r"\s+"), " "),
    (_BEFORE_SIGN, ""),
)


def plain(base: KnowledgeBase, text: str) -> str:
    """Give the words of a text; citations say nothing here, links say their words."""

    def words(reference: Reference) -> str:
        if isinstance(reference, Citation):
            return ""
        return reference.words or base.targets[reference.target].title

    text = replace(text, words)
    if not _MARKS.search(text):
        return _BEFORE_SIGN.sub("", " ".join(text.split()))
    text = set_aside(text)
    for pattern, instead in _SIGNS:
        text = pattern.sub(instead, text)
    return brought_back(named(text)).strip()


def headings(base: KnowledgeBase, page: TextPage) -> list[str]:
    """Give the headings of a hand-written page below its title."""
    return [plain(base, heading) for heading in _HEADING.findall(page.prose)][1:]


def body(base: KnowledgeBase, page: TextPage) -> str:
    """Give the text of a hand-written page without its headings."""
    return plain(base, _HEADING.sub("", page.prose))
