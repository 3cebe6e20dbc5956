"""The vocabulary of the search: each word with how many texts of each meaning hold it, and nothing more."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import Everyday, MissingTopic, Record, Sayings, Urgent, Vocabulary
from macros.publishing import vocabulary
from macros.publishing.vocabulary import kept_script, vocabulary_script
from tests.editions import FIXTURE, MINIMAL, read
from tests.publishing.sites import site

START, END = "(globalThis.finder ??= {}).vocabulary = ", ";\n"
TINY: list[Record] = [
    Vocabulary(obstacle="schulden", texts="Lohnpfändung\nder Lohn ist weg\nLohn, Lohn!"),
    Vocabulary(obstacle="wohnen", texts="die Wohnung ist weg\n\n  die Miete  "),
    MissingTopic(title="Haft", answer="Nicht hier.", texts="Haft"),
    Urgent(title="Not", help="108.", texts="weg mit mir"),
    Everyday.model_validate("Hafttiere\nSchulterbraten\nder Braten\nWohnungskatze, weg"),
]
GOLDEN = (
    '(globalThis.finder ??= {}).vocabulary = {"meanings":[{"obstacle":"schulden"},{"obstacle":"wohnen"},'
    '{"topic":0},{"urgent":0},{"everyday":true}],'
    '"words":"AderBieA-haftAistA-lohnE-pfändungA-mieteCrCtAwegB-ohnungH-skatz",'
    '"counts":"0916706055688013969"};\n'
)


def based(records: list[Record]) -> KnowledgeBase:
    """Make an edition of what people type only."""
    kinds = dict.fromkeys(map(type, records))
    return KnowledgeBase({kind: [r for r in records if type(r) is kind] for kind in kinds}, ())


def unpacked(script: str) -> tuple[list[dict[str, Any]], dict[str, Counter[int]], set[str]]:
    """Read a script back: meanings, counts of each word by number of the meaning, words with a capital."""
    assert script.startswith(START)
    assert script.endswith(END)
    found = json.loads(script.removeprefix(START).removesuffix(END))
    words: list[str] = []
    capitals = set()
    for shared, capital, rest in re.findall(r"([A-Z])(-?)([^A-Z]*)", found["words"]):
        words.append((words[-1] if words else "")[: ord(shared) - ord("A")] + rest)
        if capital:
            capitals.add(words[-1])
    return found["meanings"], dict(zip(words, signed(found), strict=True)), capitals


def signed(found: dict[str, Any]) -> list[Counter[int]]:
    """Read the counts of each word: its signs go on until one of the second row."""
    many = len(found["meanings"])
    counts, own = list[Counter[int]](), Counter[int]()
    for sign in found["counts"]:
        number = ord(sign) - ord("0")
        own[number % many] += 1
        if number >= many:
            counts.append(own)
            own = Counter()
    return counts


def test_a_tiny_vocabulary() -> None:
    assert vocabulary_script(based(TINY)) == GOLDEN


def test_the_words_of_an_edition() -> None:
    meanings, counts, capitals = unpacked(vocabulary_script(read(FIXTURE)))
    assert meanings[0] == {"obstacle": "fahrrad"}
    assert meanings[3:] == [{"topic": 0}, {"urgent": 0}, {"urgent": 1}, {"everyday": True}]
    assert counts["diplom"] == counts["diplome"] == {1: 1}
    assert "diplom" in capitals
    assert "kaputt" not in capitals


def test_without_texts_there_is_no_script() -> None:
    assert vocabulary_script(read(MINIMAL)) == ""
    assert site().assets.vocabulary == ""
    assert not [path for path in site().assets.files if "vocabulary" in path]
    assert site(FIXTURE).assets.vocabulary in site(FIXTURE).assets.files


def test_everyday_words_that_look_like_no_other_are_left_out() -> None:
    _, counts, _ = unpacked(vocabulary_script(based(TINY)))
    assert "schulterbraten" not in counts
    assert "wohnungskatz" in counts, "it shares six characters with „wohnung“"
    assert counts["weg"][4] == 1


texts = st.lists(
    st.text(st.sampled_from("abAÄäßİ1²_- .#\"'\\<ςΣ😀𝐀\u0308"), max_size=60).filter(str.strip),
    min_size=1,
    max_size=6,
).map("\n".join)


def said(record: Sayings) -> Counter[str]:
    """Count the words of a record's texts in the plainest way."""
    found: Counter[str] = Counter()
    for text in vocabulary.plain(record.texts).split("\n"):
        found.update({run.lower()[:12] for run in re.findall(r"[^\W_]+", text) if len(run) > 1})
    return found


@given(st.lists(texts, min_size=1, max_size=70))
def test_unpacking_gives_back_the_counts(blocks: list[str]) -> None:
    records = [Vocabulary(obstacle=f"a{number}", texts=block) for number, block in enumerate(blocks)]
    everyday = Everyday.model_validate("Kuchen")
    _, counts, _ = unpacked(vocabulary_script(based([*records, everyday])))
    for number, record in enumerate(records):
        told = {word: own[number] for word, own in counts.items() if number in own}
        assert told == {word: min(9, many) for word, many in said(record).items()}
    assert all(any(own.values()) for own in counts.values())


def test_nothing_of_a_text_but_its_words_is_told() -> None:
    attack = "</script><script>alert(1)</script> \u2028 {{ 7*7 }} \\ \" '"
    everyday = Everyday.model_validate("Kuchen")
    script = vocabulary_script(based([Vocabulary(obstacle="bus", texts=attack), everyday]))
    assert script.endswith('"words":"AalertAscript","counts":"22"};\n')


def test_without_everyday_texts_there_is_nothing_to_compare_to() -> None:
    assert vocabulary_script(based([Vocabulary(obstacle="bus", texts="kein Bus")])) == ""


def test_what_was_made_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "kept"
    made = kept_script(based(TINY), folder)
    (file,) = folder.iterdir()
    with monkeypatch.context() as patched:
        patched.setattr(vocabulary, "vocabulary_script", lambda _: pytest.fail("made again"))
        assert kept_script(based(TINY), folder) == made == GOLDEN
    assert kept_script(based(TINY[1:]), folder) != made
    assert [path == file for path in folder.iterdir()] == [False], "what is out of date goes"
