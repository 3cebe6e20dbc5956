"""Checks across records: each rule looks at the whole content and yields findings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from macros.knowledge.base import OVERVIEWS
from macros.knowledge.content import Content
from macros.knowledge.documents import Path
from macros.knowledge.findings import Finding, Place, Severity, nearest, shorten
from macros.knowledge.markup import trespasses
from macros.knowledge.model import (
    NOT_EVIDENCED,
    SLUG,
    Contact,
    Edition,
    FieldOfAction,
    Obstacle,
    Prerequisite,
    Refers,
    Service,
    Source,
    State,
    Term,
    Text,
)
from macros.knowledge.periods import Period
from macros.knowledge.references import Citation, Link, almost_references, cites, references
from macros.knowledge.texts import referring, texts

SECTIONS: Final = (
    "beschreibung", "beteiligte", "loesungswege", "voraussetzungen", "stand-der-dinge",
    "quellen", "verwandt", "inhalt", "menue", "titel",
    "was-hilft", "wen-fragen", "was-muss-da-sein", "wie-weit-ist-es",
)  # fmt: skip
"""Anchors of an obstacle's page, which no solution may take."""

_KEYS: Final = {
    Refers.FIELD: "fields_of_action",
    Refers.OBSTACLE: "obstacles",
    Refers.PREREQUISITE: "prerequisites",
    Refers.SERVICE: "services",
    Refers.SOURCE: "sources",
}
_LINKED: Final = ("fields_of_action", "obstacles", "services", "prerequisites", "glossary")
_IN_WORDS: Final = frozenset({Refers.SERVICE, Refers.PREREQUISITE})
_LONG_SUMMARY: Final = 3
_YOUNGEST_OLD_YEAR: Final = 2021


def check(content: Content, today: date) -> Iterator[Finding]:
    """Run all rules."""
    for rule in RULES:
        yield from rule(content)
    yield from overdue_reviews(content, today)


def duplicate_ids(content: Content) -> Iterator[Finding]:
    """An id names one thing only, in all files together."""
    taken: dict[str, str] = dict.fromkeys(OVERVIEWS, "eine Übersicht")
    taken |= {page.path: f"die Seite {page.document.name}" for page in content.pages}
    for key in (*_LINKED, "sources", "states"):
        yield from _taken_twice(content, _ids(content, key), dict(taken) if key == "states" else taken)
    solutions = (
        ((*path, "solutions", n, "id"), solution.id)
        for path, obstacle in content.all(Obstacle)
        for n, solution in enumerate(obstacle.solutions)
    )
    yield from _taken_twice(content, solutions, dict.fromkeys(SECTIONS, "ein Abschnitt jeder Seite"))


def reserved_anchors(content: Content) -> Iterator[Finding]:
    """A solution leaves the anchors of headings and sources alone."""
    for path, obstacle in content.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            if re.fullmatch(r"q\d+|.*-h", solution.id):
                yield Finding(
                    "kennung-belegt",
                    content.place((*path, "solutions", n, "id")),
                    f"Die Kennung „{solution.id}“ ist für Überschriften und Quellen vorbehalten.",
                    expected="eine Kennung, die nicht auf -h endet und nicht q mit einer Zahl ist",
                )


def _ids(content: Content, key: str) -> Iterator[tuple[Path, str]]:
    return (
        (path, str(record.id))
        for path, record in content.records.items()
        if path[0] == key and hasattr(record, "id")
    )


def _taken_twice(
    content: Content, ids: Iterator[tuple[Path, str]], taken: dict[str, str]
) -> Iterator[Finding]:
    for path, id_ in ids:
        own = path if path[-1] == "id" else (*path, "id")
        if id_ in taken:
            yield Finding(
                "doppelte-kennung",
                content.place(own),
                f"Die Kennung „{id_}“ ist schon vergeben: {taken[id_]}.",
                expected="eine Kennung, die sonst nirgends steht",
                example=f"id: {id_}-2",
            )
        else:
            place = content.place(own)
            taken[id_] = f"{place.file}, Zeile {place.line}"


