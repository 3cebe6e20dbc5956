"""Find a browser, or install one where that needs no question; never do without."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
HELP = "Für die Tests fehlt ein Browser (Chromium, Chrome oder Edge). Ein Befehl hilft: sudo apt install chromium"


class MissingBrowserError(RuntimeError):
    """No browser is there, and none could be installed without asking."""


def chromium() -> Path:
    """Give the path of a Chromium, Chrome or Edge; install Chromium as root on Debian or Ubuntu."""
    for path in _installed():
        return path
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _apt_install("chromium")
    for path in _installed():
        return path
    raise MissingBrowserError(HELP)


def arguments() -> list[str]:
    """Give the arguments that keep a browser quiet and, as root, let it start."""
    quiet = [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet


def _installed() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (Path(path) for path in MAC if Path(path).exists())


def _apt_install(*packages: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", *packages]):
        subprocess.run(command, env=environment, check=False, capture_output=True)
