"""Texts of editors become HTML, each once, however many pages show it.

What a text looks like depends on the page in three places only: where a reference leads from there,
how a citation is written, and whether a term has been explained before. So a text is taken apart
once, into HTML and these three; a page puts the pieces together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from html import escape
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from pymdownx.slugs import slugify

from macros.knowledge.outside import SAFE_SCHEMES, as_browsers_read, misread
from macros.knowledge.periods import MONTHS
from macros.knowledge.references import Citation, Link, Reference, references, replace
from macros.publishing.icons import Icons, icon_span


class OnlyHere(Extension):
    """HTML in a text is text like any other, a link says itself where it leads, and only to where it may."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is inherited)
        """Leave out what lets HTML through or takes a target from elsewhere; look at every address at last."""
        md.preprocessors.deregister("html_block")
        md.parser.blockprocessors.deregister("reference")
        for name in ("html", "reference", "image_reference", "short_reference", "short_image_ref"):
            md.inlinePatterns.deregister(name)
        md.treeprocessors.register(SafeAddresses(md), "safe-addresses", _AFTER_ALL_OTHERS)


class SafeAddresses(Treeprocessor):
    """Takes away every address that would start a program or read a file."""

    def run(self, root: Element) -> None:
        """Look at each element of a text."""
        for element in root.iter():
            for name in ("href", "src"):
                if not is_harmless(element.get(name, "")):
                    del element.attrib[name]


