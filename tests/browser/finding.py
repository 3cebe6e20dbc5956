"""Find a browser, or install one where that needs no question; never do without."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
FIREFOX = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
NO_CHROMIUM = "Für die Tests fehlt ein Browser (Chromium, Chrome oder Edge). Ein Befehl hilft: sudo apt install chromium"
NO_FIREFOX = "Für die Prüfung fehlt Firefox. Ein Befehl hilft: sudo apt install firefox-esr"


class MissingBrowserError(RuntimeError):
    """No browser is there, and none could be installed without asking."""


def chromium() -> Path:
    """Give the path of a Chromium, Chrome or Edge; install Chromium as root on Debian or Ubuntu."""
    return _find(CHROMIUM, "chromium", NO_CHROMIUM)


def firefox() -> Path:
    """Give the path of a Firefox; install it as root on Debian or Ubuntu."""
    return _find(FIREFOX, "firefox-esr", NO_FIREFOX)


def arguments() -> list[str]:
    """Give the arguments that keep a Chromium quiet and, as root, let it start."""
    quiet = [
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet


def _find(names: tuple[str, ...], package: str, missing: str) -> Path:
    found = _installed(names)
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        apt_install(package)
        found = _installed(names)
    if found is None:
        raise MissingBrowserError(missing)
    return found


def _installed(names: tuple[str, ...]) -> Path | None:
    return next((Path(found) for name in names if (found := shutil.which(name))), None)


def apt_install(*packages: str) -> None:
    """Install packages as root on Debian or Ubuntu, without a question."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", *packages]):
        subprocess.run(command, env=environment, check=False, capture_output=True)
