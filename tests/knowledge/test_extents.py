"""What is short to write does not become endless to read."""

from __future__ import annotations

import pytest

from macros.knowledge.extents import MAX_LETTERS, extents
from macros.knowledge.pages import read_page

TOO_MUCH = {
    "a long title": f"# {'x' * (MAX_LETTERS + 1)}\n",
    "a long heading": f"# T\n\n## {'x ' * MAX_LETTERS}y\n",
    "a long abbreviation": f"# T\n\nIPSE\n\n*[IPSE]: {'x' * (MAX_LETTERS + 1)}\n",
    "many abbreviations": "# T\n\n" + "".join(f"*[A{n}]: lang\n" for n in range(51)),
    "a call in an abbreviation": '# T\n\n*[IPSE]: {{ angabe("publisher") }}\n',
    "a call in an abbreviation of a list": '# T\n\n- *[IPSE]: {{ angabe("publisher") }}\n',
    "a wide table": f"# T\n\n|{'a|' * 13}\n|{'-|' * 13}\n|{'b|' * 13}\n",
    "many references": "# T\n\n" + "[Q10]\n\n" * 501,
    "many calls": "# T\n\n" + '{{ angabe("publisher") }}\n\n' * 51,
    "fences that nothing closes": "# T\n\n" + "~~~ a\n\n" * 101,
    "the same rules twice": "# T\n\n{{ regeln() }}\n\n{{ regeln() }}\n",
    "the same drawing twice": '# T\n\n{{ zeichnung("drehtuer-effekt") }}\n\n{{ zeichnung("drehtuer-effekt") }}\n',
}
ENOUGH = {
    "a title": f"# {'x' * MAX_LETTERS}\n",
    "abbreviations": "# T\n\n" + "".join(f"*[A{n}]: {'x' * 190}\n" for n in range(50)),
    "a table": f"# T\n\n|{'a|' * 12}\n|{'-|' * 12}\n|{'b|' * 12}\n",
    "each block once": '# T\n\n{{ regeln() }}\n\n{{ gemeinden() }}\n\n{{ zeichnung("drehtuer-effekt") }}\n',
    "a word of the operator twice": '# T\n\n{{ angabe("publisher") }} und {{ angabe("publisher") }}\n',
}


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_is_said_with_what_is_enough(text: str) -> None:
    _, findings = read_page("docs/x.md", "x", text.encode())
    assert {finding.rule.id for finding in findings} == {"unuebersichtlich"}
    assert all(finding.expected for finding in findings)


@pytest.mark.parametrize("text", ENOUGH.values(), ids=ENOUGH)
def test_enough_is_fine(text: str) -> None:
    """Control case."""
    assert read_page("docs/x.md", "x", text.encode())[1] == []


@pytest.mark.parametrize(
    ("head", "rows", "said"),
    [
        ("| a | b |\n|---|---|\n", "| c | d |\n| | |", []),
        ("a | b\n--- | ---\n", "c | d", []),
        ("| a | b |\n|---|---|\n", "| `c|d` | e |\n| c \\| d | e |\n| [[bus|Bus]] | e |", []),
        ("> | a | b |\n> |---|---|\n", "> | c | d |", []),
        ("| a |\n|---|\n", "| c |", []),
        ("| a | b |\n|---|---|\n", "| c |", ["tabellenzeile"]),
        ("| a | b |\n|---|---|\n", "| c | d | e |", ["tabellenzeile"]),
        ("| a | b |\n|---|---|\n", "||||", ["tabellenzeile"]),
        ("| a | b |\n|---|\n", "| c | d |", ["tabellenzeile"]),
        ("    | a | b |\n    |---|---|\n", "    |", ["tabellenzeile"]),
    ],
)
def test_every_row_has_the_cells_of_its_head(head: str, rows: str, said: list[str]) -> None:
    found = [trespass.rule.id for trespass in extents(f"# T\n\n{head}{rows}\n\nText\n")]
    assert found == said


def test_no_page_grows_by_what_its_abbreviations_stand_for() -> None:
    long = "x" * 190
    assert not list(extents(f"# T\n\n*[AfA]: {long}\n\n" + "AfA und BAfA. " * 300))
    (found,) = extents(f"# T\n\n*[a]: {long}\n\n" + "a " * 1_000)
    assert "1001-mal" in found.message
