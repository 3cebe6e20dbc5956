"""The real nginx with the configuration of this repository serves a site."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Browser, expect

from macros.publishing.compression import write_twins
from macros.publishing.policy import HEADER_POLICY
from tests.browser.finding import apt_install
from tests.browser.visiting import KINDS, OBSTACLE, watched
from tests.builds import Builds
from tests.editions import ROOT
from tests.site.reading import Site

pytestmark = pytest.mark.audit

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static")
MISSING = f"Für die Prüfung fehlt nginx mit Brotli. Ein Befehl hilft: sudo apt install {' '.join(PACKAGES)}"
OUTSIDE = "draußen"
AROUND = """\
load_module {module};
{user}
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    sendfile on;
    gzip on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/wissensbasis.conf;
}}
"""
HEADERS = {
    "Cache-Control": "no-cache",
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


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Nginx:
    """A running server: its port, the folder it serves, and the link it serves it by."""

    port: int
    site: Path
    link: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send one request; a * in the path stands for the hash that the name of an asset may carry."""
        if "*" in path:
            (found,) = self.site.glob(path.removeprefix("/"))
            path = f"/{found.relative_to(self.site).as_posix()}"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request(
            method, path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        return _answer(connection.getresponse(), connection)

    def ask_raw(self, target: bytes) -> Answer:
        """Send a target that no well-behaved client would send."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            connection.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            response = HTTPResponse(connection)
            response.begin()
            return _answer(response)


def _answer(response: HTTPResponse, connection: HTTPConnection | None = None) -> Answer:
    answer = Answer(response.status, dict(response.getheaders()), response.read())
    if connection:
        connection.close()
    return answer


@pytest.fixture(scope="module")
def nginx(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """Serve the report; without nginx the tests fail and say what helps."""
    program = _program()
    folder = tmp_path_factory.mktemp("nginx")
    site = shutil.copytree(builds.get("report").site.root, folder / "site")
    write_twins(site)
    (folder / "geheim.txt").write_text(OUTSIDE)
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text(OUTSIDE)
    link = folder / "aktuell"
    link.symlink_to(site)
    port = _free_port()
    _write_configuration(folder, port, link)
    with subprocess.Popen(
        [program, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    ) as process:
        try:
            _wait_for(port, folder / "error.log")
            yield Nginx(port, site, link)
        finally:
            process.terminate()
    alarming = re.findall(rb"\[(?:warn|alert|emerg|crit)\].*", (folder / "error.log").read_bytes())
    assert alarming == []


def _program() -> str:
    where = os.pathsep.join([os.environ["PATH"], "/usr/sbin"])
    if not (shutil.which("nginx", path=where) and MODULE.is_file()) and os.geteuid() == 0:
        apt_install(*PACKAGES)
    program = shutil.which("nginx", path=where)
    if not program or not MODULE.is_file():
        pytest.fail(MISSING, pytrace=False)
    return program


def _write_configuration(folder: Path, port: int, link: Path) -> None:
    text = CONFIGURATION.read_text(encoding="utf-8")
    for old, new in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": "",
        "root /srv/wissensbasis/aktuell;": f"root {link};",
    }.items():
        assert text.count(f"    {old}\n") == 1, old
        text = text.replace(old, new)
    (folder / "wissensbasis.conf").write_text(text, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, module=MODULE, user=user))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait_for(port: int, log: Path) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"nginx does not answer:\n{log.read_text()}")


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        (PAGE, "GET", {}, 200),
        (PAGE, "HEAD", {}, 200),
        ("/assets/site*.css", "GET", {}, 200),
        ("/assets/site*.js", "GET", {"Accept_Encoding": "br"}, 200),
        (PAGE, "GET", {"Range": "bytes=0-9"}, 206),
        (PAGE, "GET", {"Range": "bytes=9999999-"}, 416),
        (PAGE.rstrip("/"), "GET", {}, 301),
        (PAGE, "GET", {"If_Modified_Since": "Fri, 01 Jan 2100 00:00:00 GMT"}, 200),
        ("/gibt-es-nicht", "GET", {}, 404),
        (PAGE, "POST", {}, 405),
        ("/%", "GET", {}, 400),
    ],
)
def test_every_answer_carries_every_header(
    nginx: Nginx, path: str, method: str, headers: dict[str, str], status: int
) -> None:
    answer = nginx.ask(path, method, **headers)
    assert answer.status == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


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


def test_a_new_edition_is_there_at_once(nginx: Nginx, tmp_path: Path) -> None:
    before = nginx.ask("/", Accept_Encoding="br")
    new = tmp_path / "neu"
    shutil.copytree(nginx.site, new)
    (new / "index.html").write_text("<p>Neu</p>")
    (new / "index.html.br").unlink()
    ahead = nginx.link.with_name("bald")
    ahead.symlink_to(new)
    ahead.rename(nginx.link)
    try:
        after = nginx.ask("/", Accept_Encoding="br", If_None_Match=before.headers["ETag"])
        assert (after.status, after.body) == (200, b"<p>Neu</p>")
    finally:
        ahead.symlink_to(nginx.site)
        ahead.rename(nginx.link)
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
    answer = nginx.ask_raw(target)
    assert OUTSIDE.encode() not in answer.body
    assert "X-Evil" not in answer.headers
    is_start = target.startswith(b"/?")
    assert answer.status == 200 if is_start else answer.status in {400, 404, 405, 414}
    assert nginx.ask("/").status == 200, "it still answers"


def test_readable_addresses_may_be_encoded(nginx: Nginx) -> None:
    """Control case: what is allowed to be encoded still leads to the page."""
    assert nginx.ask_raw(b"/hemmnisse/%66ahrrad/").status == 200
    assert nginx.ask_raw(b"/hemmnisse/./fahrrad/../fahrrad/").status == 200
    assert nginx.ask("/loesungen/?x=y").status == 200


def test_every_kind_of_page_works_in_a_browser_under_these_headers(nginx: Nginx, browser: Browser) -> None:
    address = f"http://127.0.0.1:{nginx.port}"
    with watched(browser, address) as visit:
        for path in KINDS:
            page = visit.go(path)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            background = page.evaluate("getComputedStyle(document.querySelector('.skip')).position")
            assert background == "absolute", "the stylesheet is loaded"
