"""Whether people read the texts with ease: hints only, never errors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from macros.knowledge.content import Content, Passage
from macros.knowledge.findings import Finding, Place, Severity, shorten
from macros.knowledge.model import Language, Service, Term, Text
from macros.knowledge.references import Link, references

_MOST_SENTENCES: Final = 3
_PLAIN: Final = frozenset({"summary", "lead"})
_MOST_WORDS_PLAIN: Final = 25
"""Summaries and leads are what people in trouble read first; plain language asks for short sentences."""
_MOST_WORDS: Final = 35
"""Beyond about this length readers of German lose the verb they have been waiting for."""
_LETTERS: Final = re.compile(r"[^\W\d_]\w*")
_ROMAN: Final = re.compile(r"[IVXLC]+")
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\([^()\s]*\)")


def long_summaries(content: Content) -> Iterator[Finding]:
    """A summary in plain language is short."""
    counted = Counter(
        p.path for p, _ in content.claims if p.path[:1] == ("obstacles",) and p.path[-1] == "summary"
    )
    for path, count in counted.items():
        if count > _MOST_SENTENCES:
            yield _hint(
                "lange-zusammenfassung",
                content.place(path),
                f"Die Zusammenfassung hat {count} Sätze.",
                f"ein bis {_MOST_SENTENCES} kurze Sätze",
            )


def long_sentences(content: Content) -> Iterator[Finding]:
    """A sentence is short enough to be read at once; a row of a table is no sentence."""
    for passage, sentence in content.claims:
        words = sentence.words
        most = _MOST_WORDS_PLAIN if passage.path and passage.path[-1] in _PLAIN else _MOST_WORDS
        if len(words) > most and not sentence.is_row:
            start = sentence.start + sentence.read.index(words[0])
            yield _hint(
                "langer-satz",
                passage.at(start, words[0]),
                f"Dieser Satz hat {len(words)} Wörter: „{shorten(' '.join(sentence.written.split()), 120)}“",
                f"höchstens {most} Wörter; meist werden daraus zwei Sätze",
            )


def unexplained_abbreviations(content: Content) -> Iterator[Finding]:
    """An abbreviation is that of a service or a term, explained beside it, or known to everybody."""
    explained = set(_explained(content))
    first: dict[str, Place] = {}
    counted: Counter[str] = Counter()
    for passage, sentence in content.claims:
        for found in _LETTERS.finditer(sentence.read):
            word = found[0].removesuffix("s")
            if not _is_abbreviation(word) or word in explained or _explained_beside(word, passage):
                continue
            counted[word] += 1
            if word not in first:
                first[word] = passage.at(sentence.start + found.start(), word)
    for word, place in first.items():
        where = f"an {counted[word]} Stellen" if counted[word] > 1 else "hier"
        yield _hint(
            "unerklaerte-abkuerzung",
            place,
            f"Die Abkürzung „{word}“ steht {where} und ist nirgends erklärt.",
            "beim ersten Mal der ganze Name mit der Abkürzung in Klammern, ein Eintrag in "
            "data/glossary.yaml, oder für allgemein Bekanntes in data/language.yaml unter known_abbreviations",
            "Dienststelle für Selbstbestimmtes Leben (DSL)",
        )


def _is_abbreviation(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return capitals > 1 and 2 * capitals >= len(word) and not _ROMAN.fullmatch(word)


def _explained(content: Content) -> Iterator[str]:
    for _, service in content.all(Service):
        yield from _LETTERS.findall(f"{service.name} {service.abbreviation or ''}")
    for _, term in content.all(Term):
        yield from _LETTERS.findall(" ".join([term.term, term.abbreviation or "", *term.aliases]))
    for _, language in content.all(Language):
        yield from _LETTERS.findall(" ".join([*language.known_abbreviations, *language.names_with_figures]))


def _explained_beside(word: str, passage: Passage) -> bool:
    return f"({word})" in passage.text or f"{word} (" in passage.text


def vague_links(content: Content) -> Iterator[Finding]:
    """The words of a link say where it leads."""
    vague = {words.casefold() for _, language in content.all(Language) for words in language.vague_links}
    for passage in content.passages:
        for written, words in _links(passage) if passage.kind is not Text.LABEL else ():
            if words.casefold().strip(" .:…>»→") in vague:
                yield _hint(
                    "nichtssagender-link",
                    passage.place(written),
                    f"Der Linktext „{words}“ sagt nicht, wohin der Link führt.",
                    "Worte, die man auch ohne den Satz davor versteht: In einer Liste aller Links stehen sie allein",
                    "[[schulden|Hilfe bei Schulden]]",
                )


def _links(passage: Passage) -> Iterator[tuple[str, str]]:
    for reference in references(passage.text):
        if isinstance(reference, Link):
            yield reference.written, reference.words
    for link in _LINK.finditer(passage.text):
        yield link[0], link[1]


def _hint(rule: str, place: Place, message: str, expected: str, example: str = "") -> Finding:
    return Finding(rule, place, message, expected, example, severity=Severity.HINT)
