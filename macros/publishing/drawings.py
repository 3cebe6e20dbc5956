"""Drawings that pages may show: inline, so that they follow light, dark and forced colours."""

from __future__ import annotations

from pathlib import Path
from typing import Final

DRAWINGS: Final = Path(__file__).parent.parent / "templates" / "drawings"


def drawing(name: str) -> str:
    """Give a drawing as one block of HTML that Markdown leaves alone."""
    svg = (DRAWINGS / f"{name}.svg").read_text(encoding="utf-8")
    return f'<div class="fig">{svg.strip()}</div>'