class OnlyText(Extension):
    """Texts of the data are paragraphs and lists: no heading, no line, no quotation."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is inherited)
        """Leave out the blocks that only pages have."""
        for name in ("hashheader", "setextheader", "hr", "quote"):
            md.parser.blockprocessors.deregister(name)


def is_harmless(address: str) -> bool:
    """Tell whether an address leads to the web, mail, telephone or a place of the site, as a browser reads it."""
    read = as_browsers_read(address)
    scheme = _SCHEME.match(read)
    return not scheme or (scheme[1].lower() in SAFE_SCHEMES and not misread(read))


_AFTER_ALL_OTHERS: Final = -100
_SCHEME: Final = re.compile(r"([^/?#]*?):")

EXTENSIONS: Final[list[str | Extension]] = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.betterem",
    "pymdownx.details",
    "pymdownx.emoji",
    OnlyHere(),
]
"""What editors may write on pages, besides plain Markdown; mkdocs.yml repeats nothing of it."""
_OF_TEXTS: Final[list[str | Extension]] = [
    "sane_lists",
    "pymdownx.betterem",
    "pymdownx.emoji",
    OnlyHere(),
    OnlyText(),
]
"""What they may write in texts of the data."""
CONFIGS: Final[dict[str, dict[str, Any]]] = {
    "footnotes": {"BACKLINK_TEXT": "zurück", "BACKLINK_TITLE": "Zurück zur Fußnote {} im Text"},
    "toc": {"marker": "", "permalink": False, "slugify": slugify(case="lower")},
    "pymdownx.betterem": {"smart_enable": "all"},
    "pymdownx.emoji": {"emoji_index": lambda _options, _md: Icons(), "emoji_generator": icon_span},
}

_SLOT: Final = re.compile("\x11([0-9]+)\x12")
"""Stands for a piece while Markdown reads the text; editors cannot write these signs."""
_TAG_WITH_SLOT: Final = re.compile("<[^<>]*\x11[^<>]*>")
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&#|~^]|:\w|!\[")
"""What Markdown may make something of; a text without it is as it will be."""
_BLOCK_START: Final = re.compile(r"(?m)^(?:\s|[-+*:>]|\d+[.)])")
_LIST_START: Final = re.compile(r"^(\d+)([.)])(?=\s)|^([-+*])(?=\s)")
_TOGETHER: Final = re.compile(
    rf"(?:(?<=\d\.)|(?<=\d\\\.)) (?=(?:{'|'.join(MONTHS)})\b)|(?<=§) (?=\d)|(?<=\d) (?=[%€])"
)
_KEPT: Final = re.compile(r"\[[^\[\]]*\]\([^)]*\)|<[a-z]+:[^>]*>|\{\{.*?\}\}")
"""Links and calls, in which no word is explained."""
_ENDINGS: Final = r"(?:e?s|e?n)?"


class Mention(NamedTuple):
    """A word that wants explaining, and the id of what explains it."""

    id: str
    words: str


Piece = str | Citation | Link | Mention
"""HTML, or what each page writes in its own way."""
Pieces = tuple[Piece, ...]


class Texts:
    """Takes texts apart, and remembers each."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take the words that want explaining, with the id of what explains them."""
        self._words = words
        self._lines: dict[str, Pieces] = {}
        self._proses: dict[str, Pieces] = {}

    def line(self, text: str) -> Pieces:
        """Take one paragraph apart; it stands inside of whatever the template puts around it."""
        known = self._lines.get(text)
        if known is None:
            known = self._lines[text] = self._apart(" ".join(text.split()), self._line_html)
        return known

    def prose(self, text: str) -> Pieces:
        """Take paragraphs and lists apart."""
        known = self._proses.get(text)
        if known is None:
            known = self._proses[text] = self._apart(text, self._prose_html)
        return known

    def mentioned(self, text: str) -> list[str]:
        """Name what a text speaks of in words that want explaining: ids, each once."""
        found = self._pattern.finditer(text) if self._pattern else ()
        return list(dict.fromkeys(self._words[match[1]] for match in found))

    @cached_property
    def _markdown(self) -> Markdown:
        configs = {name: CONFIGS[name] for name in CONFIGS if name in _OF_TEXTS}
        return Markdown(extensions=_OF_TEXTS, extension_configs=configs)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Match each word as a whole, longest first, with the endings German gives it."""
        choice = "|".join(sorted(map(re.escape, self._words), key=len, reverse=True))
        return re.compile(rf"(?<![\w-])({choice}){_ENDINGS}(?![\w-])") if self._words else None

    def _apart(self, text: str, to_html: Callable[[str], str]) -> Pieces:
        slots: list[Reference | Mention] = []

        def slot(piece: Reference | Mention) -> str:
            slots.append(piece)
            return f"\x11{len(slots) - 1}\x12"

        html = to_html(together(self.rewritten(text, slot)))
        return tuple(_put_in(html, slots)) if slots else (html,)

    def rewritten(self, text: str, write: Callable[[Reference | Mention], str]) -> str:
        """Give a text with its references, and each word that wants explaining, written anew."""
        return replace(self._with_mentions(text, write), write)

    def _with_mentions(self, text: str, write: Callable[[Mention], str]) -> str:
        if self._pattern is None or not self._pattern.search(text):
            return text
        kept = [found.span() for found in _KEPT.finditer(text)] + list(_spans(text))

        def mention(found: re.Match[str]) -> str:
            if any(start <= found.start() < end for start, end in kept):
                return found[0]
            return write(Mention(self._words[found[1]], found[0]))

        return self._pattern.sub(mention, text)

    def _line_html(self, line: str) -> str:
        if not _SPECIAL.search(line):
            return line
        html = self._converted(_LIST_START.sub(_escape_start, line))
        return html.removeprefix("<p>").removesuffix("</p>")

    def _prose_html(self, text: str) -> str:
        if _SPECIAL.search(text) or _BLOCK_START.search(text):
            return self._converted(text)
        return "\n".join(f"<p>{part.strip()}</p>" for part in re.split(r"\n{2,}", text))

    def _converted(self, text: str) -> str:
        return str(self._markdown.reset().convert(text))


def new_markdown() -> Markdown:
    """Give a converter for pages."""
    return Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS)


def together(words: str) -> str:
    """Keep what belongs together on one line."""
    return _TOGETHER.sub("\N{NO-BREAK SPACE}", words)


def words_of(piece: Reference | Mention) -> str:
    """Give what stands in an attribute, where nothing can be linked."""
    if isinstance(piece, Citation):
        return piece.source
    return piece.words or (piece.target if isinstance(piece, Link) else "")


def _put_in(html: str, slots: list[Reference | Mention]) -> Iterator[Piece]:
    """Put the pieces in where Markdown has left their slots."""

    def as_words(tag: re.Match[str]) -> str:
        return _SLOT.sub(lambda found: escape(words_of(slots[int(found[1])])), tag[0])

    parts = _SLOT.split(_TAG_WITH_SLOT.sub(as_words, html))
    for number, part in enumerate(parts):
        if number % 2:
            yield slots[int(part)]
        elif part:
            yield part


def _spans(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for reference in references(text):
        start = text.index(reference.written, end)
        end = start + len(reference.written)
        yield start, end


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"
