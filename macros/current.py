"""The site being built: read and checked once per build, whoever asks first."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from macros.knowledge.findings import Finding, errors
from macros.knowledge.loading import load_folder
from macros.knowledge.periods import Point
from macros.knowledge.purpose import Purpose
from macros.publishing.addresses import Addresses
from macros.publishing.site import Site
from macros.publishing.vocabulary import CACHE as VOCABULARY

_FIRST_SECOND: Final = 315_532_800
_LAST_SECOND: Final = 4_354_819_199
"""A ZIP knows no time before 1980 and none after 2107."""


class EditionError(Exception):
    """The edition has errors and cannot be published."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} Fehler")
        self.findings = findings


_sites: dict[Path, Site] = {}


def load_site(
    root: Path, purpose: Purpose = Purpose.PREVIEW, *, flat: bool = False, made: int | None = None
) -> Site:
    """Read and check the edition anew, and give its site; raise EditionError if it cannot be published.

    `made` is the commit's time in seconds since 1970.
    """
    loaded = load_folder(root, date.today(), purpose)  # noqa: DTZ011 (a hint needs the local day)
    if loaded.base is None:
        raise EditionError(errors(loaded.findings))
    _sites[root.resolve()] = Site(
        loaded.base, purpose, Addresses(flat=flat), made_on(made), root / VOCABULARY
    )
    return _sites[root.resolve()]


def current_site(root: Path) -> Site:
    """Give the site of the build that is running."""
    return _sites[root.resolve()]


def commit_time() -> int | None:
    """Give the commit's time in seconds since 1970, if there is one; raise ValueError, in German, if it is none."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if text is None:
        return None
    if re.fullmatch("[0-9]{9,10}", text) and _FIRST_SECOND <= int(text) <= _LAST_SECOND:
        return int(text)
    raise ValueError(
        f"SOURCE_DATE_EPOCH ist „{text}“; erwartet wird die Zeit des Commits in ganzen Sekunden seit 1970, "
        "nicht vor 1980 und nicht nach 2107: Andere Jahre können in einer ZIP-Datei nicht stehen."
    )


def made_on(made: int | None) -> Point | None:
    """Give the day of a time in seconds since 1970, the same in every time zone."""
    if made is None:
        return None
    day = datetime.fromtimestamp(made, UTC)
    return Point(day.year, day.month, day.day)
