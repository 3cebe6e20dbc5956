"""All JavaScript: typed, short, and shipped as it was written."""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from macros.publishing.search import ORDER, PARTS, engine_script
from tests.editions import ROOT

pytestmark = pytest.mark.audit

HERE: Final = Path(__file__).parent
TYPESCRIPT: Final = HERE / "node_modules" / "typescript" / "bin" / "tsc"
STRICT: Final = (
    *("--allowJs", "--checkJs", "--noEmit", "--strict", "--pretty", "false"),
    *("--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler", "--lib", "es2022,dom,dom.iterable"),
)  # fmt: skip
ESLINT: Final = (HERE / "node_modules" / "eslint" / "bin" / "eslint.js", "-c", HERE / "eslint.config.mjs")
PRETTIER: Final = (
    HERE / "node_modules" / "prettier" / "bin" / "prettier.cjs",
    "--print-width",
    "110",
    "--list-different",
)
SCRIPTS: Final = sorted((ROOT / "overrides" / "assets").glob("**/*.js"))
COLUMNS: Final = 110


@dataclass(frozen=True, slots=True)
class Code:
    """What a parser reads in a file."""

    functions: list[int]
    """How many lines each function with a name has."""
    tokens: list[str]
    """Without imports and exports."""


def node(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Node.js."""
    if not shutil.which("node"):
        pytest.fail("Für die Prüfung fehlt Node.js: sudo apt install nodejs", pytrace=False)
    return subprocess.run(["node", *map(str, arguments)], capture_output=True, text=True, check=False)


def type_errors(*files: Path) -> list[str]:
    """Check types as strictly as TypeScript does."""
    return node(TYPESCRIPT, *STRICT, *files).stdout.splitlines()


def read(*files: Path) -> list[Code]:
    """Parse files."""
    done = node(HERE / "reading.cjs", *files)
    assert done.returncode == 0, done.stderr
    return [
        Code([function["lines"] for function in found["functions"]], found["tokens"])
        for found in json.loads(done.stdout)
    ]


def long_lines(*files: Path) -> list[str]:
    """Name the lines that are too long."""
    return [
        f"{path.name}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > COLUMNS
    ]


def with_numbers(tokens: list[str]) -> list[str]:
    """Leave out the declarations of named numbers, and put each number where its name stands."""
    code = " ".join(tokens)
    declared = re.findall(r"\bconst ([A-Z_]+) = ([\d.]+) ;", code)
    numbers = dict(declared)
    assert len(numbers) == len(declared), "two numbers have one name"
    rest = re.sub(r"\bconst [A-Z_]+ = [\d.]+ ; ?", "", code)
    return [numbers.get(token, token) for token in rest.split(" ")]


def test_types_hold() -> None:
    assert type_errors(*SCRIPTS) == []


def test_nothing_is_suspicious() -> None:
    done = node(*ESLINT, *SCRIPTS)
    assert done.stdout + done.stderr == ""


def test_all_is_formatted() -> None:
    done = node(*PRETTIER, *SCRIPTS)
    assert done.stdout + done.stderr == ""


def test_functions_are_short() -> None:
    lengths = sorted(lines for code in read(*SCRIPTS) for lines in code.functions)
    assert len(lengths) > 100, "the functions are counted"
    assert statistics.median(lengths) <= 6
    assert lengths[len(lengths) * 9 // 10] <= 16
    assert lengths[-1] <= 40


def test_lines_are_short() -> None:
    assert long_lines(*SCRIPTS) == []


def test_the_search_is_shipped_as_it_was_written(tmp_path: Path) -> None:
    """Nothing but comments, imports, names of numbers and blanks is left out."""
    (tmp_path / "search.js").write_text(engine_script(), encoding="utf-8")
    *modules, shipped = read(*(PARTS / f"{name}.js" for name in ORDER), tmp_path / "search.js")
    written = with_numbers([token for code in modules for token in code.tokens])
    assert " ".join(written) == " ".join(shipped.tokens[3:-1])
    assert shipped.tokens[:3] == ['"use strict"', ";", "{"]


def test_what_is_wrong_is_seen(tmp_path: Path) -> None:
    """Control case: a function of 42 lines, a line of 111 columns, a number that is a text, a call of itself."""
    script = tmp_path / "wrong.js"
    lines = [
        "const long = () => {",
        *["  long();"] * 40,
        "};",
        f"/** @type {{number}} */ const n = '{'x' * 80}';",
    ]
    script.write_text("\n".join(lines), encoding="utf-8")
    assert [line.split(": ")[1] for line in type_errors(script)] == ["error TS2322"]
    assert read(script)[0].functions == [42]
    assert long_lines(script) == ["wrong.js:43"]
