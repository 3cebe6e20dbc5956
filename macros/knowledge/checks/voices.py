"""Sentences say where they come from: figures by a citation, foreign and opinion voices in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.findings import Finding, Place, nearest, shorten
from macros.knowledge.manuscript import Manuscript, Passage
from macros.knowledge.model import Obstacle, Service, Source, Term
from macros.knowledge.references import almost_references
from macros.knowledge.sentences import Sentence, phrases
from macros.knowledge.ways import letters

_FIGURE: Final = re.compile(r"\d+(?:[.,:]\d+)*|%")
_NUMBER: Final = re.compile(r"(?<!\w)(?:Hemmnis\s+\d+|\d+\s+[a-z]+)(?!\w)", re.IGNORECASE)
_ENDINGS: Final = "(?:e[nrsm]?|[nrs])?"
_VOICES: Final = {"Presse": "eine Pressequelle", "Meinung": "eine Meinung"}

rule: Final = Checks("Zahlen und Stimmen")


@rule("zahl-ohne-quelle")
def figures_cited(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Satz mit einer Zahl oder einem Jahr nennt in diesem Satz seine Quelle.

    In einer Tabelle gilt das für die Zeile. Namen mit Ziffern wie „Artikel 60“ sind frei, wenn sie im
    Glossar oder unter names_with_figures stehen, ebenso Nummern wie „15 a“.
    """
    names = phrases(name for name in _names(manuscript) if _FIGURE.search(name))
    numbers = set(_numbers(manuscript))
    for passage, sentence in manuscript.claims:
        if not _FIGURE.search(sentence.read) or sentence.sources or any(almost_references(sentence.written)):
            continue
        figure = _FIGURE.search(_without(numbers, names.sub(_blank, sentence.read)))
        if figure:
            yield _figure_alone(passage, sentence, figure)


def _figure_alone(passage: Passage, sentence: Sentence, figure: re.Match[str]) -> Finding:
    where, there = ("In diesem Satz", "in demselben Satz")
    if sentence.is_row:
        where, there = ("In dieser Tabellenzeile", "in derselben Zeile")
    return Finding(
        figures_cited,
        passage.at(sentence.start + figure.start(), figure[0]),
        f"{where} steht „{figure[0]}“, aber keine Quelle: „{_quoted(sentence)}“",
        expected=f"eine Quelle [Qnn] {there}, oder der Satz ohne Zahl; ein Name mit Ziffern steht in "
        "data/language.yaml unter names_with_figures",
        example="Seit 2018 gehört die LBA zum Arbeitsamt [Q34].",
    )


def _names(manuscript: Manuscript) -> Iterator[str]:
    if manuscript.language:
        yield from manuscript.language.names_with_figures
    for _, service in manuscript.all(Service):
        yield from filter(None, (service.name, service.abbreviation))
    for _, term in manuscript.all(Term):
        yield from filter(None, (term.term, term.abbreviation, *term.aliases))


def _numbers(manuscript: Manuscript) -> Iterator[str]:
    """Give how obstacles and solutions are called by their number."""
    for _, obstacle in manuscript.all(Obstacle):
        yield f"hemmnis {obstacle.number}"
        for _, letter in zip(obstacle.solutions, letters(), strict=False):
            yield f"{obstacle.number} {letter}"


def _without(numbers: Collection[str], text: str) -> str:
    """Blank the numbers of obstacles and solutions; one pattern for each would be too many."""

    def blank(found: re.Match[str]) -> str:
        return _blank(found) if " ".join(found[0].casefold().split()) in numbers else found[0]

    return _NUMBER.sub(blank, text)


@rule("region-nicht-genannt")
def regions_named(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Satz, der eine Quelle aus einer anderen Region nennt, sagt mit Worten, woher sie spricht.

    Was in der Schweiz gilt, gilt hier nicht; der Hinweis am Ende der Seite käme zu spät.
    """
    regions = {region.name: region for region in manuscript.language.regions} if manuscript.language else {}
    for passage, sentence, source in _cited(manuscript):
        region = regions.get(source.region or "")
        if region and not _named((region.name, *region.words)).search(sentence.read):
            yield Finding(
                regions_named,
                _at_citation(passage, sentence, source),
                f"{source.id} kommt aus einer anderen Region ({region.name}); der Satz sagt es nicht: "
                f"„{_quoted(sentence)}“",
                expected=f"im selben Satz eines dieser Wörter: {', '.join([region.name, *region.words])}",
            )


@rule("stimme-nicht-genannt")
def voices_named(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Satz, der Presse oder eine Meinung zitiert, sagt mit Worten, wer spricht.

    Was jemand findet oder eine Zeitung berichtet, ist noch keine Tatsache.
    """
    if manuscript.language is None:
        return
    attributions = manuscript.language.attributions
    attributed = phrases(attributions)
    for passage, sentence, source in _cited(manuscript):
        if source.kind not in _VOICES or attributed.search(sentence.read):
            continue
        if not _publisher(source.publisher).search(sentence.read):
            yield Finding(
                voices_named,
                _at_citation(passage, sentence, source),
                f"{source.id} ist {_VOICES[source.kind]}; der Satz sagt nicht, wer spricht: „{_quoted(sentence)}“",
                expected=f"im selben Satz „{source.publisher}“ oder ein Wort wie {_some(attributions)}",
                example=f"Laut {source.publisher} … [{source.id}].",
            )


def _cited(manuscript: Manuscript) -> Iterator[tuple[Passage, Sentence, Source]]:
    """Give each known source that a sentence cites."""
    for passage, sentence in manuscript.claims:
        for id_ in sentence.sources:
            if id_ in manuscript.sources:
                yield passage, sentence, manuscript.sources[id_]


@cache
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    return phrases(words, _ENDINGS)


@cache
def _publisher(name: str) -> re.Pattern[str]:
    return phrases([name])


@rule("unbekannte-region")
def regions_known(manuscript: Manuscript) -> Iterator[Finding]:
    """Die Region einer Quelle steht in data/language.yaml, mit den Wörtern, an denen man sie erkennt.

    Ohne diese Wörter kann niemand prüfen, ob ein Satz seine Region nennt.
    """
    if manuscript.language is None:
        return
    known = [region.name for region in manuscript.language.regions]
    for path, source in manuscript.all(Source):
        if source.region and source.region not in known:
            yield Finding(
                regions_known,
                manuscript.place((*path, "region")),
                f"Die Region „{shorten(source.region, 60)}“ steht nicht in data/language.yaml.",
                expected=f"eine von: {', '.join(known)}; oder dort einen Eintrag unter regions ergänzen",
                nearest=nearest(source.region, known),
            )


def _at_citation(passage: Passage, sentence: Sentence, source: Source) -> Place:
    written = f"[{source.id}]"
    return passage.at(sentence.start + sentence.written.index(written), written)


def _quoted(sentence: Sentence) -> str:
    return shorten(" ".join(sentence.written.split()), 120)


def _some(words: Iterable[str]) -> str:
    return ", ".join(f"„{word}“" for word in list(words)[:4])


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
