"""What README and its sisters name exists: targets of make, files, commands."""

from __future__ import annotations

import re

import pytest

from tests.editions import ROOT

PAPERS = ["README.md", "BETRIEB.md", "SECURITY.md", "CONTRIBUTING.md"]


@pytest.mark.parametrize("name", PAPERS)
def test_what_a_paper_names_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:^|[`= ])make ([a-z]+)(?=[`\s;])", text, re.MULTILINE)):
        assert re.search(rf"(?m)^(?:\w+ )*{target}(?: \w+)*:", makefile), target
    for path in re.findall(r"\]\((?!https?:|#)([^)\s]+)\)", text):
        assert (ROOT / path).exists(), path
    made = {"data/contacts.local.yaml"}
    for path in re.findall(r"`((?:data|docs|deploy|macros|overrides|scripts|tests)/[\w./-]+)`", text):
        assert path in made or (ROOT / path).exists(), path