def duplicate_titles(content: Content) -> Iterator[Finding]:
    """Each page has a title of its own, so that readers can tell tabs and links apart."""
    taken = {title.casefold(): "eine Übersicht" for title in OVERVIEWS.values()}
    taken |= {page.title.casefold(): page.document.name for page in content.pages}
    for path, record in content.records.items():
        field = "name" if isinstance(record, Service) else "title"
        if not isinstance(record, Service | Obstacle | FieldOfAction | Prerequisite):
            continue
        title = str(getattr(record, field))
        place = content.place((*path, field))
        if title.casefold() in taken:
            yield Finding(
                "doppelter-titel",
                place,
                f"Den Titel „{title}“ hat schon {taken[title.casefold()]}.",
                expected="ein Titel, der sonst nirgends steht",
            )
        taken.setdefault(title.casefold(), f"{place.file}, Zeile {place.line}")


def duplicate_numbers(content: Content) -> Iterator[Finding]:
    """No two obstacles share a number."""
    taken: dict[int, str] = {}
    for path, obstacle in content.all(Obstacle):
        if obstacle.number in taken:
            free = next(n for n in range(1, 1000) if n not in taken)
            yield Finding(
                "doppelte-nummer",
                content.place((*path, "number")),
                f"Die Nummer {obstacle.number} hat schon das Hemmnis „{taken[obstacle.number]}“.",
                expected="eine freie Nummer",
                example=f"number: {free}",
            )
        taken.setdefault(obstacle.number, obstacle.id)


def expected_numbers(content: Content) -> Iterator[Finding]:
    """The edition holds as many fields and obstacles as it says."""
    edition = content.edition
    if edition is None:
        return
    for key, expected, word in (
        ("fields_of_action", edition.expected_fields, "Handlungsfelder"),
        ("obstacles", edition.expected_obstacles, "Hemmnisse"),
    ):
        found = sum(1 for path in content.records if path[0] == key)
        if content.is_complete(key) and found != expected:
            name = "expected_fields" if key == "fields_of_action" else "expected_obstacles"
            yield Finding(
                "falsche-anzahl",
                content.place(("edition", name)),
                f"Erwartete Zahl der {word}: {expected}. In den Daten stehen {found}.",
                expected="so viele, wie hier steht, oder hier die richtige Zahl",
                example=f"{name}: {found}",
            )


def empty_fields(content: Content) -> Iterator[Finding]:
    """Each field of action holds at least one obstacle, once the edition is complete."""
    edition = content.edition
    used = {obstacle.field for _, obstacle in content.all(Obstacle)}
    for path, field in content.all(FieldOfAction):
        if edition and field.id not in used and content.is_complete("obstacles"):
            yield Finding(
                "leeres-handlungsfeld",
                content.place((*path, "id")),
                f"Zum Handlungsfeld „{field.title}“ gehört noch kein Hemmnis.",
                expected="mindestens ein Hemmnis mit dieser Kennung in „field“",
                severity=Severity.HINT,
            )


def dangling_ids(content: Content) -> Iterator[Finding]:
    """An id written in a field is the id of something that exists."""
    known = {refers: content.written_ids(key) for refers, key in _KEYS.items()}
    for path, record in content.records.items():
        for own, value, refers in referring(record, path):
            if value in known[refers] or not content.is_read(_KEYS[refers]):
                continue
            if refers in _IN_WORDS and not re.match(SLUG, value.replace("_", "-")):
                continue
            expected = f"die Kennung einer der Einträge in {_KEYS[refers]}"
            if refers in _IN_WORDS:
                expected += ", oder Worte mit großem Anfangsbuchstaben"
            yield Finding(
                "unbekannte-kennung",
                content.place(own),
                f"{refers.value} „{value}“ gibt es nicht.",
                expected=expected,
                nearest=nearest(value, known[refers]),
            )


