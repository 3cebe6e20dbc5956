"""The site: everything that is published of an edition. Every adapter reads this one list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.kinds import WITH_PAGES
from macros.knowledge.pages import TextPage
from macros.knowledge.periods import Point
from macros.knowledge.purpose import Purpose
from macros.publishing.addresses import Addresses
from macros.publishing.assets import Assets, assets
from macros.publishing.markdown import Texts
from macros.publishing.pages import DataPage, data_pages
from macros.publishing.rendering import render
from macros.publishing.sources import MarkdownWriter
from macros.publishing.writing import Writer

_LISTING_SOURCES = frozenset(kind.id for kind in WITH_PAGES if kind.id != "field")


@dataclass(frozen=True)
class Site:
    """A sound edition, what it is published for, the shape of its addresses, and the day it was made."""

    base: KnowledgeBase
    purpose: Purpose = Purpose.PREVIEW
    addresses: Addresses = Addresses()  # noqa: RUF009 (unchangeable but for what it remembers)
    made: Point | None = None
    kept: Path | None = None
    """A folder in which what is costly to make is kept for the next build."""

    @cached_property
    def pages(self) -> Mapping[str, DataPage]:
        """Pages from data by source path."""
        return {page.path: page for page in data_pages(self.base)}

    @cached_property
    def _by_subject(self) -> Mapping[tuple[str, str], DataPage]:
        return {(page.kind, page.id): page for page in self.pages.values()}

    def page_of(self, kind: str, id_: str) -> DataPage:
        """Find the page of a kind about one record."""
        return self._by_subject[kind, id_]

    @cached_property
    def texts(self) -> Texts:
        """The texts of editors as HTML, each made once."""
        return Texts(self.base.words)

    def writer(self, path: str, own: str = "", *, lists_sources: bool = False) -> Writer:
        """Give what writes for one page."""
        return Writer(self.base, self.texts, self.addresses, path, own, lists_sources=lists_sources)

    def html(self, page: DataPage) -> Markup:
        """Give the content of a page from data."""
        lists_sources = page.kind in _LISTING_SOURCES
        return render(page, self.writer(page.path, page.id, lists_sources=lists_sources))

    def markdown(self, page: TextPage, text: str) -> str:
        """Give the text of a hand-written page with its references resolved."""
        return MarkdownWriter(self.base, self.texts, page).written(text)

    @cached_property
    def assets(self) -> Assets:
        """Style, scripts and mark."""
        return assets(self.base, self.texts, self.addresses, self.kept)
