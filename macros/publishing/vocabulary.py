"""The vocabulary of the search: how many texts of each meaning hold each word that people use.

Nothing else of the texts leaves the editors' files. It comes as one classic script, small before it
is packed: words in order, each without what it shares with the one before.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Final, TypeAlias
from unicodedata import normalize, unidata_version

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import Sayings

Meaning: TypeAlias = tuple[Mapping[str, object], Sayings]
"""What the search is told of a meaning, and its texts."""
Counts: TypeAlias = list[Counter[str]]
"""For each meaning, how many of its texts hold a word."""

CACHE: Final = Path(".cache") / "vocabulary"
"""Below the folder of a project: the script that the last build has left."""
EVERYDAY: Final = "everyday"
_words: Final = re.compile(r"[^\W_]{2,}").findall
"""Runs of letters and digits."""
_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")
LONGEST_WORD: Final = 12
"""More letters of a word tell nothing more: measured with and without, and a tenth lighter."""
_MOST_SHARED: Final = 25
_MOST_COUNTED: Final = 9
_RUN: Final = 6
"""So many characters in a row are the most that the search compares words by."""
_FIRST_SIGN: Final = ord("0")
"""Signs of meanings begin behind the quotation mark; the last sign of a word comes from a second row of them."""


def vocabulary_script(base: KnowledgeBase) -> str:
    """Give the vocabulary as one assignment; nothing without everyday texts, to which the search compares."""
    meanings = list(_meanings(base))
    if not any(EVERYDAY in told for told, _ in meanings):
        return ""
    counts, capitals = _counted(meanings)
    _forget_idle(meanings, counts)
    words = sorted(set(chain.from_iterable(counts)))
    written = json.dumps(
        {
            "meanings": [told for told, _ in meanings],
            "words": _front_coded(words, capitals),
            "counts": _signed(words, counts),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f"(globalThis.finder ??= {{}}).vocabulary = {written};\n"


def kept_script(base: KnowledgeBase, folder: Path | None) -> str:
    """Give the vocabulary as an earlier build has left it in a folder; make it, and leave it there, otherwise."""
    if folder is None or not any(True for _ in _meanings(base)):
        return vocabulary_script(base)
    path = folder / f"{_digest(base)}.js"
    if path.exists():
        return path.read_text(encoding="utf-8")
    script = vocabulary_script(base)
    folder.mkdir(parents=True, exist_ok=True)
    for other in folder.iterdir():
        other.unlink(missing_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_text(script, encoding="utf-8")
    part.replace(path)
    return script


def _digest(base: KnowledgeBase) -> str:
    """Give a hash of all that the script depends on: texts, this code, and what Python takes for letters."""
    own = Path(__file__).read_bytes()
    parts = [unidata_version, *(f"{told} {meaning.texts}" for told, meaning in _meanings(base))]
    return sha256(own + "\0".join(parts).encode()).hexdigest()


def _meanings(base: KnowledgeBase) -> Iterator[Meaning]:
    yield from (({"obstacle": entry.obstacle}, entry) for entry in base.vocabulary)
    yield from (({"topic": number}, topic) for number, topic in enumerate(base.missing_topics))
    yield from (({"urgent": number}, urgent) for number, urgent in enumerate(base.urgent))
    yield from (({EVERYDAY: True}, everyday) for everyday in base.everyday)


def plain(texts: str) -> str:
    """Give texts as they are counted: letters in one form, and none that JavaScript counts as two."""
    return _BEYOND.sub(" ", normalize("NFC", texts))


def _counted(meanings: Iterable[Meaning]) -> tuple[Counts, Collection[str]]:
    """Count the texts that hold each word, meaning by meaning; tell which words mostly have a capital."""
    counts: Counts = []
    capitals: Counter[str] = Counter()
    for _, meaning in meanings:
        said = [*map(_words, plain(meaning.texts).split("\n"))]
        forms = Counter(chain.from_iterable(said))
        word = {form: form.lower()[:LONGEST_WORD] for form in forms}
        counts.append(Counter(chain.from_iterable(set(map(word.__getitem__, text)) for text in said)))
        for form, number in forms.items():
            capitals[word[form]] += number if form[0].isupper() else -number
    return counts, {word for word, more in capitals.items() if more > 0}


def _forget_idle(meanings: Iterable[Meaning], counts: Counts) -> None:
    """Forget everyday words that look like no word of any other meaning: they can teach nothing."""
    everyday = [number for number, (told, _) in enumerate(meanings) if EVERYDAY in told]
    telling = set(chain.from_iterable(own for number, own in enumerate(counts) if number not in everyday))
    runs = set(_runs(telling)) if everyday else set()
    for number in everyday:
        kept = (word for word in counts[number] if word in telling or not runs.isdisjoint(_runs([word])))
        counts[number] = Counter({word: counts[number][word] for word in kept})


def _runs(words: Iterable[str]) -> list[str]:
    """Give all runs of characters, with a blank at each end of a word."""
    bounded = (f" {word} " for word in words)
    return [text[at : at + _RUN] for text in bounded for at in range(len(text) - _RUN + 1)]


def _front_coded(words: Sequence[str], capitals: Collection[str]) -> str:
    """Write words in order: a capital letter for what is kept of the word before, a hyphen, the rest."""
    parts, before = [], ""
    for word in words:
        shared = _shared(word, before)
        parts.append(f"{chr(ord('A') + shared)}{'-' if word in capitals else ''}{word[shared:]}")
        before = word
    return "".join(parts)


def _shared(word: str, before: str) -> int:
    most = min(len(word), len(before), _MOST_SHARED)
    shared = 0
    while shared < most and word[shared] == before[shared]:
        shared += 1
    return shared


def _signed(words: Iterable[str], counts: Counts) -> str:
    """Write for each word a sign of each meaning, as often as its texts hold the word; the last sign ends the word."""
    found: dict[str, list[int]] = {word: [] for word in words}
    for meaning, own in enumerate(counts):
        for word, number in own.items():
            found[word] += [meaning] * min(number, _MOST_COUNTED)
    inner = _FIRST_SIGN
    last = _FIRST_SIGN + len(counts)
    return "".join("".join(chr(inner + n) for n in own[:-1]) + chr(last + own[-1]) for own in found.values())
