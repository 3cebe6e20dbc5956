"""The Nu HTML checker finds nothing on any page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.builds import Builds

pytestmark = pytest.mark.audit

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.mark.parametrize("name", ["draft", "report", "copy"])
def test_the_checker_finds_nothing(name: str, builds: Builds) -> None:
    if not shutil.which("java"):
        pytest.fail("Für die Prüfung fehlt Java: sudo apt install default-jre-headless", pytrace=False)
    assert CHECKER.is_file(), "make audit installs the checker"
    root = builds.get(name).site.root
    command = ["java", "-jar", str(CHECKER), "--skip-non-html", "--format", "json", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    found = [
        (item["url"].removeprefix(f"file:{root}/"), item["message"])
        for item in messages
        if item["type"] != "info"
    ]
    assert found == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    """Control case: a page with an error in it."""
    (tmp_path / "a.html").write_text("<!doctype html><title>x</title><p id=a><p id=a>")
    command = ["java", "-jar", str(CHECKER), "--format", "json", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Duplicate ID" in done.stderr
