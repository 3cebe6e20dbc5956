"""How elements nest, so that no browser has to move one: closed in the order they were opened, each where it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

_SHAPE: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_EMPTY: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})
"""Elements that have no end."""
_DRAWN: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "g"})
"""Elements of drawings, that may end where they begin; elsewhere browsers overlook the slash."""
_PHRASES: Final = frozenset({"a", "abbr", "b", "br", "button", "code", "em", "i", "img", "input", "label", "mark", "select", "span", "strong", "sub", "sup", "svg", "textarea", "time"})  # fmt: skip
_WITHOUT_END: Final = _EMPTY | _DRAWN
_HOLDS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(["p", "h1", "h2", "h3", "h4", "h5", "h6"], _PHRASES),
    **dict.fromkeys(["ul", "ol"], frozenset({"li"})),
    **dict.fromkeys(["thead", "tbody"], frozenset({"tr"})),
    "table": frozenset({"thead", "tbody"}),
    "tr": frozenset({"th", "td"}),
}
"""What may stand directly in an element; browsers close it before anything else, or move that."""
_DEEPEST: Final = 100
"""Far more than any page has; browsers begin to move elements at 512."""
_NOT_IN_ITSELF: Final = frozenset({"a", "button", "form", "label"})


def misplaced(tags: Iterable[str]) -> str:
    """Give the first tag of a page that a browser would move, overlook or add, or nothing."""
    opened: list[str] = []
    for tag in tags:
        closing, name, slash = _shape(tag)
        if not name:  # not in the plain form, which the gate says by itself
            continue
        if closing:
            if not opened or opened.pop() != name:
                return tag
        elif len(opened) == _DEEPEST or not _may_open(name, opened) or (slash and name not in _WITHOUT_END):
            return tag
        elif name not in _EMPTY and not slash:
            opened.append(name)
    return f"<{opened[-1]}>" if opened else ""


@cache
def _shape(tag: str) -> tuple[bool, str, bool]:
    """Tell whether a tag closes an element, which, and whether it ends in a slash; most tags come often."""
    found = _SHAPE.fullmatch(tag)
    return (bool(found[1]), found[2], found[3].endswith("/")) if found else (False, "", False)


def _may_open(name: str, opened: list[str]) -> bool:
    """Tell whether an element stays where it is written, within those that are open."""
    if opened and name not in _HOLDS.get(opened[-1], (name,)):
        return False
    return name not in _NOT_IN_ITSELF or name not in opened
