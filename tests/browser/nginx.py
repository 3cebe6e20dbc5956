"""The real nginx, with the configuration and the releases of this repository."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tests.browser.finding import apt_install
from tests.editions import ROOT

CONFIGURATION = ROOT / "deploy" / "nginx.conf"
RELEASE = ROOT / "scripts" / "release.py"
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PACKAGES = ("nginx-light", "libnginx-mod-http-brotli-static")
MISSING = f"Für die Prüfung fehlt nginx mit Brotli. Ein Befehl hilft: sudo apt install {' '.join(PACKAGES)}"
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


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Nginx:
    """A running server: its port, and the folder that its releases lie in."""

    port: int
    home: Path

    @property
    def link(self) -> Path:
        """What leads to the release that is served."""
        return self.home / "aktuell"

    @property
    def site(self) -> Path:
        """The release that is served."""
        return self.link.resolve()

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

    def ask_raw(self, line: bytes, *headers: bytes) -> Answer:
        """Send what no well-behaved client would send."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            lines = [line, b"Host: x", b"Connection: close", *headers, b"", b""]
            connection.sendall(b"\r\n".join(lines))
            response = HTTPResponse(connection, method=line.split()[0].decode())
            response.begin()
            return _answer(response)


def _answer(response: HTTPResponse, connection: HTTPConnection | None = None) -> Answer:
    headers = dict(response.getheaders())
    assert len(headers) == len(response.getheaders()), "each header once"
    answer = Answer(response.status, headers, response.read())
    if connection:
        connection.close()
    return answer


@contextmanager
def running(home: Path) -> Iterator[Nginx]:
    """Serve the releases that lie in a folder; without nginx the test fails and says what helps."""
    program, port = _program(), _free_port()
    _write_configuration(home, port)
    with subprocess.Popen(
        [program, "-c", str(home / "nginx.conf"), "-e", str(home / "error.log")]
    ) as process:
        try:
            _wait_for(port, home / "error.log")
            yield Nginx(port, home)
        finally:
            process.terminate()
    alarming = re.findall(rb"\[(?:warn|alert|emerg|crit)\].*", (home / "error.log").read_bytes())
    assert alarming == []


def release(site: Path, home: Path) -> None:
    """Lay a site on the server and switch to it, as the operator does."""
    subprocess.run([sys.executable, str(RELEASE), str(site), str(home)], check=True, capture_output=True)


def _program() -> str:
    where = os.pathsep.join([os.environ["PATH"], "/usr/sbin"])
    if not (shutil.which("nginx", path=where) and MODULE.is_file()) and os.geteuid() == 0:
        apt_install(*PACKAGES)
    program = shutil.which("nginx", path=where)
    if not program or not MODULE.is_file():
        pytest.fail(MISSING, pytrace=False)
    return program


def _write_configuration(folder: Path, port: int) -> None:
    text = CONFIGURATION.read_text(encoding="utf-8")
    for old, new in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": "",
        "root /srv/wissensbasis/aktuell;": f"root {folder}/aktuell;",
        "root /srv/wissensbasis/davor;": f"root {folder}/davor;",
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
