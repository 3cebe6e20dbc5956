"""A judge of HTML that shares nothing with our own gate: html5lib reads it as browsers do, a list says what is harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

import html5lib

ELEMENTS = {
    "html", "head", "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "strong", "em", "code", "pre",
    "blockquote", "table", "thead", "tbody", "tr", "th", "td", "div", "details", "summary", "sup", "hr", "dl", "dt", "dd",
    "abbr", "img", "br", "span", "svg", "path",
}  # fmt: skip
ATTRIBUTES = {
    "href", "class", "id", "title", "rel", "alt", "src", "open", "start", "role", "viewbox", "d", "xmlns",
}  # fmt: skip
SCHEME = re.compile(r"([^/?#]*?):")


def harm(html: str) -> list[str]:
    """Give every element, attribute and address that must not be there."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [found for element in tree.iter() for found in _harm(element)]


def _harm(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield "a comment"
        return
    if _local(element.tag) not in ELEMENTS:
        yield f"<{element.tag}>"
    for name, value in element.attrib.items():
        if _local(name).lower() not in ATTRIBUTES:
            yield f"{name}={value}"
        if name in {"href", "src"}:
            address = re.sub(r"[\x00-\x20]", "", unescape(value))
            scheme = SCHEME.match(address)
            allowed = {"http", "https", "mailto", "tel"} if name == "href" else set()
            if (scheme and scheme[1].lower() not in allowed) or re.match(r"[/\\]{2}", address):
                yield f"{name}={value}"


def _local(name: str) -> str:
    return name.rpartition("}")[2]
