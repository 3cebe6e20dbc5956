"""Whether people read the texts with ease: hints only, never errors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.findings import Finding, Place, shorten
from macros.knowledge.manuscript import Manuscript, Passage
from macros.knowledge.model import Service, Term, Text
from macros.knowledge.references import Link, Reference, replace
from macros.knowledge.rules import Severity
from macros.knowledge.sentences import readable

_MOST_SENTENCES: Final = 3
_PLAIN: Final = frozenset({"summary", "lead"})
_MOST_WORDS_PLAIN: Final = 25
"""Summaries and leads are what people in trouble read first; plain language asks for short sentences."""
_MOST_WORDS: Final = 35
"""Beyond about this length readers of German lose the verb they have been waiting for."""
_MOST_LETTERS: Final = 60
_LONG_WORD: Final = re.compile(rf"[^\s/\u00ad\u200b-]{{{_MOST_LETTERS + 1},}}")
_LETTERS: Final = re.compile(r"[^\W\d_]\w*")
_TWO_CAPITALS: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ]\w*[^\W\d_a-zß-öø-ÿ]")
"""Finds something in every sentence that holds an abbreviation, and nothing in most others."""
_ROMAN: Final = re.compile(r"[IVXLC]+")
_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\([^()\s]*\)")

rule: Final = Checks("Lesbarkeit")


@rule("lange-zusammenfassung", Severity.HINT)
def long_summaries(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Zusammenfassung in einfacher Sprache hat ein bis drei Sätze.

    Sie ist das Erste und oft das Einzige, was jemand liest.
    """
    counted = Counter(
        passage.path
        for passage, _ in manuscript.claims
        if passage.path[:1] == ("obstacles",) and passage.path[-1] == "summary"
    )
    for path, count in counted.items():
        if count > _MOST_SENTENCES:
            yield Finding(
                long_summaries,
                manuscript.place(path),
                f"Die Zusammenfassung hat {count} Sätze.",
                f"ein bis {_MOST_SENTENCES} kurze Sätze",
            )


@rule("langer-satz", Severity.HINT)
def long_sentences(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Satz ist so kurz, dass man ihn beim ersten Lesen versteht.

    In Leitsatz und Zusammenfassung sind das höchstens 25 Wörter, sonst 35.
    """
    for passage, sentence in manuscript.claims:
        most = _MOST_WORDS_PLAIN if passage.path and passage.path[-1] in _PLAIN else _MOST_WORDS
        words = sentence.words
        if len(words) > most and not sentence.is_row:
            start = sentence.start + sentence.read.index(words[0])
            yield Finding(
                long_sentences,
                passage.at(start, words[0]),
                f"Dieser Satz hat {len(words)} Wörter: „{shorten(' '.join(sentence.written.split()), 120)}“",
                f"höchstens {most} Wörter; meist werden daraus zwei Sätze",
            )


@rule("langes-wort", Severity.HINT)
def long_words(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Wort hat höchstens 60 Buchstaben am Stück.

    Auf einem Telefon passen kaum 30 in eine Zeile; der Browser bräche ein längeres irgendwo, ohne
    Trennstrich.
    """
    for passage in manuscript.passages:
        text = passage.text if passage.kind is Text.LABEL else readable(replace(passage.text, _own_words))
        for word in dict.fromkeys(_LONG_WORD.findall(text)):
            yield Finding(
                long_words,
                passage.place(word),
                f"„{shorten(word, 40)}“ hat {len(word)} Zeichen ohne eine Stelle zum Trennen.",
                f"höchstens {_MOST_LETTERS} Zeichen; ein Bindestrich, oder zwei Wörter",
            )


def _own_words(reference: Reference) -> str:
    return reference.words if isinstance(reference, Link) else ""


@rule("unerklaerte-abkuerzung", Severity.HINT)
def unexplained_abbreviations(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Abkürzung ist die eines Dienstes oder Begriffs, steht ausgeschrieben daneben oder ist allen bekannt.

    Wer neu ist, kennt die Abkürzungen der Dienste nicht.
    """
    explained = set(_explained(manuscript))
    first: dict[str, Place] = {}
    counted: Counter[str] = Counter()
    for passage, sentence in manuscript.claims:
        for found in _LETTERS.finditer(sentence.read) if _TWO_CAPITALS.search(sentence.read) else ():
            word = found[0].removesuffix("s")
            if not _is_abbreviation(word) or word in explained or _explained_beside(word, passage):
                continue
            counted[word] += 1
            if word not in first:
                first[word] = passage.at(sentence.start + found.start(), word)
    for word, place in first.items():
        where = f"an {counted[word]} Stellen" if counted[word] > 1 else "hier"
        yield Finding(
            unexplained_abbreviations,
            place,
            f"Die Abkürzung „{word}“ steht {where} und ist nirgends erklärt.",
            "beim ersten Mal der ganze Name mit der Abkürzung in Klammern, ein Eintrag in "
            "data/glossary.yaml, oder für allgemein Bekanntes in data/language.yaml unter known_abbreviations",
            "Dienststelle für Selbstbestimmtes Leben (DSL)",
        )


def _is_abbreviation(word: str) -> bool:
    if word[1:].islower():
        return False
    capitals = sum(letter.isupper() for letter in word)
    return capitals > 1 and 2 * capitals >= len(word) and not _ROMAN.fullmatch(word)


def _explained(manuscript: Manuscript) -> Iterator[str]:
    for _, service in manuscript.all(Service):
        yield from _LETTERS.findall(f"{service.name} {service.abbreviation or ''}")
    for _, term in manuscript.all(Term):
        yield from _LETTERS.findall(" ".join([term.term, term.abbreviation or "", *term.aliases]))
    if manuscript.language:
        known = [*manuscript.language.known_abbreviations, *manuscript.language.names_with_figures]
        yield from _LETTERS.findall(" ".join(known))


def _explained_beside(word: str, passage: Passage) -> bool:
    return f"({word})" in passage.text or f"{word} (" in passage.text


@rule("nichtssagender-link", Severity.HINT)
def vague_links(manuscript: Manuscript) -> Iterator[Finding]:
    """Die Worte eines Links sagen, wohin er führt.

    Wer sich eine Seite vorlesen lässt, hört oft nur die Liste der Links.
    """
    vague = {words.casefold() for words in manuscript.language.vague_links} if manuscript.language else set()
    for passage in manuscript.passages:
        for written, words in _links(passage) if passage.kind is not Text.LABEL else ():
            if words.casefold().strip(" .:…>»→") in vague:
                yield Finding(
                    vague_links,
                    passage.place(written),
                    f"Der Linktext „{words}“ sagt nicht, wohin der Link führt.",
                    "Worte, die man auch ohne den Satz davor versteht: In einer Liste aller Links stehen sie allein",
                    "[[schulden|Hilfe bei Schulden]]",
                )


def _links(passage: Passage) -> Iterator[tuple[str, str]]:
    for reference in passage.references:
        if isinstance(reference, Link):
            yield reference.written, reference.words
    for link in _LINK.finditer(passage.text) if "](" in passage.text else ():
        yield link[0], link[1]
