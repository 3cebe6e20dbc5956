"""A built site as a reader's browser gets it: pages, links, ids, classes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

LOADING = {"img": "src", "script": "src", "iframe": "src", "source": "src", "link": "href"}


@dataclass(frozen=True)
class SitePage:
    """One HTML file of a built site."""

    root: Path
    path: str

    @cached_property
    def html(self) -> str:
        """The file's text."""
        return (self.root / self.path).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> Element:
        """The parsed document; a parse error raises."""
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree: Element = parser.parse(self.html)
        return tree

    @cached_property
    def elements(self) -> list[Element]:
        """All elements (comments left out)."""
        return [element for element in self.tree.iter() if isinstance(element.tag, str)]  # type: ignore[redundant-expr]  # comments have functions for tags

    @property
    def title(self) -> str:
        """The text of the title element."""
        return (self.tree.findtext("head/title") or "").strip()

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in order, repeated ones too."""
        return [element.attrib["id"] for element in self.elements if "id" in element.attrib]

    @cached_property
    def classes(self) -> set[str]:
        """All classes used."""
        return {name for element in self.elements for name in element.get("class", "").split()}

    @cached_property
    def links(self) -> list[str]:
        """All targets of links, as written."""
        return [e.attrib["href"] for e in self.elements if e.tag == "a" and "href" in e.attrib]

    def loaded(self) -> Iterator[str]:
        """Give everything the browser loads for this page, as written."""
        for element in self.elements:
            address = element.get(LOADING.get(str(element.tag), ""), "")
            if address and element.get("rel") not in {"canonical", "alternate", "prev", "next"}:
                yield address

    def resolved(self, selector: str) -> Iterator[str]:
        """Give the files of this site that links in a part of the page lead to."""
        for element in self.tree.findall(selector):
            if not is_foreign(element.attrib["href"]):
                yield self.resolve(element.attrib["href"])[0]

    def text(self, selector: str = ".//main") -> str:
        """Give the text of a part of the page, white space folded."""
        found = self.tree.find(selector)
        return " ".join("".join(found.itertext()).split()) if found is not None else ""

    def resolve(self, address: str) -> tuple[str, str]:
        """Give the file and the anchor that an address of this site leads to."""
        parts = urlsplit(address)
        here = posixpath.dirname(self.path)
        target = posixpath.normpath(posixpath.join(here, unquote(parts.path))) if parts.path else self.path
        if parts.path.endswith("/") or (self.root / target).is_dir():
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        return target, unquote(parts.fragment)


@dataclass(frozen=True)
class Site:
    """A built site."""

    root: Path

    @cached_property
    def pages(self) -> dict[str, SitePage]:
        """All pages by their file's path."""
        found = sorted(self.root.rglob("*.html"))
        paths = [path.relative_to(self.root).as_posix() for path in found]
        return {path: SitePage(self.root, path) for path in paths}

    def page(self, address: str) -> SitePage:
        """Give the page at an address such as `hemmnisse/bus/`."""
        flat = f"{address.rstrip('/') or 'index'}.html"
        for path in (posixpath.normpath(f"{address}/index.html").lstrip("/"), flat):
            if path in self.pages:
                return self.pages[path]
        raise KeyError(address)

    def edges(self) -> Iterator[tuple[str, str]]:
        """Give every link between two pages of the site."""
        for page in self.pages.values():
            if page.path == "404.html":
                continue
            for link in page.links:
                if not is_foreign(link):
                    yield page.path, page.resolve(link)[0]

    @cached_property
    def styled(self) -> set[str]:
        """All classes that have a rule in the stylesheets."""
        css = "".join(path.read_text(encoding="utf-8") for path in self.root.rglob("*.css"))
        return set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", css))


def is_foreign(address: str) -> bool:
    """Tell whether an address leads out of the site."""
    return bool(urlsplit(address).scheme or urlsplit(address).netloc)