def own_prerequisites(content: Content) -> Iterator[Finding]:
    """A solution needs only what stands among the prerequisites of its obstacle."""
    for path, obstacle in content.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            for m, id_ in enumerate(solution.prerequisites):
                if id_ not in obstacle.prerequisites:
                    yield Finding(
                        "voraussetzung-fehlt-beim-hemmnis",
                        content.place((*path, "solutions", n, "prerequisites", m)),
                        f"„{id_}“ steht nicht unter den Voraussetzungen des Hemmnisses.",
                        expected="dieselbe Kennung auch in „prerequisites“ des Hemmnisses",
                        example=f"prerequisites: [{', '.join([*obstacle.prerequisites, id_])}]",
                        nearest=nearest(id_, obstacle.prerequisites),
                    )


def repeated_entries(content: Content) -> Iterator[Finding]:
    """A list of ids names each only once; nothing is related to itself."""
    pairs: set[frozenset[str]] = set()
    for path, obstacle in content.all(Obstacle):
        yield from _repeated(
            content, [((*path, "involved", n, "service"), i.service) for n, i in enumerate(obstacle.involved)]
        )
        yield from _repeated(
            content, [((*path, "prerequisites", n), p) for n, p in enumerate(obstacle.prerequisites)]
        )
        for n, related in enumerate(obstacle.related):
            pair = frozenset({obstacle.id, related.id})
            if related.id == obstacle.id or pair in pairs:
                what = "mit sich selbst" if related.id == obstacle.id else "schon an anderer Stelle als"
                yield Finding(
                    "verwandt-doppelt",
                    content.place((*path, "related", n, "id")),
                    f"„{obstacle.id}“ ist hier {what} verwandt eingetragen.",
                    expected="jede Verwandtschaft nur einmal; sie erscheint auf beiden Seiten",
                )
            pairs.add(pair)


