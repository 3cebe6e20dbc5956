"""Numbers and names as a German sentence says them."""

from __future__ import annotations

import pytest

from macros.publishing.phrasing import count, ended, named, sentence


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "null Tage"), (1, "ein Tag"), (12, "zwölf Tage"), (21, "21 Tage")]
)
def test_numbers_are_words_up_to_twelve(number: int, expected: str) -> None:
    assert count(number, "Tag", "Tage") == expected


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_names_are_joined_as_in_a_sentence(names: list[str], expected: str) -> None:
    assert named(names) == expected


@pytest.mark.parametrize(("words", "expected"), [("Ja", "Ja."), ("Wer?", "Wer?"), ("Halt!", "Halt!")])
def test_a_sentence_ends_once(words: str, expected: str) -> None:
    assert ended(words) == expected
    assert sentence(words.lower())[0].isupper()
