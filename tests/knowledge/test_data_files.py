"""The loader: values stay as written, every value knows its place, nothing brings it down."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.knowledge.data_files import MAX_BYTES
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.editions import MINIMAL, TODAY
from tests.knowledge.reading import data_file, rules_of

SECOND = 1.0


@pytest.mark.parametrize(
    "written", ["no", "on", "yes", "1.10", "08:30", "2024-03-01", "0x10", "1e3", "01", "true"]
)
def test_what_yaml_would_guess_stays_text(written: str) -> None:
    file = data_file(f"title: {written}\n".encode())
    assert file.data == {"title": written}
    assert rules_of(file) == set()


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_an_empty_field_is_left_out(written: str) -> None:
    file = data_file(f"title: {written}\nlead: x\n".encode())
    assert file.data == {"lead": "x"}
    assert file.empty == {("title",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: >-\n  Eins\n  zwei.\n\n  Drei.\n", "Eins zwei.\n\nDrei."),
        ("a: Eins\n  zwei.\n\n  Drei.\n", "Eins zwei.\n\nDrei."),
        ("a: |\n  - eins\n  - zwei\n", "- eins\n- zwei"),
    ],
)
def test_a_blank_line_begins_a_paragraph(text: str, expected: str) -> None:
    assert data_file(text.encode()).data == {"a": expected}


def test_every_value_knows_its_place() -> None:
    text = b"list:\n  - id: eins\n    text: >-\n      Hier steht\n      das Wort Bus.\n"
    file = data_file(text)
    place = file.place_of(("list", 0, "id"))
    assert (place.line, place.column, place.length) == (2, 9, 4)
    within = file.place_within(("list", 0, "text"), "Bus")
    assert (within.line, within.column, within.length) == (5, 16, 3)


def test_a_comment_behind_quotes_or_on_its_own_line_is_fine() -> None:
    """Control case of the text that is cut at a space and #."""
    assert rules_of(data_file(b'# Kopf\na: "x #1" # gut\n# Ende\n')) == set()


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"[" * 100_000, "yaml-syntax"),
        (b"- " * 40_000, "zu-tief"),
        (b"a:\n" + b"".join(b" " * n + b"a:\n" for n in range(1, 200)), "zu-tief"),
        (b"? " * 40_000, "kein-feldname"),
        (b"{" * 100_000, "yaml-syntax"),
        (b"a: " * 40_000, "yaml-syntax"),
        (b'"' * 100_000, "yaml-syntax"),
        (b"a: b: c\n" * 100_000, "yaml-syntax"),
        (b"x" * (MAX_BYTES + 1), "datei-zu-gross"),
        (b"\xff\xfea\x00", "zeichensatz"),
        (b"a: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "yaml-sonderzeichen"),
    ],
)
def test_attacks_are_findings_within_a_second(raw: bytes, rule: str) -> None:
    start = time.process_time()
    file = data_file(raw)
    assert time.process_time() - start < SECOND
    assert rule in rules_of(file)


def test_a_large_sound_file_is_read_whole() -> None:
    text = " ".join(["Ein Satz mit einigen Worten und einer Quelle [Q10]."] * 3)
    entry = f'- id: eintrag\n  text: "{text}"\n'.encode()
    file = data_file(b"list:\n" + entry * (MAX_BYTES // len(entry) - 1))
    assert rules_of(file) == set()


yaml_like = st.lists(
    st.sampled_from(
        ["a", "b: ", ":", "- ", "\n", "  ", "\t", '"', "'", "[", "]", "{", "}", "#", " #", "|", ">",
         "&a", "*a", "!", "%", "@", "---", "\n...\n", "ü", "[Q10]", "[[a]]", "{{", "obstacles:", "id: "]
    )
).map("".join)  # fmt: skip


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=400), yaml_like.map(str.encode)))
def test_any_bytes_instead_of_the_obstacles_are_findings(raw: bytes) -> None:
    loaded = load({**read_files(MINIMAL), "data/obstacles.yaml": raw}, TODAY)
    assert loaded.base is None
    assert any(finding.is_error for finding in loaded.findings)


@settings(max_examples=150)
@given(name=st.sampled_from(sorted(read_files(MINIMAL))), data=st.data())
def test_any_damage_to_an_edition_gives_a_model_or_findings(name: str, data: st.DataObject) -> None:
    files = read_files(MINIMAL)
    text = files[name].decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    files[name] = (text[:start] + data.draw(yaml_like) + text[end:]).encode()
    loaded = load(files, TODAY)
    assert (loaded.base is None) == any(finding.is_error for finding in loaded.findings)
