"""The knowledge base: everything of an edition, linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from macros.knowledge.model import (
    NOT_EVIDENCED,
    Contact,
    Edition,
    FieldOfAction,
    Language,
    LocalContact,
    Municipality,
    Obstacle,
    Prerequisite,
    Service,
    SiteSettings,
    Solution,
    Source,
    State,
    Step,
    Term,
)
from macros.knowledge.pages import TextPage
from macros.knowledge.references import Citation, cites, references
from macros.knowledge.texts import texts


class Kind(StrEnum):
    """What a reference can lead to."""

    OVERVIEW = "Übersicht"
    PAGE = "Seite"
    FIELD = "Handlungsfeld"
    OBSTACLE = "Hemmnis"
    SERVICE = "Dienst"
    PREREQUISITE = "Voraussetzung"
    TERM = "Begriff"


OVERVIEWS: Final = {
    "handlungsfelder": "Handlungsfelder",
    "hemmnisse": "Hemmnisse",
    "loesungen": "Alle Lösungswege",
    "stand-der-dinge": "Stand der Dinge",
    "voraussetzungen": "Voraussetzungen",
    "beteiligte": "Beteiligte",
    "glossar": "Glossar",
    "quellen": "Quellen",
}
"""Overviews that exist in every edition, by id."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something a reference leads to."""

    kind: Kind
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Way:
    """A solution together with its obstacle and its letter ("15 a")."""

    obstacle: Obstacle
    solution: Solution
    letter: str

    @property
    def name(self) -> str:
        """Give the short name that people use on the telephone."""
        return f"{self.obstacle.number} {self.letter}"

    @property
    def state(self) -> str:
        """Give the id of the state; without evidence there is one too."""
        return self.solution.state.value if self.solution.state else NOT_EVIDENCED

    def requires(self, prerequisite: str) -> bool:
        """Tell whether this solution itself names a prerequisite."""
        return prerequisite in self.solution.prerequisites


def letters() -> Iterator[str]:
    """Count from a to z, then aa, ab and on."""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    yield from alphabet
    yield from (first + second for first in alphabet for second in alphabet)


