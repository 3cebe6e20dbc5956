"""The last gate lets through what the site is made of, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.publishing.gate import Gate
from tests.judging import harm

SOUND = '<!doctype html>\n<html lang="de"><head><title>T</title></head><body>{}</body></html>\n'
PNG = b"\x89PNG\r\n\x1a\n...."


def found(folder: Path, files: dict[str, str | bytes], root: str = "/") -> list[str]:
    """Write files and give what the gate says of them."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [breach.message for breach in Gate({"soft"}, {"site.js", "site.css"}, root).breaches(folder)]


def page(body: str) -> str:
    """Give a whole page with this body."""
    return SOUND.format(body)


@pytest.mark.parametrize(
    "body",
    [
        '<p class="soft" id="a">Text &amp; mehr > weniger</p><a href="#a">x</a>',
        '<a href="https://a.example/?a=b&amp;c=d" rel="noreferrer">x</a><a href="mailto:a@b.example">y</a>',
        '<img src="bild.png" alt="Was es zeigt" /><a href="index.html#a" id="a">z</a><a href="#">0</a>',
        '<svg viewBox="0 0 1 1"><path d="M0 0h1"/></svg><br /><hr>',
        '<script src="site.js"></script>',
        "<ul><li><p>a <b>b</b></p><ul><li>c</li></ul></li></ul>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
    ],
)
def test_what_the_site_is_made_of_passes(tmp_path: Path, body: str) -> None:
    """Control case."""
    assert found(tmp_path, {"index.html": page(body), "bild.png": PNG, "site.js": "1"}) == []


BAD = {
    '<b onclick="x">y</b>': "Attribut „onclick“",
    '<p style="color:red">x</p>': "Attribut „style“",
    '<iframe src="a.html"></iframe>': "Element „iframe“",
    "<script>alert(1)</script>": "Programm",
    '<script src="site.js">alert(1)</script>': "Programm",
    '<script src="boese.png"></script>': "kein Programm",
    '<script src="https://x.example/a.js"></script>': "führt nach draußen",
    '<a href="javascript:alert(1)">x</a>': "startet ein Programm",
    '<a href="&#106;avascript:alert(1)">x</a>': "startet ein Programm",
    '<a href=" javascript:alert(1)">x</a>': "lesen Browser anders",
    '<a href="java\tscript:alert(1)">x</a>': "lesen Browser anders",
    '<a href="data:text/html,x">x</a>': "startet ein Programm",
    '<a href="//x.example">x</a>': "lesen Browser anders",
    '<a href="\\\\x.example">x</a>': "lesen Browser anders",
    '<a href="https:///x.example">x</a>': "öffnen Browser und Telefone anders",
    '<a href="https:x.example">x</a>': "öffnen Browser und Telefone anders",
    '<a href="mailto:a@b.example?bcc=c@d.example">x</a>': "öffnen Browser und Telefone anders",
    '<a href="tel:**21*112">x</a>': "öffnen Browser und Telefone anders",
    '<a href="https://x.example">zu <b>adg</b>.be</a>': "führt aber zu",
    '<a href="tel:101">112</a>': "führt aber zu",
    '<a href="&#109;ailto:a@b.example">c@b.example</a>': "führt aber zu",
    '<a href="/oben">x</a>': "beginnt mit „/“",
    '<img src="https://x.example/a.png" alt="">': "führt nach draußen",
    '<img src="site.js" alt="">': "ist kein Bild",
    '<form action="https://x.example"></form>': "führt nach draußen",
    '<meta http-equiv="refresh" content="0">': "nicht verlangen",
    '<link rel="manifest" href="site.css">': "nicht laden",
    '<p class="fremd">x</p>': "keine Gestaltung",
    '<p id="a">x</p><p id="a">y</p>': "steht auf dieser Seite 2-mal",
    '<a href="fehlt.html">x</a>': "führt zu nichts",
    '<a href="index.html#fehlt">x</a>': "gibt es die Stelle „fehlt“ nicht",
    '<a href="#fehlt">x</a>': "gibt es die Stelle „fehlt“ nicht",
    "<p>3 < 4</p>": "kein ganzes HTML-Element",
    "<!-- x -->": "nicht so geschrieben",
    "<P>x</P>": "nicht so geschrieben",
    "<p class=soft>x</p>": "nicht so geschrieben",
    "<p class='soft'>x</p>": "nicht so geschrieben",
    '<p class="soft" class="soft">x</p>': "steht zweimal",
    "<svg><style>x</style></svg>": "Element „style“",
    "<![CDATA[x]]>": "nicht so geschrieben",
    "<?php x ?>": "nicht so geschrieben",
    "a\x00b": "kein ganzes HTML-Element",
    "a\x11b": "kein ganzes HTML-Element",
    '<a href="java&#115;cript:alert(1)">x</a>': "startet ein Programm",
    "<p>x": "versetzen oder ergänzen",
    "x</p>": "versetzen oder ergänzen",
    "<b><i>x</b></i>": "versetzen oder ergänzen",
    "<p><div>x</div></p>": "versetzen oder ergänzen",
    '<a href="#"><span><a href="#">x</a></span></a>': "versetzen oder ergänzen",
    "<table><tr><td>x</td></tr></table>": "versetzen oder ergänzen",
    "<ul>  <p>x</p></ul>": "versetzen oder ergänzen",
    "<div>" * 101 + "</div>" * 101: "versetzen oder ergänzen",
    "<div/>": "versetzen oder ergänzen",
}  # fmt: skip


