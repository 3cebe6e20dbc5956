"""Where in data and pages something comes from that the last gate has refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Final

from macros.knowledge.findings import Finding, Place, render
from macros.knowledge.folders import read_files
from macros.knowledge.rules import Group
from macros.publishing.gate import Breach
from macros.publishing.site import Site

RULES: Final = Group("Die fertigen Seiten")
PUBLISHED: Final = RULES.rule(
    "fertige-seite",
    """Was erscheint, besteht nur aus Text, Bildern und Links, die irgendwohin führen.

    Zum Schluss wird jede fertige Seite noch einmal gelesen. Steht etwas darauf, das nicht dahin gehört, oder
    führt ein Link zu nichts, erscheint gar nichts.""",
)

_WORD: Final = re.compile(r"[\w.:/-]{4,}")


_MOST_BREACHES: Final = 100


def judged(site: Site, breaches: Iterable[Breach], root: Path) -> str:
    """Say in German what is wrong with what was made, or nothing."""
    few = list(islice(dict.fromkeys(breaches), _MOST_BREACHES))
    if not few:
        return ""
    return f"{render(findings(site, few, read_files(root)), 'text')}\n\nEs wurde nichts veröffentlicht."


def findings(site: Site, breaches: Iterable[Breach], files: Mapping[str, bytes]) -> list[Finding]:
    """Turn breaches into findings at the line of data/ or docs/ where each can be told to come from."""
    return [
        Finding(
            PUBLISHED,
            _place(site, breach, files),
            f"Auf der fertigen Seite „{breach.page}“: {breach.message}",
            breach.expected,
        )
        for breach in breaches
    ]


def _place(site: Site, breach: Breach, files: Mapping[str, bytes]) -> Place:
    """Look for the fragment where the page comes from, then in all data; else name the page itself."""
    source = f"docs/{_source(site, breach.page)}"
    likely = [source] if source in files else [name for name in files if name.startswith("data/")]
    words = sorted(_WORD.findall(unescape(breach.fragment)), key=len, reverse=True)
    for word in words:
        for name in likely:
            for number, line in enumerate(files[name].decode("utf-8", errors="replace").splitlines()):
                if word in line:
                    return Place(name, number + 1, line.index(word) + 1, len(word), line)
    return Place(source if source in files else breach.page)


def _source(site: Site, page: str) -> str:
    """Give the source path of a built file."""
    address = page if site.addresses.flat else page.removesuffix("index.html")
    paths = [*site.pages, *site.base.page]
    return next((path for path in paths if site.addresses.of(path) == address), "")
