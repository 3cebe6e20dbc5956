"""Endless input ends in findings: the check may use 10 seconds and 500 megabytes for it."""

from __future__ import annotations

import copy
import os
import re
import resource
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any, get_origin

import pytest
import yaml
from pydantic import ValidationError

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load, load_folder
from macros.knowledge.model import FILES, LocalContactsFile, Obstacle, Record
from macros.knowledge.reading import MOST_BYTES
from macros.knowledge.schema import record_of
from tests.editions import MINIMAL, ROOT, TODAY
from tests.knowledge.reading import data_file, rules_of
from tests.knowledge.test_attacks import sample

FIXTURE = ROOT / "tests" / "fixtures" / "edition"
SECONDS = 10
BYTES = 500_000_000
DATA = 1_990_000
PAGE = 99_000

WORST = {
    "data/obstacles.yaml": [
        ("", "- \n"),
        ("obstacles:\n", "- {}\n"),
        ("obstacles:\n", "- id: a%d\n  x: y\n"),
    ],
    "data/glossary.yaml": [("glossary:\n", "- id: a%d\n  term: b%d\n  meaning: Im Jahr %d. {{ d }}\n")],
    "docs/ueber.md": [
        ("# T\n\n", "{{ gemeinden() }} "),
        ("# T\n\n", "[Q10] "),
        ("# T\n\n", "![]("),
        ("# T\n\n", "```a\n"),
        ("# T", " "),
    ],
}
OTHERS = {
    "data/obstacles.yaml": [
        *[("", unit) for unit in (
            "-: |\n", "a: x\n", "a%d: x\n", "? x\n", "--- a\n", "\ta\n", "a: b: c\n", "[", "{", "- ", '"', "&a ", "# c\n"
        )],
        ("obstacles:\n", "- &a\n"), ("obstacles:\n", "- *a\n"), ("obstacles:\n", "- !x y\n"), ("obstacles:\n", "- []\n"),
        ("obstacles:\n", "  a%d: {{ c }}\n"), ("obstacles: [", "x%d,"), ("obstacles: [", "{a: b},"), ("a: |\n", "  x\n"),
        ('edition:\n  title: "', "\\u202e"), ('? "', "x"),
    ],
    "data/language.yaml": [("language:\n  abbreviations:\n", "    - a%d.\n"), ("language:\n  attributions: [", "x%d, ")],
    "data/vocabulary.yaml": [
        ("everyday: |\n", "  x%d y\n"), ("everyday: |\n", "  x y\n"), ("everyday: |\n", "  ?\n"), ("everyday: x\n", "  y\n"),
        ("vocabulary:\n", "- obstacle: bus%d\n  texts: |\n    x y\n"), ("vocabulary:\n- obstacle: bus\n  texts: |\n", "    x%d y\n\n"),
    ],
    "data/services.yaml": [("services:\n", "- id: a%d\n  name: b%d\n  role: c\n")],
    "data/prerequisites.yaml": [("prerequisites:\n", '- id: a%d\n  title: b%d\n  text: "[Q99] [[zz%d]]"\n')],
    "data/sources.yaml": [("sources:\n", "- id: Q%d\n  title: b%d\n  publisher: x\n  url_kind: keine\n  kind: amtlich\n")],
    "data/glossary.yaml": [("glossary:\n", '- id: a%d\n  term: "b # x"#\n  meaning: c #d\n')],
    "docs/ueber.md": [
        ("# T\n\n", unit) for unit in (
            "[", "![", "[a](", "[a][", "[[a", "[[a|", "[Q%d] ", "[q1] ", "[x](j%d:) ", "*", "**a ", "_", "`", "`` ` ", "`%d` ",
            "`\n", "```\n", "~~~\n", "<", "<a", "<a:", "<!--", "<mailto:a", "<a%d> ", "&", "> ", "- ", "1. ", "- a\n  ", "\\", "\\[",
            "{", "{{", "{%", "{{ a(", "{{ gemeinden() }}\n\n", "[ {{ gemeinden() }} ", "` {{ gemeinden() }} ", "# # ", "!!! note\n", "??? ", "[^1] ", "{: #", '=== "a"\n', "| a |\n", "-: |\n", "a\n: b\n", "# a\n", "# a ", "#", "a\n===\n", ":x:",
            "*[a]: b\n", "[a]: b\n", "x%d [\n", "\n", " \n", "!!! note\n    ", "3. ", "Im Jahr 2%d. ", "aaaaaaaaaaaaaaaaaaaaaaa\n",
        )
    ],
}  # fmt: skip


def filled(head: str, unit: str, length: int) -> str:
    """Repeat a unit up to a length, with a new number each time."""
    parts, size = [head], len(head)
    for number in count(10):
        part = unit.replace("%d", str(number))
        size += len(part)
        if size > length:
            return "".join(parts)
        parts.append(part)
    raise AssertionError


