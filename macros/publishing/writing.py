"""What a page writes in its own way: links from here, citations, terms explained once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markupsafe import Markup, escape

from macros.knowledge.base import KnowledgeBase, Target
from macros.knowledge.kinds import PREREQUISITE, SOURCE
from macros.knowledge.model import Contact, Former, Source
from macros.knowledge.pages import GERMAN
from macros.knowledge.references import Citation, Link
from macros.knowledge.ways import Way
from macros.publishing.addresses import Addresses, overview_path, record_path, source_path
from macros.publishing.markdown import Mention, Piece, Pieces, Texts, together

_SOURCES: Final = Markup("\x11sources\x12")
_SOURCES_SECTION: Final = Markup("\x11sources section\x12")


class Writer:
    """Writes for one page, and remembers what it has cited and explained there already."""

    def __init__(
        self,
        base: KnowledgeBase,
        texts: Texts,
        addresses: Addresses,
        path: str,
        own: str = "",
        *,
        lists_sources: bool = False,
    ) -> None:
        """Take the source path of the page, the id it is about, and whether it lists its sources."""
        self.base = base
        self.path = path
        self.lists_sources = lists_sources
        self.cited: dict[str, Source] = {}
        self._texts = texts
        self._view = addresses.seen_from(path)
        self._explained = {own, ""}
        self._is_german = path not in base.page or base.page[path].language == GERMAN

    def text(self, text: str) -> Markup:
        """Write one paragraph, without the element around it."""
        return self._written(self._texts.line(text))

    def cell(self, text: str) -> Markup:
        """Write one paragraph for a table, where no term is explained."""
        pieces = self._texts.line(text)
        return self._written(tuple(escape(p.words) if isinstance(p, Mention) else p for p in pieces))

    def prose(self, text: str) -> Markup:
        """Write paragraphs and lists."""
        return self._written(self._texts.prose(text))

    def link(self, id_: str, words: str = "") -> Markup:
        """Link to anything of the knowledge base by its id."""
        target = self.base.targets[id_]
        return self.target(target, together(words) or target.title)

    def target(self, target: Target, words: str = "") -> Markup:
        """Link to a target, by its title if no words are given."""
        return _anchor(self.to(target), words or target.title)

    def to(self, target: Target) -> str:
        """Give the address of a target, seen from this page."""
        return self.at(source_path(target))

    def at(self, path: str) -> str:
        """Give the address of a source path, seen from this page."""
        return self._view.to(path)

    def overview(self, id_: str, anchor: str = "") -> str:
        """Give the address of an overview or a place on it, seen from this page."""
        return self.at(f"{overview_path(id_)}#{anchor}" if anchor else overview_path(id_))

    def way(self, way: Way) -> str:
        """Give the address of a solution, seen from this page."""
        return self.at(f"{source_path(self.base.targets[way.obstacle.id])}#{way.solution.id}")

    def former(self, former: Former) -> str:
        """Give the address of what was a prerequisite once, seen from this page."""
        return self.at(record_path(PREREQUISITE, former.id))

    def source_at(self, source: Source) -> str:
        """Give the address of a source among all sources, seen from this page."""
        return self.at(record_path(SOURCE, source.id.lower()))

    def cite(self, source: Source) -> Markup:
        """Write a citation that says in words whose voice it is."""
        self.cited.setdefault(source.id, source)
        address = f"#{source.id.lower()}" if self.lists_sources else self.source_at(source)
        foreign = "" if self._is_german else ' lang="de"'
        return _anchor(address, f"[{voice(source)}]", f' class="cite" data-q="{source.id}"{foreign}')

    def sources_here(self) -> Markup:
        """Leave room for the list of sources, which is known when the whole page is written."""
        return _SOURCES

    def sources_section_here(self) -> Markup:
        """Leave room for a section with the list of sources, if any is cited in the end."""
        return _SOURCES_SECTION

    def with_sources(self, html: str, sources: Callable[[Writer], Markup]) -> str:
        """Fill the room that was left for the sources."""
        if _SOURCES_SECTION in html:
            section = f'<h2 id="quellen">Quellen</h2>\n{_SOURCES}' if self.cited else ""
            html = html.replace(_SOURCES_SECTION, section)
        return html.replace(_SOURCES, sources(self)) if _SOURCES in html else html

    def _written(self, pieces: Pieces) -> Markup:
        return Markup("".join(piece if isinstance(piece, str) else self._piece(piece) for piece in pieces))  # noqa: S704 (Markdown's HTML, and our own)

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Citation():
                return self.cite(self.base.source[piece.source])
            case Link():
                return self.link(piece.target, piece.words)
            case Mention():
                return self._mention(piece)
            case _:
                return piece

    def _mention(self, mention: Mention) -> str:
        """Link a term to its explanation where the page uses it first."""
        if mention.id in self._explained:
            return escape(together(mention.words))
        self._explained.add(mention.id)
        return _anchor(self.to(self.base.targets[mention.id]), together(mention.words), ' class="term"')


def _anchor(address: str, words: str, attributes: str = "") -> Markup:
    """Write a link; its attributes are ours."""
    return Markup(f'<a{attributes} href="{escape(address)}">{escape(words)}</a>')  # noqa: S704 (escaped)


def phone(number: str) -> Markup:
    """Write a telephone number that can be called by a touch."""
    return _anchor(f"tel:{re.sub(r'[ /.-]', '', number)}", number)


def voucher(contact: object) -> str:
    """Say who vouches for a contact, as editors write it: a source, or the operator of this copy."""
    if isinstance(contact, Contact):
        return f"[{contact.source}]"
    return f"Angabe des Betreibers, geprüft am {contact.checked.german}."  # type: ignore[attr-defined]


def voice(source: Source) -> str:
    """Say kind, region and year of a source; what belongs together stays on one line."""
    told = ", ".join(filter(None, (source.kind, source.region)))
    when = source.date.years.replace("–", "\u2060–\u2060") if source.date else "o.\N{NO-BREAK SPACE}D."
    return f"{told},\N{NO-BREAK SPACE}{when}"
