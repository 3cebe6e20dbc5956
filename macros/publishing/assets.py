"""Assets: the stylesheet, the scripts and the mark, each under a name that tells its content.

A page asks for the very bytes it was made for: however a server switches from one release to the
next, no page gets the style or the search of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from macros.knowledge.base import KnowledgeBase
from macros.publishing.addresses import Addresses
from macros.publishing.documents import documents_script
from macros.publishing.markdown import Texts
from macros.publishing.search import engine_script, light
from macros.publishing.vocabulary import kept_script

OVERRIDES: Final = Path(__file__).parents[2] / "overrides"
TEMPLATES: Final = Path(__file__).parents[1] / "templates"

_COMMENT: Final = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_BLANKS: Final = re.compile(r"\s*\n\s*")
_CLASS: Final = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_HASH_LENGTH: Final = 10


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses below the root, and what lies there."""

    style: str
    script: str
    mark: str
    documents: str
    search: str
    vocabulary: str
    """Empty if nobody has written down what people type."""
    files: dict[str, bytes]
    classes: frozenset[str]
    """All classes that have a style."""


def assets(base: KnowledgeBase, texts: Texts, addresses: Addresses, kept: Path | None = None) -> Assets:
    """Make all assets of a site; what is costly to make is kept in a folder."""
    contents = {
        "style": ("assets/site.css", stylesheet(base)),
        "script": ("assets/site.js", light((OVERRIDES / "assets" / "site.js").read_text(encoding="utf-8"))),
        "mark": ("assets/mark.svg", (OVERRIDES / "assets" / "mark.svg").read_text(encoding="utf-8")),
        "documents": ("assets/search/documents.js", documents_script(base, texts, addresses)),
        "search": ("assets/search/search.js", engine_script()),
        "vocabulary": ("assets/search/vocabulary.js", kept_script(base, kept)),
    }
    named = {
        key: (_named(path, text.encode()), text.encode()) for key, (path, text) in contents.items() if text
    }
    classes = frozenset(_CLASS.findall(contents["style"][1]))
    addressed = {key: named[key][0] if key in named else "" for key in contents}
    return Assets(**addressed, files=dict(named.values()), classes=classes)


def _named(path: str, content: bytes) -> str:
    """Put a hash of the content into the name of a file."""
    pure = PurePosixPath(path)
    return str(pure.with_suffix(f".{sha256(content).hexdigest()[:_HASH_LENGTH]}{pure.suffix}"))


def stylesheet(base: KnowledgeBase) -> str:
    """Join the stylesheet: tokens and ground, the frame, the components, the pages, at last paper."""
    css = "\n".join(path.read_text(encoding="utf-8") for path in stylesheets())
    return _BLANKS.sub("\n", _COMMENT.sub("", css)) + _page_margins(base)


def stylesheets() -> list[Path]:
    """Give the parts of the stylesheet in their order; what stands later wins."""
    *ground, paper = sorted((OVERRIDES / "assets" / "css").glob("*.css"))
    rooms = (OVERRIDES / "partials", TEMPLATES / "components", TEMPLATES / "pages")
    return [*ground, *(part for room in rooms for part in sorted(room.glob("*.css"))), paper]


def _page_margins(base: KnowledgeBase) -> str:
    """Write on each sheet of paper whose it is, and of a draft that it is one."""
    edition = base.edition
    sheet = f"@page{{@bottom-left{{content:{_css_string(edition.title)}}}}}"
    draft = f"@page entwurf{{@top-right{{content:{_css_string(edition.disclaimer or '')}}}}}"
    return f"@media print{{{sheet}{draft if edition.disclaimer else ''}}}\n"


def _css_string(text: str) -> str:
    """Write a text as a string that nothing in it can end."""
    return '"' + re.sub(r'["\\<>\n\r\f]', lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
