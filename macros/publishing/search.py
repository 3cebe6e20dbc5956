"""The search itself: written in overrides/assets/search/ as modules, one idea each, and joined into one script.

One request, and a quarter lighter than file by file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

PARTS: Final = (Path(__file__).parents[2] / "overrides" / "assets" / "search").resolve()
ORDER: Final = [
    "clock",
    "remembering",
    "folding",
    "words",
    "language",
    "cistem",
    "stemming",
    "families",
    "keys",
    "likeness",
    "sounds",
    "zones",
    "entries",
    "keyed",
    "sorted",
    "index",
    "indexing",
    "matches",
    "forms",
    "parts",
    "slips",
    "near",
    "derived",
    "compounds",
    "asking",
    "concepts",
    "ranking",
    "phrases",
    "searching",
    "grams",
    "vocabulary",
    "own",
    "hearing",
    "leaning",
    "sorrows",
    "judging",
    "alike",
    "needs",
    "naming",
    "answering",
    "ranges",
    "marking",
    "reasons",
    "elements",
    "phrasing",
    "address",
    "filtering",
    "explaining",
    "results",
    "others",
    "announcing",
    "nothing",
    "slicing",
    "source",
    "page",
]
"""The files of the search; each imports only from what stands before it."""

_LITERAL: Final = (
    r"""("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|/[^/*\s](?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])*/)"""
)
"""A string, a template or a regular expression: stays as it is. What divides stands between blanks."""
_COMMENT: Final = re.compile(rf"{_LITERAL}|//.*|/\*(?:[^*]|\*(?!/))*\*/")
_BLANKS: Final = re.compile(rf"{_LITERAL}|(?<![\w$])\s+|\s+(?![\w$])")
_MODULE: Final = re.compile(r"""(?m)^import {[^}]*} from "[^"]*";|^export (?=const|class|function)""")
_NUMBER: Final = re.compile(r"(?m)^const ([A-Z_]+) = ([\d.]+);$")


def engine_script() -> str:
    """Give the search itself as one script: modules would not load from a folder on a disk."""
    modules = "".join((PARTS / f"{name}.js").read_text(encoding="utf-8") for name in ORDER)
    return f'"use strict";{{{light(modules)}}}\n'


def light(modules: str) -> str:
    """Leave out what is there for those who read the modules: comments, names of numbers, blanks."""
    code = _MODULE.sub("", _COMMENT.sub(_literal, modules))
    numbers = dict(_NUMBER.findall(code))
    code = re.sub(r"\b[A-Z_]+\b", lambda name: numbers.get(name[0], name[0]), _NUMBER.sub("", code))
    return _BLANKS.sub(_literal, code)


def _literal(found: re.Match[str]) -> str:
    return found[1] or ""
