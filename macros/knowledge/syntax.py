"""What YAML's parser refuses, said in German, with the line as it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import yaml

from macros.knowledge.findings import Finding, Place, shorten
from macros.knowledge.rules import Group

RULES: Final = Group("Anführungszeichen und Einrückung")
SYNTAX: Final = RULES.rule(
    "yaml-syntax",
    """Jede Zeile ist gültiges YAML.

    Meist fehlen nur Anführungszeichen um einen Text mit Doppelpunkt oder mit einem Sonderzeichen am
    Anfang, oder die Einrückung stimmt nicht. Wo es geht, steht die richtige Zeile gleich dabei.""",
)
TABS: Final = RULES.rule(
    "tabulator",
    """Eingerückt wird mit Leerzeichen, je Stufe zwei.

    YAML lehnt Tabulatoren ab, weil jeder Editor sie anders breit zeigt.""",
)

_ENTRY: Final = re.compile(r"(?P<head>\s*(?:- +)*(?:[A-Za-z_][\w-]*: +|- +))(?P<value>\S.*)")
_NO_SPACE: Final = re.compile(r"(?P<head>\s*(?:- +)*[a-z_]+:)(?P<value>[^\s/].*)")
_CLOSED: Final = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\[\]]*\])\s*(\s#.*)?""")
_BLOCK: Final = re.compile(r"[|>][+-]?[0-9]?[+-]?\s*(#.*)?")
_LOOK_BACK: Final = 12

_GERMAN: Final = {
    "mapping values are not allowed": "Hier steht ein Doppelpunkt, wo keiner sein darf: Die Zeile ist "
    "falsch eingerückt, oder der Text braucht Anführungszeichen.",
    "did not find expected key": "Die Zeile ist anders eingerückt als die Einträge, zu denen sie gehört.",
    "did not find expected '-' indicator": "Diese Zeile gehört zu einer Liste; es fehlt der Strich „- “, "
    "oder die Einrückung stimmt nicht.",
    "block sequence entries are not allowed": "Hier beginnt eine Liste, wo keine sein darf: Sie gehört "
    "eingerückt auf die Zeile nach dem Feldnamen.",
    "could not find expected ':'": "Nach dem Feldnamen fehlt der Doppelpunkt mit einem Leerzeichen.",
    "cannot start any token": "Mit diesem Zeichen darf ein Text ohne Anführungszeichen nicht beginnen.",
    "unexpected end of stream": "Ein Anführungszeichen wird geöffnet, aber nicht geschlossen.",
    "did not find expected ',' or ']'": "Eine Liste in eckigen Klammern wird nicht richtig geschlossen.",
    "did not find expected ',' or '}'": "Eine geschweifte Klammer wird nicht richtig geschlossen.",
    "unknown escape character": "Ein Rückstrich \\ bedeutet in doppelten Anführungszeichen etwas Besonderes.",
    "undefined alias": "„*“ am Anfang eines Textes ist in YAML ein Befehl.",
}


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """A line (from 0) that YAML refuses, why, and the line as it should be, if that is clear."""

    line: int
    column: int
    message: str
    expected: str
    mended: str | None = None

    def finding(self, file: str, lines: list[str]) -> Finding:
        """Turn the problem into a finding that shows the editor's own line."""
        excerpt = lines[self.line] if self.line < len(lines) else ""
        length = max(1, len(excerpt.rstrip()) - self.column) if self.mended else 1
        place = Place(file, self.line + 1, self.column + 1, length, excerpt)
        example = shorten(self.mended.strip()) if self.mended else ""
        return Finding(SYNTAX, place, self.message, self.expected, example)


def quoted(text: str) -> str:
    """Put a text into the quotes that need the fewest changes."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def explain_syntax_error(error: yaml.YAMLError, lines: list[str], mended: set[int]) -> SyntaxProblem:
    """Find the line that is to blame and say how it should read."""
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    places = [(mark.line, mark.column) for mark in marks if mark is not None]
    line, column = places[0] if places else (0, 0)
    line = min(line, len(lines) - 1)
    text = str(getattr(error, "problem", "") or "")
    message = next((german for english, german in _GERMAN.items() if english in text), "")
    if not message:
        message = "Diese Zeile ist kein gültiges YAML."
    if "unknown escape" in text:
        return _escape_problem(lines[line], line, column, message)
    for candidate in _candidates(places, line, mended):
        problem = _mend(lines[candidate], candidate) if candidate < len(lines) else None
        if problem:
            return problem
    if line and not lines[line].strip():
        line = next((n for n in range(line, -1, -1) if lines[n].strip()), line)
        column = len(lines[line]) - len(lines[line].lstrip())
    expected = "gleiche Einrückung wie die Nachbarn; Texte mit Sonderzeichen in Anführungszeichen"
    return SyntaxProblem(line, column, message, expected)


def _escape_problem(source: str, line: int, column: int, message: str) -> SyntaxProblem:
    entry = _ENTRY.fullmatch(source)
    closed = entry and _CLOSED.fullmatch(entry["value"])
    expected = "einfache Anführungszeichen, oder den Rückstrich doppelt: \\\\"
    if not entry or not closed:
        return SyntaxProblem(line, column, message, expected)
    right = entry["head"] + quoted(closed[1][1:-1])
    return SyntaxProblem(line, entry.start("value"), message, expected, right)


def _candidates(places: list[tuple[int, int]], line: int, mended: set[int]) -> list[int]:
    near = [place[0] for place in places] + list(range(line, max(-1, line - _LOOK_BACK), -1))
    return [number for number in dict.fromkeys(near) if number not in mended]


def _mend(source: str, line: int) -> SyntaxProblem | None:
    no_space = _NO_SPACE.fullmatch(source)
    if no_space and ": " not in source:
        column = no_space.end("head")
        right = f"{no_space['head']} {no_space['value']}"
        message = "Nach dem Doppelpunkt fehlt ein Leerzeichen."
        return SyntaxProblem(line, column, message, "Feldname, Doppelpunkt, Leerzeichen, Text", right)
    entry = _ENTRY.fullmatch(source)
    if not entry or not _wants_quotes(entry["value"]):
        return None
    value = entry["value"].rstrip()
    if value[0] in "\"'" and value.count(value[0]) == 1:
        message = "Das Anführungszeichen wird nicht geschlossen."
        value = value[1:]
    elif value[0] in "\"'" and value[-1] == value[0]:
        message = "In dem Text steht dasselbe Anführungszeichen, das ihn umschließt."
        value = value[1:-1]
    else:
        message = f"Dieser Text braucht Anführungszeichen: {_reason(value)}"
    right = entry["head"] + quoted(value)
    return SyntaxProblem(line, entry.start("value"), message, "den ganzen Text in Anführungszeichen", right)


def _wants_quotes(value: str) -> bool:
    if _CLOSED.fullmatch(value) or _BLOCK.fullmatch(value):
        return False
    return value[0] in "\"'[]{},&*!|>%@`" or ": " in value or value.endswith(":")


def _reason(value: str) -> str:
    if value[0] in "[]{},&*!|>%@`":
        return f"Er beginnt mit „{value[0]}“."
    if value[0] in "\"'":
        return "Nach dem schließenden Anführungszeichen geht er weiter."
    return "Er enthält einen Doppelpunkt mit Leerzeichen."
