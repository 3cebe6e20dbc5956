"""The last gate: every file of a built site is read once more, as a reader's browser will get it.

Whatever the checks before have let through, what is published holds nothing but elements, attributes,
addresses and files of these lists, and every link leads to something that was built. Pages must be
written in one plain form (tags whole, attributes in double quotes, no comment, nothing that browsers
would have to repair), so that what is read here is what every browser reads.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

from macros.knowledge.outside import SAFE_SCHEMES, misread, pretends
from macros.knowledge.pictures import SIGNATURES, is_what_it_says
from macros.publishing.nesting import misplaced

_TAG: Final = re.compile(r"<[^<>]*>")
_PLAIN_TAG: Final = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [A-Za-z:-]+(?:="[^"<>]*")?)*) ?(/?)>')
_ATTRIBUTE: Final = re.compile(r' ([A-Za-z:-]+)(?:="([^"]*)")?')
_PROGRAM: Final = re.compile(r"<script[^<>]*>([^<]+)")
_ID: Final = re.compile(r' id="([^"]*)"')
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_OUTWARD: Final = re.compile(
    r'<a (?:[^<>]*? )?href="([^"#.][^"]*:[^"]*)"[^<>]*>((?:(?!<a |</a>).)*)', re.DOTALL
)
_BAD_SIGN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_IN_ADDRESS: Final = re.compile(r"[\x00-\x20\\]")
_OF_CODE: Final = re.compile(r"language-[a-z0-9]+")
"""How Markdown calls code in a language; it needs no style."""
_MOST_LETTERS: Final = 5_000_000
"""So long may a page be …"""
_LETTERS_A_PAGE: Final = 10_000
"""… and longer by so much for each page of the site, since lists of everything grow with it."""
_DOCTYPE: Final = "<!doctype html>\n"

_EVERYWHERE: Final = frozenset(
    {
        "class",
        "id",
        "lang",
        "hidden",
        "role",
        "aria-label",
        "aria-labelledby",
        "aria-hidden",
        "aria-current",
        "aria-live",
        "tabindex",
        "title",
    }
)
_SVG: Final = frozenset({"viewBox", "xmlns", "width", "height", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "transform", "text-anchor", "orient", "refX", "refY", "markerWidth", "markerHeight", "marker-end", "marker-start", "marker-mid", "points", "dx", "dy"})  # fmt: skip
ELEMENTS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(
        [
            "html",
            "head",
            "body",
            "title",
            "main",
            "header",
            "footer",
            "nav",
            "section",
            "article",
            "aside",
            "div",
            "p",
            "span",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "strong",
            "em",
            "b",
            "i",
            "br",
            "hr",
            "code",
            "pre",
            "blockquote",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "sup",
            "sub",
            "abbr",
            "summary",
            "fieldset",
            "legend",
            "mark",
        ],
        frozenset(),
    ),
    **dict.fromkeys(
        [
            "svg",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "g",
            "defs",
            "marker",
            "text",
            "tspan",
            "desc",
        ],
        _SVG,
    ),
    "a": frozenset({"href", "rel", "hreflang", "data-q"}),
    "article": frozenset({"data-obstacle", "data-field"}),
    "aside": frozenset({"data-made", "data-old-after"}),
    "button": frozenset({"type", "value", "popovertarget", "popovertargetaction"}),
    "details": frozenset({"open"}),
    "div": frozenset({"data-part", "data-topic", "data-urgent"}),
    "form": frozenset({"action"}),
    "html": frozenset({"data-start"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "input": frozenset({"type", "autocomplete", "placeholder", "value"}),
    "label": frozenset({"for"}),
    "li": frozenset({"data-solution", "data-shared", "data-state", "data-services"}),
    "link": frozenset({"rel", "href", "type"}),
    "meta": frozenset({"charset", "name", "content", "http-equiv"}),
    "nav": frozenset({"popover"}),
    "ol": frozenset({"start"}),
    "option": frozenset({"value"}),
    "script": frozenset({"src", "defer"}),
    "section": frozenset({"data-solution", "data-part"}),
    "select": frozenset(),
    "textarea": frozenset({"rows", "readonly"}),
    "time": frozenset({"datetime"}),
}
"""Every element that a page may hold, with its attributes beside those that all may have."""
_ADDRESSES: Final = {"href", "src", "action", "data-start"}
_META: Final = frozenset({"Content-Security-Policy"})
_RELATIONS: Final = frozenset({"icon", "stylesheet", "canonical"})
_OWN: Final = frozenset({"sitemap.xml", "sitemap.xml.gz"})


class Breach(NamedTuple):
    """Something that must not be published: on which page, what it is, why, and what may stand instead."""

    page: str
    fragment: str
    message: str
    expected: str


class Link(NamedTuple):
    """An address within the site, and the element that asks for it."""

    element: str
    address: str


@dataclass
class Gate:
    """Reads the files of one site. `classes` are those that have a style, `assets` the files that are ours.

    `root` is the path below which the site lies on its server; only the page for what is not there
    has addresses that begin with it.
    """

    classes: Collection[str]
    assets: Collection[str]
    root: str = "/"
    _sound: dict[str, Link | None] = field(default_factory=dict)
    """Tags that were judged before, with the link in each, if there is one."""
    _ids: dict[str, frozenset[str]] = field(default_factory=dict)
    _links: dict[str, set[Link]] = field(default_factory=dict)

    def breaches(self, folder: Path) -> Iterator[Breach]:
        """Read all files below a folder and give what must not be published."""
        files = {
            path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
        }
        most = _MOST_LETTERS + _LETTERS_A_PAGE * len(files)
        for name, path in files.items():
            if name.endswith(".html"):
                yield from self.page(name, path.read_text(encoding="utf-8"), most)
            elif name not in self.assets and name not in _OWN and not is_what_it_says(path):
                yield Breach(name, "", "Diese Datei ist nicht, was ihr Name sagt.", "Bilder (png, jpg)")
        yield from self.dead_links(files)

    def page(self, name: str, html: str, most: int = _MOST_LETTERS) -> Iterator[Breach]:
        """Read one page: its form, each of its tags, its ids; keep its links."""
        if len(html) > most:
            yield Breach(
                name,
                "",
                f"Diese Seite ist {len(html) // 1_000_000} MB groß.",
                f"höchstens {most // 1_000_000} MB; vieles, das sich wiederholt, einmal schreiben",
            )
            self._ids[name] = frozenset(_ID.findall(html))
            return
        text = html.removeprefix(_DOCTYPE)
        tags = _TAG.findall(text)
        yield from _faults_of_form(name, text, tags, begins=text is not html)
        yield from _pretending(name, text)
        distinct = dict.fromkeys(tags)
        for tag in distinct:
            if tag not in self._sound:
                yield from self._judged(name, tag)
        self._links[name] = {link for tag in distinct if (link := self._sound.get(tag))}
        ids = _ID.findall(text)
        self._ids[name] = frozenset(ids)
        if len(ids) > len(self._ids[name]):
            yield from _repeated(name, ids)

    def entrance(self, name: str, html: str, files: Collection[str]) -> Iterator[Breach]:
        """Read a page that stands beside the folder of a site, whose files are told."""
        yield from self.page(name, html)
        yield from self.dead_links(files)

    def _judged(self, name: str, tag: str) -> Iterator[Breach]:
        found = list(_faults(tag, self.classes))
        for message in found:
            yield Breach(name, tag, message, "nur, was Markdown und die Vorlagen dieser Seiten hergeben")
        if not found:
            self._sound[tag] = _link_in(tag)

    def dead_links(self, files: Collection[str]) -> Iterator[Breach]:
        """Give the links of the pages read so far that lead to none of these files, or to no place on one."""
        for page, links in self._links.items():
            folder = posixpath.dirname(page)
            for link in links:
                fault = self._fault_of(page, folder, link, files)
                if fault:
                    yield Breach(
                        page, link.address, fault, "eine Seite, eine Stelle oder ein Bild, das es gibt"
                    )

    def _fault_of(self, page: str, folder: str, found: Link, files: Collection[str]) -> str:
        """Say what is wrong with a link to a place of the site, or nothing."""
        link = found.address
        path, _, anchor = link.partition("#")
        if page == "404.html" and path.startswith(self.root):
            folder, path = "", path.removeprefix(self.root) or "./"
        if path.startswith("/"):
            return f"Die Adresse „{link}“ beginnt mit „/“; unterhalb eines Pfades und im Ordner führt sie ins Leere."
        target = _target(folder, unquote(path)) if path else page
        if target not in files:
            return f"Der Link „{link}“ führt zu nichts."
        if found.element in {"script", "link"} and target not in self.assets:
            return f"„{link}“ ist kein Programm und kein Stil dieser Seiten."
        if found.element == "img" and not target.endswith(tuple(SIGNATURES)):
            return f"„{link}“ ist kein Bild."
        if anchor and unquote(anchor) not in self._ids.get(target, ()):
            return f"Auf der Seite, zu der „{link}“ führt, gibt es die Stelle „{unquote(anchor)}“ nicht."
        return ""


def faults_of_plain_text(name: str, text: str) -> Iterator[Breach]:
    """Say what must not stand in a file of plain text."""
    for sign in _BAD_SIGN.findall(text):
        yield Breach(name, "", f"Hier steht das Steuerzeichen U+{ord(sign):04X}.", "Text ohne Steuerzeichen")


def _faults_of_form(name: str, text: str, tags: Collection[str], *, begins: bool) -> Iterator[Breach]:
    """Say where a page is not in the one plain form that all browsers read alike."""
    if not begins or len(tags) != text.count("<") or _BAD_SIGN.search(text):
        yield Breach(
            name,
            _broken(text),
            "Hier steht etwas, das kein ganzes HTML-Element ist.",
            "Text, in dem < als &lt; steht",
        )
    moved = misplaced(tags)
    if moved:
        yield Breach(
            name,
            moved,
            "Dieses Element versetzen oder ergänzen Browser.",
            "jedes Element zu, in der Reihenfolge, und nur dort, wo es stehen darf",
        )
    for content in _PROGRAM.findall(text):
        yield Breach(
            name, content[:60], "In der Seite steht ein Programm.", "Programme nur in eigenen Dateien"
        )


def _pretending(name: str, text: str) -> Iterator[Breach]:
    """Find links to the outside whose words name another host, mail address or number."""
    for address, inside in dict.fromkeys(_OUTWARD.findall(text)):
        words = _TAG.sub("", inside)
        if pretends(words, unescape(address)):
            yield Breach(
                name,
                words[:60],
                f"Dieser Link heißt „{unescape(words)[:60]}“, führt aber zu „{unescape(address)[:60]}“.",
                "Worte, die sagen, wohin er führt, oder dieselbe Adresse oder Nummer",
            )


def _repeated(name: str, ids: list[str]) -> Iterator[Breach]:
    for id_, count in Counter(ids).items():
        if count > 1:
            yield Breach(
                name,
                id_,
                f"Die Kennung „{id_}“ steht auf dieser Seite {count}-mal.",
                "jede Kennung nur einmal",
            )


def _target(folder: str, path: str) -> str:
    """Give the file that a relative address leads to, seen from a folder."""
    while path.startswith("../") and folder:
        path, folder = path[3:], folder.rpartition("/")[0]
    target = f"{folder}/{path}" if folder else path
    if "./" in target or "//" in target:
        target = posixpath.normpath(target) + ("/" if target.endswith("/") else "")
    return f"{target.removeprefix('./')}index.html" if target.endswith("/") or not target else target


def _broken(text: str) -> str:
    """Give the first piece of a text that is no whole tag."""
    rest = _TAG.sub("", text)
    start = next((match.start() for match in re.finditer(r"[<\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", rest)), 0)
    return rest[start : start + 60]


def _faults(tag: str, classes: Collection[str]) -> Iterator[str]:
    """Say what is wrong with a tag."""
    plain = _PLAIN_TAG.fullmatch(tag)
    if not plain:
        yield "Dieses HTML ist nicht so geschrieben, dass jeder Browser dasselbe liest."
        return
    closing, name, rest, _ = plain.groups()
    if name not in ELEMENTS or (closing and rest):
        yield f"Das HTML-Element „{name}“ darf hier nicht stehen."
        return
    attributes = _ATTRIBUTE.findall(rest)
    if len({attribute for attribute, _ in attributes}) < len(attributes):
        yield "Ein Attribut steht zweimal."
    for attribute, value in attributes:
        yield from _attribute_faults(name, attribute, unescape(value), classes)
    if name == "script" and not closing and not any(attribute == "src" for attribute, _ in attributes):
        yield "Ein Programm steht in der Seite selbst."


def _attribute_faults(name: str, attribute: str, value: str, classes: Collection[str]) -> Iterator[str]:
    if attribute not in _EVERYWHERE and attribute not in ELEMENTS[name]:
        yield f"Das Attribut „{attribute}“ darf hier nicht stehen."
    elif attribute in _ADDRESSES:
        yield from _address_faults(name, attribute, value)
    elif attribute == "class":
        unknown = (word for word in value.split() if word not in classes and not _OF_CODE.fullmatch(word))
        yield from (f"Für „{word}“ gibt es keine Gestaltung." for word in unknown)
    elif attribute == "http-equiv" and value not in _META:
        yield f"„{value}“ darf eine Seite nicht verlangen."
    elif attribute == "rel" and name == "link" and value not in _RELATIONS:
        yield f"„{value}“ darf eine Seite nicht laden."


def _address_faults(name: str, attribute: str, value: str) -> Iterator[str]:
    if _IN_ADDRESS.search(value) or value.startswith("//"):
        yield f"Die Adresse „{value}“ lesen Browser anders, als sie da steht."
    scheme = _SCHEME.match(value)
    if scheme and (name not in {"a", "link"} or attribute != "href" or scheme[1].lower() not in SAFE_SCHEMES):
        yield f"Die Adresse „{value}“ führt nach draußen oder startet ein Programm."
    elif misread(value):
        yield f"Die Adresse „{value}“ öffnen Browser und Telefone anders, als sie da steht."


def _link_in(tag: str) -> Link | None:
    """Give what a sound tag asks of the site."""
    for attribute, value in _ATTRIBUTE.findall(tag):
        address = unescape(value)
        if attribute in {"href", "src", "action"} and address != "#" and not _SCHEME.match(address):
            return Link(tag[1:].partition(" ")[0], address)
    return None
