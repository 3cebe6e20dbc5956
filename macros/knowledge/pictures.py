"""Pictures: files are what their names say."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SIGNATURES: Final = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}
"""What files of each kind begin with, by their ending."""


def is_what_it_says(path: Path) -> bool:
    """Tell whether a file begins as its ending promises; other files never do."""
    signature = SIGNATURES.get(path.suffix)
    if signature is None:
        return False
    with path.open("rb") as file:
        return file.read(len(signature)) == signature
