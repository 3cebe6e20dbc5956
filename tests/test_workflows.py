"""The workflows give away nothing, and run nothing but what the tests here run as well."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builds import Builds
from tests.editions import FIXTURE, ROOT, lay_out_for_make, make, rewritten

FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
USES = re.compile(r"uses: (?P<action>[\w-]+/[\w-]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v\d+\.\d+\.\d+)$")
RIGHTS = {
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("release.yml", "release"): {"contents": "write"},
    ("release.yml", "attest"): {"attestations": "write", "id-token": "write"},
}
"""Every job that may do more than read."""
CHECK = r'\.venv/bin/python -m macros check --for preview --format github --summary "\$GITHUB_STEP_SUMMARY"'
TRIVIAL = [
    r'echo "[^"`]*" >> "\$GITHUB_STEP_SUMMARY"',
    r"sudo apt-get update -q",
    r"sudo apt-get install -q -y [a-z0-9 -]+",
    r'gh release create "\$GITHUB_REF_NAME" [\w. ]+ --verify-tag --title "\$GITHUB_REF_NAME" --notes "[^"$`]*"',
]


def read(path: Path) -> dict[str, Any]:
    """Read a workflow; `on` stays a word."""
    workflow: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (text only)
    return workflow


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give every job with its file and name."""
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield path.name, name, job


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every step with its file."""
    return ((file, step) for file, _, job in jobs() for step in job.get("steps", []))


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Audit workflows without asking anybody."""
    program = Path(sys.executable).parent / "zizmor"
    command = [
        str(program),
        "--offline",
        "--no-progress",
        "--persona=auditor",
        "--strict-collection",
        str(folder),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_auditor_of_workflows_finds_nothing() -> None:
    done = zizmor(FORGE)
    assert done.returncode == 0, done.stdout + done.stderr
    for path in [*WORKFLOWS, FORGE / "dependabot.yml"]:
        assert f"completed {path}" in done.stderr.replace("./", ""), path


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        ("          persist-credentials: false\n", "          fetch-depth: 0\n", "artipacked"),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "unpinned-uses"),
        ("run: make test", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("timeout-minutes: 5", "timeout-minutes: fünf", "failed to load"),
    ],
)
def test_the_auditor_finds_what_is_wrong(old: str, new: str, rule: str, tmp_path: Path) -> None:
    """Control case: the same workflow, worsened."""
    text = (FORGE / "workflows" / "pull-request.yml").read_text(encoding="utf-8")
    assert old in text
    worse = tmp_path / ".github" / "workflows" / "pull-request.yml"
    worse.parent.mkdir(parents=True)
    worse.write_text(text.replace(old, new), encoding="utf-8")
    done = zizmor(tmp_path)
    assert done.returncode != 0
    assert rule in done.stdout + done.stderr


def test_actions_are_pinned_by_commit_and_say_their_version() -> None:
    commits = defaultdict(set)
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses: " not in line or "uses: ./.github/workflows/" in line:
                continue
            found = USES.search(line)
            assert found, (path.name, line)
            commits[found["action"]].add((found["commit"], found["version"]))
    assert {action: pins for action, pins in commits.items() if len(pins) > 1} == {}
    assert len(commits) > 5


def test_jobs_may_only_read_unless_the_table_says_why_not() -> None:
    for path in WORKFLOWS:
        assert read(path)["permissions"] == {}, path.name
    rights = {(file, name): job["permissions"] for file, name, job in jobs()}
    assert {key: given for key, given in rights.items() if given != {"contents": "read"}} == RIGHTS


def test_jobs_that_may_write_run_no_code_of_ours() -> None:
    for file, name, job in jobs():
        if (file, name) in RIGHTS:
            used = [step.get("uses", "").split("@")[0] for step in job["steps"]]
            assert "actions/checkout" not in used, (file, name)


def test_every_job_ends_some_day() -> None:
    for file, name, job in jobs():
        assert "uses" in job or int(job["timeout-minutes"]) <= 60, (file, name)
    for path in WORKFLOWS:
        assert read(path)["concurrency"]["group"], path.name


def test_what_runs_is_a_target_or_a_script_that_is_tested() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^(?!\.PHONY|\.NOT)([\w./-]+(?: [\w./-]+)*):", makefile, re.MULTILINE))
    names = {name for line in targets for name in line.split()}
    lines = [(file, line) for file, step in steps() for line in step.get("run", "").splitlines()]
    for file, line in lines:
        target = re.fullmatch(r"make(?: --silent)? ([\w./-]+)", line)
        script = re.fullmatch(r'python3 (scripts/\w+\.py) "\$ADDRESS"', line)
        if target:
            assert target[1] in names, (file, line)
        elif script:
            assert (ROOT / script[1]).is_file(), (file, line)
        else:
            assert any(re.fullmatch(pattern, line) for pattern in [CHECK, *TRIVIAL]), (file, line)
    assert {"make offline", "make public", "make release", "make test", "make audit"} <= {
        line for _, line in lines
    }


def test_nothing_from_outside_is_pasted_into_a_command() -> None:
    for file, step in steps():
        assert "${{" not in step.get("run", ""), (file, step)


def test_the_bot_keeps_everything_that_is_pinned_up_to_date() -> None:
    updates = {
        item["package-ecosystem"]: item["directory"] for item in read(FORGE / "dependabot.yml")["updates"]
    }
    assert updates == {"uv": "/", "npm": "/tests/audit", "github-actions": "/"}
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert (ROOT / "requirements.in").is_file(), "Dependabot knows a lock by the name of its source"
    made = r"#    uv pip compile --universal --python-version 3\.11(\.\d+)? --generate-hashes"
    assert re.match(made, lock.splitlines()[1])
    assert "index-url http" not in lock
    assert (ROOT / "tests" / "audit" / "package-lock.json").is_file()


def test_a_release_is_the_copy_and_its_checksum(builds: Builds) -> None:
    released = builds.get("copy").project / "dist"
    archive = (released / "wissensbasis.zip").read_bytes()
    line = (released / "wissensbasis.zip.sha256").read_text()
    assert line == f"{sha256(archive).hexdigest()}  wissensbasis.zip\n"


def test_nothing_is_released_before_somebody_answers_for_it(tmp_path: Path) -> None:
    project = lay_out_for_make(tmp_path / "project", FIXTURE)
    with rewritten(project / "data" / "site.yaml") as data:
        del data["site"]["publisher"]
    done = make(project, "release")
    assert done.returncode != 0
    assert "„publisher“" in done.stdout
    assert not (project / "dist").exists()


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a checkout knows what it keeps")
def test_nothing_is_kept_that_a_build_has_left() -> None:
    """Compiled templates once came along: they are programs that nobody reviews."""
    kept = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert kept.stdout == ""
