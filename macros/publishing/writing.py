"""Texts of editors become Markdown of one page: references resolved, terms explained once."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from macros.knowledge.base import KnowledgeBase, Target
from macros.knowledge.code import code
from macros.knowledge.model import Contact, LocalContact, Source
from macros.knowledge.pages import GERMAN
from macros.knowledge.periods import MONTHS
from macros.knowledge.references import Citation, Reference, references, replace
from macros.publishing.pages import source_path

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]#|])")
_LIST_START: Final = re.compile(r"^(\d+)([.)])(?=\s)|^([-+:>])(?=\s)")
_TOGETHER: Final = re.compile(rf"(?<=\d\.) (?={'|'.join(MONTHS)})|(?<=§) (?=\d)|(?<=\d) (?=[%€])")
_LINKED: Final = re.compile(r"\[[^\[\]]*\]\([^)]*\)|<[a-z]+:[^>]*>")
_UNTOUCHED: Final = re.compile(r"^(#|\||!!!|\?\?\?|\[\^|\*\[)")


class Writer:
    """Writes for one page, and remembers what it has explained there already."""

    def __init__(self, base: KnowledgeBase, path: str, own: str = "", *, lists_sources: bool = False) -> None:
        """Take the source path of the page, the id it is about, and whether it lists its sources."""
        self.base = base
        self.path = path
        self.lists_sources = lists_sources
        self.language = base.page[path].language if path in base.page else GERMAN
        self.cited: dict[str, Source] = {}
        self._explained = {own, ""}

    def label(self, text: str) -> str:
        """Write a plain text so that Markdown sees nothing in it."""
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        return _LIST_START.sub(_escape_start, _SPECIAL.sub(r"\\\1", text))

    def text(self, text: str) -> str:
        """Write one paragraph."""
        line = " ".join(text.split())
        return _LIST_START.sub(_escape_start, self._written(line))

    def prose(self, text: str) -> str:
        """Write paragraphs and lists."""
        return self._written(text)

    def page(self, text: str) -> str:
        """Write a whole hand-written page; code stays as it is."""
        parts, last = [], 0
        for start, end in code(text):
            parts += [self._lines(text[last:start]), text[start:end]]
            last = end
        return "".join([*parts, self._lines(text[last:])])

    def link(self, id_: str, words: str = "") -> str:
        """Link to anything of the knowledge base by its id."""
        target = self.base.targets[id_]
        return f"[{self.label(words)}]({self.to(target)})" if words else self.target(target)

    def target(self, target: Target) -> str:
        """Link to a target by its title."""
        return f"[{self.label(target.title)}]({self.to(target)})"

    def to(self, target: Target) -> str:
        """Give the path from this page to the page of a target."""
        return self.relative(source_path(target))

    def relative(self, path: str) -> str:
        """Give the path from this page to a source path."""
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".")

    def cite(self, source: Source) -> str:
        """Write a citation that says in words whose voice it is."""
        self.cited.setdefault(source.id, source)
        when = source.date.years.replace("–", "\u2060–\u2060") if source.date else "o.&nbsp;D."
        voice = ", ".join(self.label(part) for part in (source.kind, source.region) if part)
        place = "" if self.lists_sources else self.relative("quellen.md")
        anchor = source.id.lower()
        foreign = "" if self.language == GERMAN else " lang=de"
        return rf'[\[{voice},&nbsp;{when}\]]({place}#{anchor}){{: .cite data-q="{source.id}"{foreign} }}'

    def _lines(self, text: str) -> str:
        return "\n".join(
            self._resolved(line) if _UNTOUCHED.match(line) else self._written(line)
            for line in text.split("\n")
        )

    def _written(self, text: str) -> str:
        return self._resolved(self._explaining(text))

    def _resolved(self, text: str) -> str:
        return _TOGETHER.sub("\u00a0", replace(text, self._reference))

    def _reference(self, reference: Reference) -> str:
        if isinstance(reference, Citation):
            return self.cite(self.base.source[reference.source])
        return self.link(reference.target, reference.words)

    def _explaining(self, text: str) -> str:
        """Turn the first use of each term on the page into a reference to its explanation."""
        kept = [found.span() for found in _LINKED.finditer(text)]
        kept += list(_spans(text, references(text)))

        def explain(found: re.Match[str]) -> str:
            id_ = words[found[1]]
            inside = any(start <= found.start() < end for start, end in kept)
            if id_ in self._explained or inside:
                return found[0]
            self._explained.add(id_)
            return f"[{found[0]}]({self.to(self.base.targets[id_])}){{: .term }}"

        words = self.base.words
        return _pattern(tuple(words)).sub(explain, text) if words else text


def mentioned(base: KnowledgeBase, text: str) -> list[str]:
    """Name what a text speaks of in words that want explaining: ids, each once."""
    words = base.words
    found = _pattern(tuple(words)).finditer(text) if words else ()
    return list(dict.fromkeys(words[match[1]] for match in found))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Match each word as a whole, longest first, with the endings German gives it."""
    choice = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({choice})(?:e?s|e?n)?(?![\w-])")


def voucher(contact: Contact | LocalContact) -> str:
    """Say who vouches for a contact, as editors write it: a source, or the operator of this copy."""
    if isinstance(contact, Contact):
        return f"[{contact.source}]"
    return f"Angabe des Betreibers, geprüft am {contact.checked.german}."


def phone(number: str) -> str:
    """Write a telephone number that can be called by a touch."""
    return f"[{number}](tel:{re.sub(r'[ /.-]', '', number)})"


def _spans(text: str, found: Iterator[Reference]) -> Iterator[tuple[int, int]]:
    end = 0
    for reference in found:
        start = text.index(reference.written, end)
        end = start + len(reference.written)
        yield start, end


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"
