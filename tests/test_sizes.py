"""Functions are short, so that each can be read at a glance; the audit holds the JavaScript to the same."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator

from tests.editions import ROOT

MEDIAN, NINE_OF_TEN, ALL = 6, 16, 40


def sizes() -> Iterator[tuple[int, str]]:
    """Give the lines of every function of ours, its docstring left out, and its name."""
    for path in (*ROOT.glob("macros/**/*.py"), *ROOT.glob("scripts/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield _lines(node), f"{path.name}:{node.name}"


def _lines(node: ast.FunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1


def test_functions_are_short() -> None:
    found = sorted(sizes())
    lengths = [length for length, _ in found]
    assert len(found) > 500, "control case: they were found"
    assert statistics.median(lengths) <= MEDIAN
    assert statistics.quantiles(lengths, n=10)[-1] <= NINE_OF_TEN
    assert [name for length, name in found if length > ALL] == []
