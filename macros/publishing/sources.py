"""Hand-written pages as plain Markdown: what editors write as references becomes links with source paths.

Any generator resolves and checks such links. Pages from data never come this way: they are HTML.
"""

from __future__ import annotations

import posixpath
import re
from typing import Final

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.code import code
from macros.knowledge.kinds import SOURCE
from macros.knowledge.pages import GERMAN, TextPage
from macros.knowledge.references import Citation, Link, Reference, replace
from macros.publishing.addresses import record_path, source_path
from macros.publishing.markdown import Mention, Texts, together
from macros.publishing.writing import voice

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]#|])")
_UNTOUCHED: Final = re.compile(r"^(#|\||!!!|\?\?\?|\[\^|\*\[)")
"""Lines in which no term is explained: headings, tables, titles of boxes, footnotes, abbreviations."""


class MarkdownWriter:
    """Writes one hand-written page, and remembers what it has explained there already."""

    def __init__(self, base: KnowledgeBase, texts: Texts, page: TextPage) -> None:
        """Take the page that is to be written."""
        self._base = base
        self._texts = texts
        self._page = page
        self._explained: set[str] = set()

    def written(self, text: str) -> str:
        """Give a text of the page; code stays as it is."""
        parts: list[str] = []
        last = 0
        for start, end in code(text):
            parts += [self._lines(text[last:start]), text[start:end]]
            last = end
        return "".join([*parts, self._lines(text[last:])])

    def _lines(self, text: str) -> str:
        return together("\n".join(map(self._line, text.split("\n"))))

    def _line(self, line: str) -> str:
        if _UNTOUCHED.match(line):
            return replace(line, self._piece)
        return self._texts.rewritten(line, self._piece)

    def _piece(self, piece: Reference | Mention) -> str:
        match piece:
            case Citation():
                return self._citation(piece)
            case Link():
                return self._link(piece.target, piece.words or self._base.targets[piece.target].title)
            case Mention():
                return self._mention(piece)

    def _link(self, id_: str, words: str) -> str:
        return f"[{_label(words)}]({self._to(source_path(self._base.targets[id_]))})"

    def _mention(self, mention: Mention) -> str:
        if mention.id in self._explained:
            return mention.words
        self._explained.add(mention.id)
        return f"{self._link(mention.id, mention.words)}{{: .term }}"

    def _citation(self, citation: Citation) -> str:
        source = self._base.source[citation.source]
        foreign = "" if self._page.language == GERMAN else " lang=de"
        attributes = f'{{: .cite data-q="{source.id}"{foreign} }}'
        place = self._to(record_path(SOURCE, source.id.lower()))
        return rf"[\[{_label(voice(source))}\]]({place}){attributes}"

    def _to(self, path: str) -> str:
        return posixpath.relpath(path, posixpath.dirname(self._page.file) or ".")


def _label(text: str) -> str:
    """Write a plain text so that Markdown sees nothing in it."""
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
