"""What a build is for."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What a build is for; what stands in its way is checked in `checks.publication`."""

    PREVIEW = "preview"
    PUBLIC = "public"
    COPY = "copy"
