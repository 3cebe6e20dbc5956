"""Sentences say where they come from: figures by a citation, foreign and opinion voices in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from macros.knowledge.content import Content, Passage
from macros.knowledge.findings import Finding, Place, nearest, shorten
from macros.knowledge.model import Language, Obstacle, Region, Service, Source, Term
from macros.knowledge.references import almost_references
from macros.knowledge.sentences import Sentence, phrases
from macros.knowledge.ways import letters

_FIGURE: Final = re.compile(r"\d+(?:[.,:]\d+)*|%")
_ENDINGS: Final = "(?:e[nrsm]?|[nrs])?"
_VOICES: Final = {"Presse": "eine Pressequelle", "Meinung": "eine Meinung"}


def figures_cited(content: Content) -> Iterator[Finding]:
    """A sentence with a figure or a year carries a citation; names may hold figures."""
    names = phrases(name for name in _names(content) if _FIGURE.search(name))
    for passage, sentence in content.claims:
        if not _FIGURE.search(sentence.read) or sentence.sources or any(almost_references(sentence.written)):
            continue
        figure = _FIGURE.search(names.sub(_blank, sentence.read))
        if figure:
            what = "In dieser Tabellenzeile" if sentence.is_row else "In diesem Satz"
            yield Finding(
                "zahl-ohne-quelle",
                passage.at(sentence.start + figure.start(), figure[0]),
                f"{what} steht „{figure[0]}“, aber keine Quelle: „{_quoted(sentence)}“",
                expected=f"eine Quelle [Qnn] {'in derselben Zeile' if sentence.is_row else 'in demselben Satz'}, "
                "oder der Satz ohne Zahl; ein Name mit Ziffern steht in data/language.yaml unter "
                "names_with_figures",
                example="Seit 2018 gehört die LBA zum Arbeitsamt [Q34].",
            )


def _names(content: Content) -> Iterator[str]:
    for _, language in content.all(Language):
        yield from language.names_with_figures
    for _, service in content.all(Service):
        yield from filter(None, (service.name, service.abbreviation))
    for _, term in content.all(Term):
        yield from filter(None, (term.term, term.abbreviation, *term.aliases))
    for _, obstacle in content.all(Obstacle):
        yield f"Hemmnis {obstacle.number}"
        for _, letter in zip(obstacle.solutions, letters(), strict=False):
            yield f"{obstacle.number} {letter}"


def voices_named(content: Content) -> Iterator[Finding]:
    """A sentence says in words that it cites a foreign source, the press or an opinion."""
    language = content.only(Language)
    if language is None:
        return
    sources = {source.id: source for _, source in content.all(Source)}
    regions = {region.name: region for region in language.regions}
    attributed = phrases(language.attributions)
    for passage, sentence in content.claims:
        for source in (sources[id_] for id_ in sentence.sources if id_ in sources):
            region = regions.get(source.region or "")
            if region and not _named((region.name, *region.words)).search(sentence.read):
                yield _region_missing(passage, sentence, source, region)
            if source.kind not in _VOICES or attributed.search(sentence.read):
                continue
            if not phrases([source.publisher]).search(sentence.read):
                yield _attribution_missing(passage, sentence, source, language)


@cache
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    return phrases(words, _ENDINGS)


def _region_missing(passage: Passage, sentence: Sentence, source: Source, region: Region) -> Finding:
    return Finding(
        "region-nicht-genannt",
        _at_citation(passage, sentence, source),
        f"{source.id} kommt aus einer anderen Region ({region.name}); der Satz sagt es nicht: "
        f"„{_quoted(sentence)}“",
        expected=f"im selben Satz eines dieser Wörter: {', '.join([region.name, *region.words])}",
    )


def _attribution_missing(passage: Passage, sentence: Sentence, source: Source, language: Language) -> Finding:
    return Finding(
        "stimme-nicht-genannt",
        _at_citation(passage, sentence, source),
        f"{source.id} ist {_VOICES[source.kind]}; der Satz sagt nicht, wer spricht: „{_quoted(sentence)}“",
        expected=f"im selben Satz „{source.publisher}“ oder ein Wort wie {_some(language.attributions)}",
        example=f"Laut {source.publisher} … [{source.id}].",
    )


def regions_known(content: Content) -> Iterator[Finding]:
    """The region of a source is one for which words are known."""
    language = content.only(Language)
    if language is None:
        return
    known = [region.name for region in language.regions]
    for path, source in content.all(Source):
        if source.region and source.region not in known:
            yield Finding(
                "unbekannte-region",
                content.place((*path, "region")),
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
