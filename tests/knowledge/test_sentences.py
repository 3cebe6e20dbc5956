"""A text falls into the sentences a reader would see."""

from __future__ import annotations

import time

import pytest

from macros.knowledge.sentences import Grammar, phrases, readable

GRAMMAR = Grammar(
    abbreviations=["z. B.", "u. a.", "bzw.", "Art.", "usw.", "St."],
    openers=["Die", "Das", "Laut", "Am"],
)


def split(text: str, *, blocks: bool = True) -> list[str]:
    return [" ".join(sentence.written.split()) for sentence in GRAMMAR.sentences(text, blocks=blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eins. Zwei? Drei! Vier … Fünf", ["Eins.", "Zwei?", "Drei!", "Vier …", "Fünf"]),
        ("Am 1. Januar 2018 begann es. Am 2. Mai endete es.", ["Am 1. Januar 2018 begann es.", "Am 2. Mai endete es."]),
        ("In der 4. Welle waren es 12. Die LfA zählt.", ["In der 4. Welle waren es 12.", "Die LfA zählt."]),
        ("Das war 2018. Arbeit gab es.", ["Das war 2018.", "Arbeit gab es."]),
        ("Am 1.7.2026 endet es. Das ist neu.", ["Am 1.7.2026 endet es.", "Das ist neu."]),
        ("Rund 1.193 Menschen, 2,3 % davon. Das ist viel.", ["Rund 1.193 Menschen, 2,3 % davon.", "Das ist viel."]),
        ("Etwa z. B. Busse u. a. Züge. Das hilft.", ["Etwa z. B. Busse u. a. Züge.", "Das hilft."]),
        ("Etwa z.\u00a0B. Busse bzw. Züge.", ["Etwa z. B. Busse bzw. Züge."]),
        ("Bus, Bahn usw. Laut BRF reicht es.", ["Bus, Bahn usw.", "Laut BRF reicht es."]),
        ("Nach Art. 60 § 7. Die Frist gilt.", ["Nach Art. 60 § 7.", "Die Frist gilt."]),
        ("In St. Vith fährt J. Müller Bus.", ["In St. Vith fährt J. Müller Bus."]),
        ("Teil C. Die Anlage fehlt.", ["Teil C.", "Die Anlage fehlt."]),
        ("In der Schweiz: Das gilt; dort.", ["In der Schweiz: Das gilt; dort."]),
        ("Man fragt „Wohin? Und wann?“ und geht. Das hilft.", ["Man fragt „Wohin? Und wann?“ und geht.", "Das hilft."]),
        ("Man sagt: „Es geht.“ Das hilft.", ["Man sagt: „Es geht.“", "Das hilft."]),
        ("Man geht (oft. Und gern) hin. Das hilft.", ["Man geht (oft. Und gern) hin.", "Das hilft."]),
        ("„Eins.“ „Zwei.“", ["„Eins.“", "„Zwei.“"]),
        ("Ein „Wort. Noch eins.", ["Ein „Wort.", "Noch eins."]),
        ("18\\. Jahrhundert war es. Heute mehr.", ["18\\. Jahrhundert war es.", "Heute mehr."]),
        ("1\\. Mai war es\\. Die Ruhe.", ["1\\. Mai war es\\.", "Die Ruhe."]),
        ("Es waren zwölf [Q10]. Heute mehr.", ["Es waren zwölf [Q10].", "Heute mehr."]),
        ("Es waren zwölf. [Q10] [Q11] Heute mehr.", ["Es waren zwölf. [Q10] [Q11]", "Heute mehr."]),
        ("Es fehlt Geld. [[schulden]] drücken. **Das** hilft.", ["Es fehlt Geld.", "[[schulden]] drücken.", "**Das** hilft."]),
        ("Es fehlt Geld. [[schulden|Wer Schulden]] hat.", ["Es fehlt Geld.", "[[schulden|Wer Schulden]] hat."]),
        ("Es waren zwölf.[Q10]Das reicht.", ["Es waren zwölf.", "[Q10]Das reicht."]),
        ("Mehr auf https://a.example/b.Html?c. Das hilft.", ["Mehr auf https://a.example/b.Html?c.", "Das hilft."]),
        ("Mehr bei [A](https://a.example/b). Das hilft.", ["Mehr bei [A](https://a.example/b).", "Das hilft."]),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_a_reader_sees_it_end(text: str, expected: list[str]) -> None:
    assert split(text, blocks=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ein Absatz\nüber zwei Zeilen.\n\nNoch einer.", ["Ein Absatz über zwei Zeilen.", "Noch einer."]),
        ("- eins\n  und mehr\n- zwei\n    * drei", ["eins und mehr", "zwei", "drei"]),
        ("1. Eins.\n2. Zwei.", ["Eins.", "Zwei."]),
        ("Am\n1. Januar war es kalt.", ["Am 1. Januar war es kalt."]),
        ("Davor:\n- eins\n- zwei", ["Davor:", "eins", "zwei"]),
        ("# Titel 1\n\n## Titel 2\nText.", ["Text."]),
        ('!!! note "Titel 1"\n    Text.\n\n    Noch einer.', ["Text.", "Noch einer."]),
        ("??? note\n    - eins", ["eins"]),
        ("| Jahr | Zahl 1 |\n|---|---|\n| A. Das ist 1. | B. |\n| 2 | C |", ["| A. Das ist 1. | B. |", "| 2 | C |"]),
        ("Jahr | Zahl\n---|---\n1 | 2", ["1 | 2"]),
        ("> Ein Zitat.\n> Noch ein Satz.", ["> Ein Zitat. >", "Noch ein Satz."]),
        ("Text[^1].\n\n[^1]: Fußnote.", ["Text[^1].", "[^1]: Fußnote."]),
        ("", []),
        ("[Q10]", []),
    ],
)  # fmt: skip
def test_a_page_falls_into_paragraphs_items_and_rows(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ein `Code 1` [Q10].", "Ein ."),
        ("[[bus|kein Bus]] und [[bus]]", "kein Bus und Xxxxxxx"),
        ("[Wort 1](https://a.example/2) und <https://a.example/3>", "Wort 1 und"),
        ('{{ angabe("a1") }} und ![Bild 1](b2.png)', "und ! Bild 1"),
        ("**Fett** &#8239; &amp; _schräg_[^1]", "Fett schräg"),
    ],
)
def test_only_what_is_read_counts(written: str, read: str) -> None:
    assert len(readable(written)) == len(written)
    assert " ".join(readable(written).split()) == read