def _repeated(content: Content, values: list[tuple[Path, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, value in values:
        if value in seen:
            yield Finding(
                "doppelter-eintrag",
                content.place(path),
                f"„{shorten(value, 60)}“ steht in dieser Liste zweimal.",
                expected="jeder Eintrag nur einmal",
            )
        seen.add(value)


def markup(content: Content) -> Iterator[Finding]:
    """Texts hold no HTML, no template syntax, no dangerous link, no foreign markup."""
    for path, text, kind in _all_texts(content):
        for found in trespasses(text, kind):
            place = content.place_within(path, found.fragment.split("\n")[0])
            yield Finding(found.rule, place, found.message, found.expected, found.example)


def text_references(content: Content) -> Iterator[Finding]:
    """A reference in a text leads to something; a plain text holds none."""
    targets = _targets(content)
    sources = content.written_ids("sources") if content.is_read("sources") else None
    for path, text, kind in _all_texts(content):

        def place(fragment: str, occurrence: int, path: Path = path) -> Place:
            return content.place_within(path, fragment, occurrence)

        if kind is Text.LABEL:
            yield from _no_references(text, place)
        else:
            yield from _references(text, place, targets, sources)
    for page in content.pages:
        yield from _references(page.prose, page.place, targets, sources)


_PlaceOf = Callable[[str, int], Place]


def _no_references(text: str, place: _PlaceOf) -> Iterator[Finding]:
    for reference in references(text):
        yield Finding(
            "nur-text",
            place(reference.written, 0),
            f"In diesem Feld kann kein Verweis „{reference.written}“ stehen.",
            expected="einfacher Text; Verweise und Quellen gehören in die Beschreibung",
        )


def _references(
    text: str, place: _PlaceOf, targets: Mapping[str, str] | None, sources: Mapping[str, Path] | None
) -> Iterator[Finding]:
    seen: dict[str, int] = defaultdict(int)
    for reference in references(text):
        occurrence = seen[reference.written]
        seen[reference.written] += 1
        where = place(reference.written, occurrence)
        if isinstance(reference, Citation) and sources is not None and reference.source not in sources:
            yield Finding(
                "unbekannte-quelle",
                where,
                f"Die Quelle {reference.source} gibt es nicht.",
                expected="eine Nummer aus data/sources.yaml",
                nearest=nearest(reference.source, sources),
            )
        if isinstance(reference, Link) and targets is not None and reference.target not in targets:
            yield Finding(
                "unbekannter-verweis",
                where,
                f"Der Verweis „{reference.written}“ führt zu nichts.",
                expected="die Kennung eines Hemmnisses, Handlungsfelds, Diensts, einer Voraussetzung, "
                "eines Begriffs oder der Pfad einer Seite",
                nearest=nearest(reference.target, targets) or _by_words(reference.target, targets),
            )
    for fragment in almost_references(text):
        yield Finding(
            "verweis-form",
            place(fragment, 0),
            f"„{shorten(fragment, 60)}“ sieht aus wie ein Verweis, ist aber keiner.",
            expected="[Q74] für eine Quelle (jede in eigenen Klammern), [[kennung]] oder "
            "[[kennung|andere Worte]] für einen Verweis",
            example=_right_reference(fragment),
        )


def _right_reference(fragment: str) -> str:
    numbers = re.findall(r"\d+", fragment) if re.match(r"\[[QqKk]", fragment) else []
    if numbers:
        return " ".join(f"[Q{int(number):02}]" for number in numbers)
    return f"[[{fragment.strip('[]')}]]"


def _by_words(words: str, targets: Mapping[str, str]) -> str:
    by_title = {title: id_ for id_, title in targets.items()}
    return by_title.get(nearest(words, by_title), "")


def _targets(content: Content) -> dict[str, str] | None:
    """Ids that a `[[reference]]` may name, with a title; unknown while a file cannot be read."""
    if not all(map(content.is_read, _LINKED)):
        return None
    found = dict(OVERVIEWS)
    found |= {page.path: page.title for page in content.pages}
    for key in _LINKED:
        found |= {id_: id_ for id_ in content.written_ids(key)}
    for record in content.records.values():
        if isinstance(record, Obstacle | FieldOfAction | Prerequisite):
            found[record.id] = record.title
        elif isinstance(record, Service):
            found[record.id] = record.name
        elif isinstance(record, Term):
            found[record.id] = record.term
    return found


def _all_texts(content: Content) -> Iterator[tuple[Path, str, Text]]:
    return (found for path, record in content.records.items() for found in texts(record, path))


def evidence(content: Content) -> Iterator[Finding]:
    """A state, a log entry and a fulfilled prerequisite carry the source that says so."""
    claims: list[tuple[Path, str, str]] = []
    for path, obstacle in content.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            if solution.state:
                claims.append(((*path, "solutions", n, "state", "text"), solution.state.text, "Ein Stand"))
        for n, entry in enumerate(obstacle.status.log if obstacle.status else []):
            claims.append(((*path, "status", "log", n, "text"), entry.text, "Ein Eintrag im Stand der Dinge"))
    for path, prerequisite in content.all(Prerequisite):
        if prerequisite.met != "unbekannt":
            claims.append(((*path, "met"), prerequisite.text or "", f"„{prerequisite.met}“"))
    for path, text, what in claims:
        if not cites(text):
            yield Finding(
                "beleg-fehlt",
                content.place(path),
                f"{what} braucht eine Quelle, hier steht keine.",
                expected="ein Satz mit Quelle [Qnn]; ohne Quelle bleibt das Feld weg",
                example='text: "Das Projekt läuft laut LEADER bis 2027 [Q78]."',
            )


def uncited_sources(content: Content) -> Iterator[Finding]:
    """Every source is cited somewhere; what no text cites is not carried along."""
    cited = {
        reference.source
        for text in [*(text for _, text, _ in _all_texts(content)), *(page.prose for page in content.pages)]
        for reference in references(text)
        if isinstance(reference, Citation)
    }
    cited |= {contact.source for _, service in content.all(Service) for contact in service.contacts}
    if not all(map(content.is_complete, (*_LINKED, "sources"))):
        return
    for path, source in content.all(Source):
        if source.id not in cited:
            yield Finding(
                "quelle-ohne-zitat",
                content.place((*path, "id")),
                f"Die Quelle {source.id} wird nirgends zitiert.",
                expected=f"ein Text mit [{source.id}], oder den Eintrag löschen",
            )


def states_listed(content: Content) -> Iterator[Finding]:
    """Each state in use has a word and a meaning; so has the absence of evidence."""
    listed = {state.id for _, state in content.all(State)}
    if not content.is_complete("states"):
        return
    if NOT_EVIDENCED not in listed:
        yield Finding(
            "stand-fehlt",
            content.place(("states",)),
            f"Unter „states“ fehlt der Stand „{NOT_EVIDENCED}“.",
            expected="ein Wort dafür, dass keine Quelle etwas sagt",
            example=f"- id: {NOT_EVIDENCED}\n  label: nicht belegt\n  meaning: Keine Quelle gefunden.",
        )
    for path, obstacle in content.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            if solution.state and solution.state.value not in listed:
                yield Finding(
                    "unbekannter-wert",
                    content.place((*path, "solutions", n, "state", "value")),
                    f"Der Stand „{solution.state.value}“ ist unter „states“ nicht erklärt.",
                    expected=f"einer von: {', '.join(sorted(listed))}",
                )


def plausible_dates(content: Content) -> Iterator[Finding]:
    """Nothing known is younger than the edition."""
    edition = content.edition
    if edition is None:
        return
    for path, when, what in _dates(content):
        if when.start.first_day > edition.as_of.start.last_day:
            yield Finding(
                "datum-nach-stand",
                content.place(path),
                f"{what}: {when.german} liegt nach dem Stand der Ausgabe ({edition.as_of.german}).",
                expected="ein früheres Datum, oder „as_of“ der Ausgabe nachziehen",
            )


def _dates(content: Content) -> Iterator[tuple[Path, Period, str]]:
    for path, edition in content.all(Edition):
        yield (*path, "seen"), edition.seen, "Quellen gesehen"
    for path, source in content.all(Source):
        if source.date:
            yield (*path, "date"), source.date, "Datum der Quelle"
    for path, obstacle in content.all(Obstacle):
        for n, entry in enumerate(obstacle.status.log if obstacle.status else []):
            if entry.date:
                yield (*path, "status", "log", n, "date"), entry.date, "Datum des Eintrags"
    for path, contact in _contacts(content):
        if contact.checked:
            yield (*path, "checked"), contact.checked, "Zuletzt geprüft"


def _contacts(content: Content) -> Iterator[tuple[Path, Contact]]:
    for path, service in content.all(Service):
        for n, contact in enumerate(service.contacts):
            yield (*path, "contacts", n), contact


def trustworthy_contacts(content: Content) -> Iterator[Finding]:
    """A contact comes from a source of 2022 or later, or from an undated page of an office."""
    sources = {source.id: source for _, source in content.all(Source)}
    for path, contact in _contacts(content):
        source = sources.get(contact.source)
        if source is None:
            continue
        last = source.date.end or source.date.start if source.date else None
        is_own_page = source.kind in {"amtlich", "Träger"} and source.url_kind == "original"
        if (last and last.year <= _YOUNGEST_OLD_YEAR) or (last is None and not is_own_page):
            yield Finding(
                "kontakt-zu-alt",
                content.place((*path, "source")),
                f"{contact.source} ist älter als 2022 oder nicht die eigene Seite des Dienstes.",
                expected="eine jüngere Quelle, oder den Kontakt weglassen: dann steht dort "
                "„vom Dienst einzutragen“",
            )


def source_addresses(content: Content) -> Iterator[Finding]:
    """What a source says of its address fits the address."""
    for path, source in content.all(Source):
        if (source.url is None) == (source.url_kind == "keine"):
            continue
        yield Finding(
            "adresse-passt-nicht",
            content.place((*path, "url_kind")),
            f"„url_kind: {source.url_kind}“ passt nicht: Eine Adresse {'fehlt' if source.url is None else 'steht da'}.",
            expected="„keine“ ohne Adresse, sonst „original“ oder „kopie“ mit „url“",
        )


def draft_notice(content: Content) -> Iterator[Finding]:
    """As long as anything is a draft, the edition says what that means."""
    edition = content.edition
    if edition is None or edition.notice:
        return
    origins = {obstacle.origin or edition.origin for _, obstacle in content.all(Obstacle)}
    if "entwurf" in origins | {edition.origin}:
        yield Finding(
            "entwurf-ohne-hinweis",
            content.place(("edition",)),
            "Ein Teil der Ausgabe ist Entwurf, aber das Feld „notice“ fehlt.",
            expected="ein Satz, der auf jeder Seite sagt, was Entwurf ist",
            example="notice: Die Auswahl ist unsere.",
        )


def reserved_pages(content: Content) -> Iterator[Finding]:
    """No hand-written page stands where a page from data will be."""
    for page in content.pages:
        first = page.path.split("/")[0]
        if page.path == "index" or first in OVERVIEWS:
            yield Finding(
                "seite-belegt",
                Place(page.document.name),
                f"An der Stelle von „{page.file}“ entsteht schon eine Seite aus den Daten.",
                expected="ein anderer Dateiname",
            )
        if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", page.path):
            yield Finding(
                "dateiname",
                Place(page.document.name),
                f"Der Dateiname „{page.file}“ würde eine schwierige Adresse ergeben.",
                expected="Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche",
            )


def idle_entries(content: Content) -> Iterator[Finding]:
    """Services and prerequisites are there because something needs them."""
    if not all(map(content.is_complete, _LINKED)):
        return
    used = {value for path, record in content.records.items() for _, value, _ in referring(record, path)}
    used |= {
        reference.target
        for text in [*(text for _, text, _ in _all_texts(content)), *(page.prose for page in content.pages)]
        for reference in references(text)
        if isinstance(reference, Link)
    }
    for path, record in content.records.items():
        if isinstance(record, Service | Prerequisite) and record.id not in used:
            yield Finding(
                "nirgends-gebraucht",
                content.place((*path, "id")),
                f"„{record.id}“ kommt bei keinem Hemmnis vor.",
                expected="ein Hemmnis, das diese Kennung nennt",
                severity=Severity.HINT,
            )


def long_summaries(content: Content) -> Iterator[Finding]:
    """A summary in plain language is short."""
    for path, obstacle in content.all(Obstacle):
        count = len(re.findall(r"[.!?](?=\s|$)", obstacle.summary))
        if count > _LONG_SUMMARY:
            yield Finding(
                "lange-zusammenfassung",
                content.place((*path, "summary")),
                f"Die Zusammenfassung hat {count} Sätze.",
                expected=f"ein bis {_LONG_SUMMARY} kurze Sätze",
                severity=Severity.HINT,
            )


def overdue_reviews(content: Content, today: date) -> Iterator[Finding]:
    """A date of review that has passed is worth a reminder."""
    for path, obstacle in content.all(Obstacle):
        if obstacle.review_by and obstacle.review_by.start.last_day < today:
            yield Finding(
                "pruefung-faellig",
                content.place((*path, "review_by")),
                f"Das Hemmnis „{obstacle.title}“ sollte bis {obstacle.review_by.german} geprüft sein.",
                expected="prüfen und das Datum weiterstellen",
                severity=Severity.HINT,
            )


RULES: Final[tuple[Callable[[Content], Iterator[Finding]], ...]] = (
    duplicate_ids,
    reserved_anchors,
    duplicate_titles,
    duplicate_numbers,
    expected_numbers,
    empty_fields,
    dangling_ids,
    own_prerequisites,
    repeated_entries,
    markup,
    text_references,
    evidence,
    uncited_sources,
    states_listed,
    plausible_dates,
    trustworthy_contacts,
    source_addresses,
    draft_notice,
    reserved_pages,
    idle_entries,
    long_summaries,
)