@dataclass(frozen=True)
class KnowledgeBase:
    """All records of one edition and its hand-written pages; checked and unchangeable."""

    edition: Edition
    states: tuple[State, ...]
    fields: tuple[FieldOfAction, ...]
    obstacles: tuple[Obstacle, ...]
    services: tuple[Service, ...]
    municipalities: tuple[Municipality, ...]
    prerequisites: tuple[Prerequisite, ...]
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    language: Language
    site: SiteSettings
    pages: tuple[TextPage, ...]
    local_contacts: tuple[LocalContact, ...] = ()

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """All solutions in the order of the obstacles' numbers."""
        return tuple(way for obstacle in self.obstacles for way in self.ways_of(obstacle))

    def ways_of(self, obstacle: Obstacle) -> list[Way]:
        """Give the solutions of an obstacle with their letters."""
        return [Way(obstacle, *pair) for pair in zip(obstacle.solutions, letters(), strict=False)]

    def obstacles_of(self, field: FieldOfAction) -> list[Obstacle]:
        """Give the obstacles of a field of action."""
        return [obstacle for obstacle in self.obstacles if obstacle.field == field.id]

    @cached_property
    def page(self) -> Mapping[str, TextPage]:
        """Hand-written pages by their file below docs/."""
        return {page.file: page for page in self.pages}

    @cached_property
    def service(self) -> Mapping[str, Service]:
        """Services by id."""
        return {service.id: service for service in self.services}

    def contacts_of(self, service: Service) -> Sequence[Contact] | Sequence[LocalContact]:
        """Give what the operator has entered for a service, or else the contacts from sources."""
        own = [contact for contact in self.local_contacts if contact.service == service.id]
        return own or service.contacts

    @cached_property
    def prerequisite(self) -> Mapping[str, Prerequisite]:
        """Prerequisites by id."""
        return {item.id: item for item in self.prerequisites}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def state(self) -> Mapping[str, State]:
        """States by id."""
        return {state.id: state for state in self.states}

    @cached_property
    def field(self) -> Mapping[str, FieldOfAction]:
        """Fields of action by id."""
        return {field.id: field for field in self.fields}

    @cached_property
    def obstacle(self) -> Mapping[str, Obstacle]:
        """Obstacles by id."""
        return {obstacle.id: obstacle for obstacle in self.obstacles}

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Everything a `[[reference]]` can lead to, by id."""
        found = [Target(Kind.OVERVIEW, id_, title) for id_, title in OVERVIEWS.items()]
        found += [Target(Kind.PAGE, page.path, page.title) for page in self.pages]
        found += [Target(Kind.FIELD, field.id, field.title) for field in self.fields]
        found += [Target(Kind.OBSTACLE, obstacle.id, obstacle.title) for obstacle in self.obstacles]
        found += [Target(Kind.SERVICE, service.id, service.short) for service in self.services]
        found += [Target(Kind.PREREQUISITE, item.id, item.title) for item in self.prerequisites]
        found += [Target(Kind.TERM, term.id, term.term) for term in self.terms]
        return {target.id: target for target in found}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Words that want explaining, with the id of what explains them."""
        found = {item.abbreviation: item.id for item in self.services if item.abbreviation}
        for term in self.terms:
            found |= {word: term.id for word in (term.term, term.abbreviation) if word}
        return found

    @cached_property
    def is_draft(self) -> bool:
        """Tell whether anything shown is a draft."""
        return any(self.is_draft_obstacle(obstacle) for obstacle in self.obstacles) or (
            self.edition.origin == "entwurf"
        )

    def is_draft_obstacle(self, obstacle: Obstacle) -> bool:
        """Tell whether an obstacle is a draft of the editors."""
        return (obstacle.origin or self.edition.origin) == "entwurf"

    def is_suggested(self, obstacle: Obstacle, step: Step) -> bool:
        """Tell whether a step is a suggestion of the editors: a draft that no source carries."""
        return self.is_draft_obstacle(obstacle) and not cites(step.text)

    def is_suggestion(self, way: Way) -> bool:
        """Tell whether every step of a solution is a suggestion of the editors."""
        return all(self.is_suggested(way.obstacle, step) for step in way.solution.steps)

    def ways_in(self, field: FieldOfAction) -> list[Way]:
        """Give all solutions of a field of action."""
        return [way for way in self.ways if way.obstacle.field == field.id]

    def actors(self, way: Way) -> list[str]:
        """Give who acts in any step of a solution, each once."""
        return list(dict.fromkeys(who for step in way.solution.steps for who in step.who))

    def taking_part(self, obstacle: Obstacle) -> list[str]:
        """Give who takes part in an obstacle or acts in one of its solutions, each once."""
        acting = [who for way in self.ways_of(obstacle) for who in self.actors(way)]
        return list(dict.fromkeys([*(item.service for item in obstacle.involved), *acting]))

    def services_in(self, obstacles: list[Obstacle]) -> list[tuple[str, set[str]]]:
        """Give who is involved in any of these obstacles, and in which."""
        found: dict[str, set[str]] = defaultdict(set)
        for obstacle in obstacles:
            for item in obstacle.involved:
                found[item.service].add(obstacle.id)
        return sorted(found.items(), key=lambda pair: -len(pair[1]))

    def roles_in_words(self) -> list[tuple[str, list[Obstacle]]]:
        """Give involved roles that are no services, with their obstacles."""
        return [
            (name, [obstacle for obstacle in self.obstacles if obstacle.id in ids])
            for name, ids in self.services_in(list(self.obstacles))
            if name not in self.service
        ]

    def prerequisites_in_words(self) -> list[tuple[str, Obstacle]]:
        """Give prerequisites that are written as text, with their obstacle."""
        return [
            (item, obstacle)
            for obstacle in self.obstacles
            for item in obstacle.prerequisites
            if item not in self.prerequisite
        ]

    def related(self, obstacle: Obstacle) -> list[tuple[Obstacle, str]]:
        """Give related obstacles with the reason, whichever side has written it."""
        own = [(self.obstacle[item.id], item.reason) for item in obstacle.related]
        others = [
            (other, item.reason)
            for other in self.obstacles
            for item in other.related
            if item.id == obstacle.id
        ]
        return own + others

    def steps_of(self, service: Service) -> list[tuple[Way, Step]]:
        """Give every step in which a service acts."""
        return [(way, step) for way in self.ways for step in way.solution.steps if service.id in step.who]

    def needed_for(self, prerequisite: Prerequisite) -> list[tuple[Obstacle, list[Way]]]:
        """Give the obstacles that name a prerequisite, with the solutions that need it."""
        return [
            (obstacle, [way for way in self.ways_of(obstacle) if way.requires(prerequisite.id)])
            for obstacle in self.obstacles
            if prerequisite.id in obstacle.prerequisites
        ]

    def knows_what_is_met(self, obstacle: Obstacle) -> bool:
        """Tell whether a source says of any prerequisite how far it is met."""
        named = [self.prerequisite[id_] for id_ in obstacle.prerequisites if id_ in self.prerequisite]
        return any(item.met != "unbekannt" for item in named)

    @cached_property
    def citations(self) -> Mapping[str, tuple[Target, ...]]:
        """Who cites each source, in the order of the pages."""
        found: dict[str, dict[Target, None]] = defaultdict(dict)
        for target, text in self._texts():
            for reference in references(text):
                if isinstance(reference, Citation):
                    found[reference.source][target] = None
        for service in self.services:
            for contact in self.contacts_of(service):
                if isinstance(contact, Contact):
                    found[contact.source][self.targets[service.id]] = None
        return {source: tuple(targets) for source, targets in found.items()}

    def _texts(self) -> Iterator[tuple[Target, str]]:
        start = Target(Kind.OVERVIEW, "", "Startseite")
        yield from ((start, text) for _, text, _ in texts(self.edition))
        shown: list[FieldOfAction | Obstacle | Service | Prerequisite | Term] = [
            *self.fields,
            *self.obstacles,
            *self.services,
            *self.prerequisites,
            *self.terms,
        ]
        for record in shown:
            yield from ((self.targets[record.id], text) for _, text, _ in texts(record))
        for place in self.municipalities:
            yield from ((self.targets["beteiligte"], text) for _, text, _ in texts(place))
        yield self.targets["loesungen"], self.language.urgent_help or ""
        for page in self.pages:
            yield self.targets[page.path], page.prose
