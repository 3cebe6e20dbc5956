"""Signs that are written in a roundabout way: with a backslash before them, or by their name or number."""

from __future__ import annotations

import html
import re
from typing import Final

ESCAPED: Final = re.compile(r"\\([\\`*_{}\[\]()>#+.!:|~-])")
"""A sign that Markdown leaves as it is."""
CHARACTER: Final = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z0-9]+);")
"""A sign by its number or name; Markdown and browsers take nothing else for one."""
BLANK_LETTERS: Final = "\u034f\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"
"""Letters that show nothing; part of a class of characters."""
BLANK_SIGNS: Final = rf"{BLANK_LETTERS}\u2800\ufe00-\ufe0f"
"""The same with the blank of Braille and what only chooses a form of the sign before."""
_AS_IT_IS: Final = {0xE000 + sign: sign for sign in range(128)}


def named(text: str) -> str:
    """Give a text with signs for their names and numbers."""
    return CHARACTER.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def set_aside(text: str) -> str:
    """Give a text in which signs that are escaped are kept apart from those that mean something."""
    return ESCAPED.sub(lambda found: chr(0xE000 + ord(found[1])), text) if "\\" in text else text


def brought_back(text: str) -> str:
    """Give a text with the signs that were set aside, as they are read."""
    return text.translate(_AS_IT_IS)


def as_read(text: str) -> str:
    """Give a plain text as a reader sees it."""
    return named(ESCAPED.sub(r"\1", text))