def check(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the check as the workflow does, with little time and memory."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))

    return subprocess.run(
        [sys.executable, "-m", "macros", "check", "--format", "github"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
    )


def lay_out_many(project: Path, size: int) -> None:
    """Lay out an edition with so many obstacles in files of 200, made from those of the fixture edition."""
    shutil.copytree(FIXTURE, project)
    path = project / "data" / "obstacles.yaml"
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 (text only)
    models = data.pop("obstacles")
    made = []
    for n in range(size):
        obstacle = copy.deepcopy(models[n % len(models)])
        kept = n < len(models)
        obstacle |= {"number": str(n + 1), "title": f"{obstacle['title']} {n}"}
        obstacle |= {} if kept else {"id": f"{obstacle['id']}-{n}", "related": [], "shared": []}
        for solution in obstacle["solutions"]:
            solution["id"] += "" if kept else f"-{n}"
        made.append(obstacle)
    data["edition"]["expected_obstacles"] = str(size)
    path.write_text(yaml.dump(data, allow_unicode=True, Dumper=yaml.CDumper), encoding="utf-8")
    (project / "data" / "obstacles").mkdir()
    for first in range(0, size, 200):
        text = yaml.dump({"obstacles": made[first : first + 200]}, allow_unicode=True, Dumper=yaml.CDumper)
        (project / "data" / "obstacles" / f"{first:05}.yaml").write_text(text, encoding="utf-8")


@pytest.mark.audit
def test_two_thousand_obstacles_are_checked_within_the_limits(tmp_path: Path) -> None:
    lay_out_many(tmp_path / "many", 2100)
    done = check(tmp_path / "many")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def survive(name: str, attacks: list[tuple[str, str]], project: Path) -> None:
    """Check each attack in the place of a file: findings, or for a page perhaps nothing to say."""
    shutil.copytree(MINIMAL, project, dirs_exist_ok=True)
    is_page = name.endswith(".md")
    for head, unit in attacks:
        (project / name).write_text(filled(head, unit, PAGE if is_page else DATA), encoding="utf-8")
        done = check(project)
        assert "Traceback" not in done.stderr, (unit, done.stderr[-2000:])
        assert done.returncode in {0, 1}, (unit, done.returncode, done.stderr[-500:])
        assert done.stdout.startswith("::error ") or is_page, unit


@pytest.mark.parametrize("name", WORST)
def test_the_worst_ends_in_findings(name: str, tmp_path: Path) -> None:
    survive(name, WORST[name], tmp_path)


@pytest.mark.audit
@pytest.mark.parametrize("name", OTHERS)
def test_endless_input_ends_in_findings(name: str, tmp_path: Path) -> None:
    survive(name, OTHERS[name], tmp_path)


def test_more_values_than_anybody_reads_are_too_many() -> None:
    assert rules_of(data_file(b"- x\n" * 200_000)) == {"zu-viel"}
    assert rules_of(data_file(b"- x\n" * 100_000)) == set()


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    for number in range(20):
        path = tmp_path / "docs" / f"seite-{number}.md"
        path.touch()
        os.truncate(path, 50_000_000_000)
    done = check(tmp_path)
    assert done.returncode == 1, done.stderr[-500:]
    assert done.stdout.count("Die Datei ist zu groß.") == 20


def list_slots() -> list[tuple[type[Record], str]]:
    """Give every slot of a record that holds a list."""
    ahead: list[type[Record]] = [*FILES.values(), LocalContactsFile]
    found: dict[tuple[type[Record], str], None] = {}
    while ahead:
        model = ahead.pop()
        for name, info in model.model_fields.items():
            inner = record_of(info.annotation)
            ahead += [inner] if inner else []
            if get_origin(info.annotation) is list and not model.__name__.endswith("File"):
                found[model, name] = None
    return list(found)


@pytest.mark.parametrize(("model", "slot"), list_slots())
def test_every_list_has_an_end(model: type[Record], slot: str) -> None:
    data = sample(model)
    data[slot] *= 2_001
    with pytest.raises(ValidationError) as raised:
        model.model_validate(data)
    (error,) = raised.value.errors()
    assert error["type"] == "too_many"
    assert re.fullmatch(r"höchstens \d+ Einträge, hier sind es \d+; .{10,}", error["msg"])


def test_there_are_lists_to_end() -> None:
    """Control case: the search for lists finds them."""
    assert (Obstacle, "aliases") in list_slots()
    assert len(list_slots()) > 20


@pytest.mark.parametrize(("folder", "each"), [("data/obstacles/a-%d.yaml", DATA), ("docs/a-%d.md", PAGE)])
def test_all_files_together_have_an_end(folder: str, each: int) -> None:
    most = MOST_BYTES[folder.partition("/")[0]]
    files = read_files(MINIMAL) | {folder % n: b"x" * each for n in range(most // each + 1)}
    loaded = load(files, TODAY)
    assert loaded.base is None
    assert [found.rule.id for found in loaded.findings] == ["zu-viel-insgesamt"]
    fewer = {name: b"" if name in list(files)[-2:] else raw for name, raw in files.items()}
    assert "zu-viel-insgesamt" not in {found.rule.id for found in load(fewer, TODAY).findings}


def test_ten_thousand_ordinary_obstacles_have_room() -> None:
    assert MOST_BYTES["data"] > 10_000 * 4_000 + sum(map(len, read_files(ROOT).values()))


def test_no_more_is_read_than_tells_that_it_is_too_much(tmp_path: Path) -> None:
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    for number in range(200):
        path = tmp_path / "docs" / f"seite-{number:03}.md"
        path.touch()
        os.truncate(path, 50_000_000_000)
    assert sum(map(len, read_files(tmp_path).values())) < MOST_BYTES["docs"] + 200_000
    assert [found.rule.id for found in load_folder(tmp_path, TODAY).findings] == ["zu-viel-insgesamt"]