@pytest.mark.parametrize("body", BAD)
def test_what_it_is_not_made_of_does_not(tmp_path: Path, body: str) -> None:
    files: dict[str, str | bytes] = {
        "index.html": page(body),
        "site.css": "",
        "site.js": "",
        "boese.png": PNG,
    }
    messages = found(tmp_path, files)
    assert BAD[body] in " ".join(messages)


def test_no_page_is_endless(tmp_path: Path) -> None:
    (message,) = found(tmp_path, {"index.html": page("x" * 5_100_000)})
    assert "5 MB groß" in message


def test_a_page_begins_as_a_page(tmp_path: Path) -> None:
    assert found(tmp_path, {"index.html": page("").removeprefix("<!doctype html>\n")})


def test_files_are_what_their_names_say(tmp_path: Path) -> None:
    right = {"a.png": PNG, "c.jpg": b"\xff\xd8\xff\xe0", "sitemap.xml": b"<x/>"}
    assert found(tmp_path / "right", {**right}) == []
    for name in ("a.png", "b.pdf", "c.jpg", "d.svg", "e.js", "f.html5"):
        assert len(found(tmp_path / name, {name: b"alert(1)"})) == 1, name


def test_only_the_missing_page_may_begin_at_the_root(tmp_path: Path) -> None:
    link = page('<a href="/unter/pfad/a/">x</a><a href="/unter/pfad/">y</a>')
    files: dict[str, str | bytes] = {"a/index.html": page(""), "index.html": page("")}
    assert found(tmp_path / "1", {**files, "404.html": link}, "/unter/pfad/") == []
    assert len(found(tmp_path / "2", {**files, "404.html": link}, "/anders/")) == 2
    assert len(found(tmp_path / "3", {**files, "a/b.html": link}, "/unter/pfad/")) == 2


PIECES = [
    "<", ">", "/", "p", "a", "b", " ", "=", '"', "'", "href", "src", "onclick", "class", "javascript:", "x", "&#60;", "<p>", "</p>",
    "<a ", "<script", "<svg", "<!--", "-->", "<![CDATA[", "]]>", "<title>", "</title>", "<textarea>", "\n", "\t", "//x", "id",
    "<style>", "<br>", "&lt;", "\\", "<img ", "alt",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_what_passes_is_harmless_to_a_browser_too(body: str) -> None:
    """html5lib reads pages as browsers do: what the gate lets through, it sees no harm in."""
    gate = Gate({"soft"}, set())
    if not list(gate.page("index.html", page(body))):
        inner = [item for item in harm(page(body)) if item not in {"<title>", "<textarea>", "<style>"}]
        assert [item for item in inner if item.startswith(("on", "<script", "href=", "src="))] == []