def test_a_sentence_knows_its_place_its_sources_and_its_words() -> None:
    text = "Eins.\n\n- Zwei-drei sind 1,5 [Q10] [Q10] [[bus|im Bus]]."
    _, sentence = GRAMMAR.sentences(text, blocks=True)
    assert text[sentence.start :] == sentence.written
    assert sentence.sources == ("Q10",)
    assert sentence.words == ["Zwei-drei", "sind", "1,5", "im", "Bus"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("laut BRF", True),
        ("Heißt\u00a0es", True),
        ("heißt\n  es", True),
        ("lauter", False),
        ("überlaut", False),
        ("", False),
    ],
)
def test_a_phrase_is_found_as_a_whole(text: str, *, found: bool) -> None:
    assert bool(phrases(["laut", "heißt es"]).search(text)) is found


def test_no_words_match_nothing() -> None:
    assert phrases([]).search("irgendein Text") is None


@pytest.mark.parametrize(
    "piece",
    [".", "A. ", "(A. B)", "„A. B", "z. ", "z. B. ", "1. ", "{{", "[^", "](", "<a:", "[[", "[[a|", "`", "https://.", "| ", "- ", "> ",
     "&", "*", "a\n", "\n- a\n", "\n|-|\n", "#"],
)  # fmt: skip
def test_a_hostile_text_takes_less_than_a_second(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.process_time()
    list(GRAMMAR.sentences(text, blocks=True))
    assert time.process_time() - start < 1


def test_many_phrases_that_begin_alike_cost_no_more_than_one() -> None:
    alike = [f"{' '.join('aA'[n >> i & 1] for i in range(96))} z{n}" for n in range(1900)]
    deep = ["a" * n + "b" for n in range(199)]
    started = time.perf_counter()
    assert phrases(alike).search("a " * 9900) is None
    assert phrases(alike).search("a " * 96 + "Z1899")
    assert phrases(deep).search("a" * 198 + "b")
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (["Art.", "Art", "Art. 60"], "in Art.  60 steht", "Art.  60"),
        (["Art.", "Art", "Art. 60"], "in Art. 6 steht", "Art."),
        (["Art.", "Art", "Art. 60"], "diese Art ist", "Art"),
        (["Art.", "Art", "Art. 60"], "diese Arten, Unart", None),
        (["§ 7", "a\\ b"], "nach §\n7.", "§\n7"),
        (["§ 7", "a\\ b"], "ein A\\ B", "A\\ B"),
    ],
)
def test_the_longest_phrase_is_found(words: list[str], text: str, found: str | None) -> None:
    match = phrases(words).search(text)
    assert (match and match[0]) == found
