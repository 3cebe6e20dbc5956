"""A large edition, made from the invented one: as many obstacles as wanted, each as rich as its first.

Each is in words of its own: copies would tell nothing of size, since what repeats is packed into nothing. The words are made of
syllables, which pack about as well as German does.
"""

from __future__ import annotations

import copy
import re
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.editions import rewritten

SYLLABLES: Final = ["".join(parts) for parts in product(["", *"bdfklmrst"], "aeiou", ["", "n", "r"])]
WORD: Final = re.compile(r"(?<![\w\[])[A-Za-zÄÖÜäöüß]{4,}(?![\w\]])")
REFERENCE: Final = re.compile(r"\[\[[^\]|]*\|?([^\]]*)\]\]")
TEXTS: Final = {"title", "lead", "summary", "description", "task", "text", "reason", "today"}


def grow(edition: Path, size: int = 210) -> None:
    """Give an edition so many obstacles."""
    with rewritten(edition / "data" / "obstacles.yaml") as data:
        first = data["obstacles"]
        fields = [field["id"] for field in data["fields_of_action"]]
        data["obstacles"] = [_like(first[0], n) | {"field": fields[n % len(fields)]} for n in range(size)]
        data["edition"]["expected_obstacles"] = str(size)
    names = {obstacle["id"]: data["obstacles"][n]["id"] for n, obstacle in enumerate(first)}
    for path in [*edition.glob("docs/**/*.md"), *edition.glob("data/*.yaml")]:
        text = path.read_text(encoding="utf-8")
        for old, new in names.items():
            text = re.sub(rf"\[\[{old}(?=[|\]])", f"[[{new}", text)
            text = text.replace(f"- obstacle: {old}\n", f"- obstacle: {new}\n")
        path.write_text(text, encoding="utf-8")


def _like(obstacle: dict[str, Any], n: int) -> dict[str, Any]:
    new: dict[str, Any] = _reworded(copy.deepcopy(obstacle), Random(n))  # noqa: S311 (made up, not secret)
    new |= {"id": f"{obstacle['id']}-{n}", "number": str(n + 1)}
    for solution in new["solutions"]:
        solution["id"] += f"-{n}"
    new.pop("related", None)
    new.pop("shared", None)
    new.pop("aliases", None)
    return new


def _reworded(value: Any, chance: Random, key: str = "") -> Any:  # noqa: ANN401 (plain data)
    if isinstance(value, dict):
        return {name: _reworded(inner, chance, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_reworded(inner, chance, key) for inner in value]
    return _in_other_words(value, chance) if key in TEXTS else value


def _in_other_words(text: str, chance: Random) -> str:
    plain = REFERENCE.sub(r"\1", text).replace("[Q02]", "[Q01]")
    return WORD.sub(lambda found: _word(found[0], chance), plain)


def _word(like: str, chance: Random) -> str:
    word = "".join(chance.choices(SYLLABLES, k=max(2, len(like) * 2 // 5)))
    return word.capitalize() if like[0].isupper() else word
