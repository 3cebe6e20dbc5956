"""A stylesheet as its rules, and the contrast of its colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIECES = re.compile(r"""(?:"[^"]*"|'[^']*'|[^{};"'])+|[{};]""")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


@dataclass(frozen=True)
class Declaration:
    """One property in a rule, and the conditions (@media and the like) under which it holds."""

    conditions: tuple[str, ...]
    selector: str
    name: str
    value: str

    @property
    def variables(self) -> list[str]:
        """The variables that the value takes."""
        return _VARIABLE.findall(self.value)


def declarations(css: str) -> Iterator[Declaration]:
    """Read a stylesheet; comments are left out."""
    open_: list[str] = []
    text = ""
    for piece in [*_PIECES.findall(re.sub(r"(?s)/\*.*?\*/", "", css)), ";"]:
        if piece in {";", "}"}:
            if ":" in text and open_:
                name, _, value = text.partition(":")
                yield Declaration(tuple(open_[:-1]), open_[-1], name.strip(), value.strip())
            if piece == "}":
                open_.pop()
        elif piece == "{":
            open_.append(" ".join(text.split()))
        text = "" if piece in {"{", "}", ";"} else piece


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours like #fff or #ffffff as WCAG defines it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    pairs = [digit * 2 for digit in digits] if len(digits) == 3 else re.findall("..", digits)
    red, green, blue = (_linear(int(pair, 16) / 255) for pair in pairs)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
