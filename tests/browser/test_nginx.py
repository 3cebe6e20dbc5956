"""The real nginx with the configuration of this repository serves a site."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import brotli
import html5lib
import pytest
from playwright.sync_api import Browser, expect

from macros.publishing.compression import write_twins
from macros.publishing.policy import HEADER_POLICY
from tests.browser.nginx import CONFIGURATION, Nginx, release, running
from tests.browser.visiting import KINDS, OBSTACLE, watched
from tests.builds import Builds
from tests.site.reading import Site

pytestmark = pytest.mark.audit

OUTSIDE = "draußen"
HEADERS = {
    "Content-Security-Policy": HEADER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "nginx",
}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": ("application/javascript; charset=utf-8", "text/javascript; charset=utf-8"),
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".xml": "text/xml; charset=utf-8",
}
PAGE = f"/{OBSTACLE}"
ASK_AGAIN, KEEP = "no-cache", "max-age=31536000, immutable"
CODES = {
    *range(400, 407), *range(408, 417), 421, 429, *range(494, 498), *range(500, 506), 507,
} - {407}  # fmt: skip
"""Every status that nginx has a page of its own for, in English."""


@pytest.fixture(scope="module")
def nginx(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """Serve the report."""
    home = tmp_path_factory.mktemp("nginx")
    site = shutil.copytree(builds.get("report").site.root, home / "site")
    write_twins(site)
    (home / "geheim.txt").write_text(OUTSIDE)
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text(OUTSIDE)
    release(site, home)
    with running(home) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "method", "headers", "expected"),
    [
        (PAGE, "GET", {}, (200, ASK_AGAIN)),
        (PAGE, "HEAD", {}, (200, ASK_AGAIN)),
        ("/assets/site*.css", "GET", {}, (200, KEEP)),
        ("/assets/site*.js", "GET", {"Accept_Encoding": "br"}, (200, KEEP)),
        ("/assets/search/documents*.js", "GET", {"Accept_Encoding": "gzip"}, (200, KEEP)),
        ("/assets/mark*.svg", "GET", {}, (200, KEEP)),
        ("/assets/site.0123456789.css", "GET", {}, (404, ASK_AGAIN)),
        ("/assets/site*.css", "POST", {}, (405, ASK_AGAIN)),
        (PAGE.rstrip("/"), "GET", {}, (301, ASK_AGAIN)),
        (PAGE, "GET", {"If_Modified_Since": "Fri, 01 Jan 2100 00:00:00 GMT"}, (200, ASK_AGAIN)),
        ("/gibt-es-nicht", "GET", {}, (404, ASK_AGAIN)),
        (PAGE, "POST", {}, (405, ASK_AGAIN)),
        ("/%", "GET", {}, (400, ASK_AGAIN)),
    ],
)
def test_every_answer_carries_every_header(
    nginx: Nginx, path: str, method: str, headers: dict[str, str], expected: tuple[int, str]
) -> None:
    answer = nginx.ask(path, method, **headers)
    assert (answer.status, answer.headers["Cache-Control"]) == expected
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", [PAGE, "/assets/site*.css"])
@pytest.mark.parametrize("wanted", ["bytes=0-9", "bytes=-5", "bytes=9999999-", "bytes=5-1", "Seiten=1"])
@pytest.mark.parametrize("accepted", ["br", "identity"])
def test_files_are_given_whole(nginx: Nginx, path: str, wanted: str, accepted: str) -> None:
    """Two pieces could be of two releases."""
    whole = nginx.ask(path, Accept_Encoding=accepted)
    answer = nginx.ask(path, Accept_Encoding=accepted, Range=wanted)
    assert (answer.status, answer.body) == (200, whole.body)


def test_the_header_is_the_policy_of_the_pages_and_forbids_frames(nginx: Nginx) -> None:
    page = Site(nginx.site).page("")
    (policy,) = [
        e.attrib["content"] for e in page.elements if e.get("http-equiv") == "Content-Security-Policy"
    ]
    assert nginx.ask("/").headers["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("gzip;q=0", None),
        ("identity", None),
        ("", None),
    ],
)
def test_every_file_arrives_as_it_is_however_packed(
    nginx: Nginx, accepted: str, encoding: str | None
) -> None:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
    twin = {"br": ".br", "gzip": ".gz"}
    files = [path for path in nginx.site.rglob("*") if path.is_file() and path.suffix not in twin.values()]
    shown = [path for path in files if not {".git", "404.html"} & {path.name, path.parent.name}]
    assert len(shown) > 30
    for path in shown:
        answer = nginx.ask(f"/{path.relative_to(nginx.site)}", Accept_Encoding=accepted)
        packed = encoding is not None and path.with_name(path.name + twin[encoding]).is_file()
        used = encoding if packed else None
        assert (answer.status, answer.headers.get("Content-Encoding")) == (200, used), path
        assert unpack[used](answer.body) == path.read_bytes(), path
        assert answer.headers.get("Vary") == ("Accept-Encoding" if twins_of(path) else None), path
        assert answer.headers["Content-Type"] in TYPES[path.suffix], path


def twins_of(path: Path) -> list[Path]:
    """Give the twins of a file that exist."""
    return [twin for ending in (".br", ".gz") if (twin := path.with_name(path.name + ending)).is_file()]


def test_each_packing_has_an_etag_of_its_own(nginx: Nginx) -> None:
    tags = {
        nginx.ask(PAGE, Accept_Encoding=encoding).headers["ETag"] for encoding in ("br", "gzip", "identity")
    }
    assert len(tags) == 3


@pytest.mark.parametrize("path", [PAGE, "/assets/site*.css", "/assets/site*.js", "/assets/mark*.svg"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_what_has_not_changed_is_not_sent_again(nginx: Nginx, path: str, encoding: str) -> None:
    first = nginx.ask(path, Accept_Encoding=encoding)
    for header, name in {"If_None_Match": "ETag", "If_Modified_Since": "Last-Modified"}.items():
        again = nginx.ask(path, Accept_Encoding=encoding, **{header: first.headers[name]})
        assert (again.status, again.body) == (304, b"")
        assert {name: again.headers.get(name) for name in HEADERS} == HEADERS
        assert again.headers["ETag"] == first.headers["ETag"]
    assert nginx.ask(path, Accept_Encoding=encoding, If_None_Match='"anders"').status == 200


def test_a_new_edition_is_there_at_once_and_gone_at_once(nginx: Nginx, tmp_path: Path) -> None:
    before = nginx.ask("/", Accept_Encoding="br")
    new = shutil.copytree(nginx.site, tmp_path / "neu")
    (new / "index.html").write_text("<p>Neu</p>")
    (new / "index.html.br").unlink()
    release(new, nginx.home)
    try:
        after = nginx.ask("/", Accept_Encoding="br", If_None_Match=before.headers["ETag"])
        assert (after.status, after.body) == (200, b"<p>Neu</p>")
    finally:
        release(nginx.home / "davor", nginx.home)
    assert nginx.ask("/", Accept_Encoding="br").body == before.body


@pytest.mark.parametrize(
    "path",
    [
        "/gibt-es-nicht",
        "/gibt/es/nicht/",
        "/index.php?a=b",
        "/404.html",
        "/assets/",
        "/assets",
        "/.git/config",
        "/.git/",
        "/hemmnisse/.versteckt",
        "/.%67it/config",
        "/.htaccess",
        "/.fehler",
        "/Hemmnisse/",
    ],
)
@pytest.mark.parametrize("accepted", ["br", "identity"])
def test_what_is_not_there_is_404_in_german(nginx: Nginx, path: str, accepted: str) -> None:
    answer = nginx.ask(path, Accept_Encoding=accepted)
    if path == "/assets" and answer.status == 301:
        answer = nginx.ask("/assets/", Accept_Encoding=accepted)
    body = brotli.decompress(answer.body) if answer.headers.get("Content-Encoding") == "br" else answer.body
    assert answer.status == 404
    assert "Seite nicht gefunden" in body.decode()
    assert 'lang="de"' in body.decode()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get"]
)
@pytest.mark.parametrize("path", ["/", "/assets/site*.css", "/gibt-es-nicht", "/.git/config"])
def test_nothing_but_reading_is_possible(nginx: Nginx, method: str, path: str) -> None:
    answer = nginx.ask(path, method)
    assert answer.status in ({400, 405} if method in {"CONNECT", "get"} else {405})
    if method not in {"TRACE", "CONNECT", "get"}:
        assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/", PAGE, "/assets/site*.css", "/gibt-es-nicht"])
def test_head_says_what_get_says(nginx: Nginx, path: str) -> None:
    got, head = nginx.ask(path), nginx.ask(path, "HEAD")
    different = {"Date", "Connection"}
    assert head.body == b""
    assert head.status == got.status
    assert {k: v for k, v in head.headers.items() if k not in different} == {
        k: v for k, v in got.headers.items() if k not in different
    }


@pytest.mark.parametrize(
    ("path", "location"),
    [
        (PAGE.rstrip("/"), PAGE),
        ("/hemmnisse", "/hemmnisse/"),
        ("//hemmnisse", "/hemmnisse/"),
        ("//evil.example/..//hemmnisse", "/hemmnisse/"),
    ],
)
def test_a_folder_is_found_without_its_stroke_and_never_leads_elsewhere(
    nginx: Nginx, path: str, location: str
) -> None:
    answer = nginx.ask(path, Host="evil.example")
    assert (answer.status, answer.headers["Location"]) == (301, location)
    assert nginx.ask(location).status == 200


FAULTS: list[tuple[int, bytes, list[bytes], str]] = [
    (400, b"GET /% HTTP/1.1", [], "nicht verstanden"),
    (400, b"get / HTTP/1.1", [], "nicht verstanden"),
    (400, b"GET / HTTP/1.1", [b"Host: y"], "nicht verstanden"),
    (400, b"GET / HTTP/1.1", [b"Cookie: " + b"x" * 40_000], "nicht verstanden"),
    (405, b"POST / HTTP/1.1", [b"Content-Length: 0"], "nur etwas zu lesen"),
    (413, b"POST / HTTP/1.1", [b"Content-Length: 5000000"], "zu groß"),
    (405, b"DELETE /assets/ HTTP/1.1", [], "nur etwas zu lesen"),
    (405, b"TRACE / HTTP/1.1", [], "nur etwas zu lesen"),
    (412, b"GET / HTTP/1.1", [b"If-Match: x"], "nicht beantworten"),
    (413, b"GET / HTTP/1.1", [b"Content-Length: 5000000"], "zu groß"),
    (414, b"GET /" + b"a" * 40_000 + b" HTTP/1.1", [], "zu lang"),
    (501, b"GET / HTTP/1.1", [b"Transfer-Encoding: x"], "nicht beantworten"),
    (505, b"GET / HTTP/3.7", [], "nicht beantworten"),
]


@pytest.mark.parametrize(("status", "line", "headers", "said"), FAULTS)
def test_what_goes_wrong_is_said_on_a_german_page_that_needs_no_other_file(
    nginx: Nginx, status: int, line: bytes, headers: list[bytes], said: str
) -> None:
    answer = nginx.ask_raw(line, *headers)
    body = answer.body.decode()
    assert answer.status == status
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert '<html lang="de">' in body
    assert said in body
    assert re.findall(r"nginx|\d\.\d+\.\d|src=|style|<script|<link", body) == []
    html5lib.HTMLParser(strict=True).parse(body)


@pytest.mark.parametrize(("status", "line", "headers", "said"), FAULTS)
def test_the_head_of_what_goes_wrong_comes_alone(
    nginx: Nginx, status: int, line: bytes, headers: list[bytes], said: str
) -> None:
    answer = nginx.ask_raw(line.replace(b"GET", b"HEAD"), *headers)
    assert answer.status == status
    if line.startswith(b"GET"):
        assert answer.body == b""
        assert int(answer.headers["Content-Length"]) > len(said)


def test_no_status_is_left_to_the_english_pages_of_the_server() -> None:
    lines = re.findall(r"^    error_page ([\d ]+)", CONFIGURATION.read_text(encoding="utf-8"), re.MULTILINE)
    assert {int(code) for line in lines for code in line.split()} == CODES


@pytest.mark.parametrize("path", ["/", PAGE, "/assets/site.0123456789.css", "/404.html", "/.fehler"])
def test_before_the_first_release_the_server_speaks_german(nginx: Nginx, path: str) -> None:
    away = nginx.link.rename(nginx.home / "weg")
    try:
        answer = nginx.ask(path)
    finally:
        away.rename(nginx.link)
    assert answer.status == 404
    assert "Unter dieser Adresse steht nichts" in answer.body.decode()
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


ODD = [
    b"/../geheim.txt", b"/%2e%2e/geheim.txt", b"/..%2fgeheim.txt", b"/%2e%2e%2fgeheim.txt", b"/assets/../../geheim.txt",
    b"/assets/..%2f..%2fgeheim.txt", b"/assets../geheim.txt", b"/..\\geheim.txt", b"/..%5cgeheim.txt", b"//../geheim.txt",
    b"/%c0%ae%c0%ae/geheim.txt", b"/%252e%252e/geheim.txt", b"/./../geheim.txt", b"/;/../geheim.txt", b"/%00", b"/index.html%00.png",
    b"/%", b"/%zz", b"/%u002e", b"/\xff\xfe", b"/%ff%fe", b"/%0d%0aX-Evil:%201", b"/hemmnisse%0d%0aX-Evil:%201", b"/hemmnisse%0aX-Evil:1/",
    b"/?x=%0d%0aX-Evil:%201", b"/%f0%9f%98%80", b"/" + b"a" * 5000, b"/" + b"a/" * 2000, b"/" + b"%61" * 2000, b"*", b"geheim.txt",
    b"http://evil.example/geheim.txt", b"/.git/config", b"/.git%2fconfig", b"/%2egit/config",
]  # fmt: skip


@pytest.mark.parametrize("target", ODD)
def test_odd_requests_get_nothing(nginx: Nginx, target: bytes) -> None:
    answer = nginx.ask_raw(b"GET " + target + b" HTTP/1.1")
    assert OUTSIDE.encode() not in answer.body
    assert "X-Evil" not in answer.headers
    is_start = target.startswith(b"/?")
    assert answer.status == 200 if is_start else answer.status in {400, 404, 405, 414}
    assert nginx.ask("/").status == 200, "it still answers"


def test_readable_addresses_may_be_encoded(nginx: Nginx) -> None:
    """Control case: what is allowed to be encoded still leads to the page."""
    assert nginx.ask_raw(b"GET /hemmnisse/%66ahrrad/ HTTP/1.1").status == 200
    assert nginx.ask_raw(b"GET /hemmnisse/./fahrrad/../fahrrad/ HTTP/1.1").status == 200
    assert nginx.ask("/loesungen/?x=y").status == 200


def test_every_kind_of_page_works_in_a_browser_under_these_headers(nginx: Nginx, browser: Browser) -> None:
    address = f"http://127.0.0.1:{nginx.port}"
    with watched(browser, address) as visit:
        for path in KINDS:
            page = visit.go(path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            background = page.evaluate("getComputedStyle(document.querySelector('.skip')).position")
            assert background == "absolute", "the stylesheet is loaded"
