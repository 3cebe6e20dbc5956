"""Code is found as Markdown finds it, in time that grows no faster than the text."""

from __future__ import annotations

import time

import pytest

from macros.knowledge.code import code, without_code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kein Code", []),
        ("ein `Wort` und `` zwei ` drei ``", ["`Wort`", "`` zwei ` drei ``"]),
        ("`offen", []),
        ("` über einen\n\nAbsatz hinaus `", []),
        ("` über eine\nZeile hinaus `", ["` über eine\nZeile hinaus `"]),
        (r"\`kein Code\`", []),
        ("```text\n[Q10]\n```\nText", ["```text\n[Q10]\n```\n"]),
        ("~~~\n`a`\n\nb\n~~~", ["~~~\n`a`\n\nb\n~~~"]),
        ("````\n```\n````", ["````\n```\n````"]),
        ("```\nnie geschlossen", []),
        ("```\na\n```\n`b`\n```\nc\n```", ["```\na\n```\n", "`b`", "```\nc\n```"]),
    ],
)
def test_code_is_what_markdown_takes_for_it(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in code(text)] == expected


def test_code_is_left_out_or_blanked_line_by_line() -> None:
    assert without_code("a `b` c") == "a  c"
    assert without_code("a\n```\nb\n```\nc", " ") == "a\n   \n \n   \nc"


@pytest.mark.parametrize("unit", ["`", "` ", "`\n", "```\n", "```a\n", "~~~\n", "`` ` ", "\\`"])
def test_a_page_full_of_openings_takes_no_second(unit: str) -> None:
    start = time.process_time()
    without_code(unit * (100_000 // len(unit)))
    assert time.process_time() - start < 1
