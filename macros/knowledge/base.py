"""The knowledge base: everything of an edition, linked both ways.

What is asked more than once is read off in one pass over the edition and remembered, so that a page
costs the same however many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from macros.knowledge.dating import Evidence, attested, latest
from macros.knowledge.kinds import LINKED, OVERVIEW, OVERVIEWS, PAGE, SERVICE, SOLUTIONS, Kind
from macros.knowledge.model import (
    Contact,
    Edition,
    Everyday,
    FieldOfAction,
    Identified,
    Language,
    LocalContact,
    MissingTopic,
    Municipality,
    Obstacle,
    Prerequisite,
    Record,
    Service,
    SiteSettings,
    Source,
    State,
    Term,
    Urgent,
    Vocabulary,
)
from macros.knowledge.pages import TextPage
from macros.knowledge.references import Citation, cites, references
from macros.knowledge.texts import texts
from macros.knowledge.ways import Part, Way, ways_of

R = TypeVar("R", bound=Record)
N = TypeVar("N", bound=Identified)


@dataclass(frozen=True, slots=True)
class Target:
    """Something a reference leads to."""

    kind: Kind
    id: str
    title: str


@dataclass(frozen=True)
class KnowledgeBase:
    """All records of one edition and its hand-written pages; checked and unchangeable."""

    records: Mapping[type[Record], Sequence[Record]]
    """All records by their type, in the order in which readers meet them."""
    pages: tuple[TextPage, ...]

    def all(self, model: type[R]) -> Sequence[R]:
        """Give all records of a type."""
        return self.records.get(model, ())  # type: ignore[return-value]  # each list holds one type

    def only(self, model: type[R]) -> R:
        """Give the one record of a type that exists once."""
        return self.all(model)[0]

    @cached_property
    def _indexes(self) -> dict[type[Record], dict[str, Record]]:
        return {}

    def by_id(self, model: type[N]) -> Mapping[str, N]:
        """Give all records of a type by their ids."""
        if model not in self._indexes:
            self._indexes[model] = {record.id: record for record in self.all(model)}
        return self._indexes[model]  # type: ignore[return-value]  # each holds one type

    @cached_property
    def edition(self) -> Edition:
        """What holds for the whole edition."""
        return self.only(Edition)

    @cached_property
    def language(self) -> Language:
        """Words that the check of texts and the search look out for."""
        return self.only(Language)

    @cached_property
    def site(self) -> SiteSettings:
        """What the operator has filled in."""
        return self.only(SiteSettings)

    @property
    def vocabulary(self) -> Sequence[Vocabulary]:
        """What people type who mean an obstacle."""
        return self.all(Vocabulary)

    @property
    def missing_topics(self) -> Sequence[MissingTopic]:
        """Topics that people look for here in vain."""
        return self.all(MissingTopic)

    @property
    def urgent(self) -> Sequence[Urgent]:
        """Needs that come before everything else."""
        return self.all(Urgent)

    @property
    def everyday(self) -> Sequence[Everyday]:
        """What people type that has nothing to do with the edition, if that is known."""
        return self.all(Everyday)

    @property
    def states(self) -> Sequence[State]:
        """States in the order of the legend."""
        return self.all(State)

    @property
    def fields(self) -> Sequence[FieldOfAction]:
        """Fields of action in the order of the data."""
        return self.all(FieldOfAction)

    @property
    def obstacles(self) -> Sequence[Obstacle]:
        """Obstacles by number."""
        return self.all(Obstacle)

    @property
    def services(self) -> Sequence[Service]:
        """Services in the order of the data."""
        return self.all(Service)

    @property
    def municipalities(self) -> Sequence[Municipality]:
        """Municipalities in the order of the data."""
        return self.all(Municipality)

    @property
    def prerequisites(self) -> Sequence[Prerequisite]:
        """Prerequisites in the order of the data."""
        return self.all(Prerequisite)

    @property
    def sources(self) -> Sequence[Source]:
        """Sources by number."""
        return self.all(Source)

    @property
    def terms(self) -> Sequence[Term]:
        """Terms of the glossary from A to Z."""
        return self.all(Term)

    @cached_property
    def page(self) -> Mapping[str, TextPage]:
        """Hand-written pages by their file below docs/."""
        return {page.file: page for page in self.pages}

    @cached_property
    def service(self) -> Mapping[str, Service]:
        """Services by id."""
        return self.by_id(Service)

    @cached_property
    def prerequisite(self) -> Mapping[str, Prerequisite]:
        """Prerequisites by id."""
        return self.by_id(Prerequisite)

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self.by_id(Source)

    @cached_property
    def state(self) -> Mapping[str, State]:
        """States by id."""
        return self.by_id(State)

    @cached_property
    def field(self) -> Mapping[str, FieldOfAction]:
        """Fields of action by id."""
        return self.by_id(FieldOfAction)

    @cached_property
    def obstacle(self) -> Mapping[str, Obstacle]:
        """Obstacles by id."""
        return self.by_id(Obstacle)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """Everything a `[[reference]]` can lead to, by id."""
        found = [Target(OVERVIEW, id_, title) for id_, title in OVERVIEWS.items()]
        found += [Target(PAGE, page.path, page.title) for page in self.pages]
        for kind in LINKED:
            found += [Target(kind, record.id, kind.short_of(record)) for record in self.all(kind.record)]
        return {target.id: target for target in found}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Words that want explaining, with the id of what explains them."""
        found = {item.abbreviation: item.id for item in self.services if item.abbreviation}
        for term in self.terms:
            found |= {word: term.id for word in (term.term, term.abbreviation) if word}
        return found

    # Drafts

    @cached_property
    def is_draft(self) -> bool:
        """Tell whether anything shown is a draft."""
        return self.edition.origin == "entwurf" or any(map(self.is_draft_obstacle, self.obstacles))

    def is_draft_obstacle(self, obstacle: Obstacle) -> bool:
        """Tell whether an obstacle is a draft of the editors."""
        return (obstacle.origin or self.edition.origin) == "entwurf"

    def is_suggested(self, obstacle: Obstacle, text: str) -> bool:
        """Tell whether what an obstacle says to do is a suggestion of the editors: a draft that no source carries."""
        return self.is_draft_obstacle(obstacle) and not cites(text)

    def is_suggestion(self, way: Way) -> bool:
        """Tell whether every step of a solution is a suggestion of the editors."""
        return all(self.is_suggested(way.obstacle, step.text) for step in way.solution.steps)

    # Fields of action and their obstacles

    @cached_property
    def _by_field(self) -> Mapping[str, list[Obstacle]]:
        return _grouped((obstacle.field, obstacle) for obstacle in self.obstacles)

    def obstacles_of(self, field: FieldOfAction) -> list[Obstacle]:
        """Give the obstacles of a field of action."""
        return self._by_field.get(field.id, [])

    @cached_property
    def _position(self) -> Mapping[str, int]:
        return {
            obstacle.id: number
            for obstacles in self._by_field.values()
            for number, obstacle in enumerate(obstacles)
        }

    def position(self, obstacle: Obstacle) -> int:
        """Give the place of an obstacle among those of its field of action, from 0."""
        return self._position[obstacle.id]

    # Solutions

    @cached_property
    def _ways(self) -> Mapping[str, list[Way]]:
        return {obstacle.id: ways_of(obstacle) for obstacle in self.obstacles}

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """All solutions in the order of the obstacles' numbers."""
        return tuple(way for ways in self._ways.values() for way in ways)

    def ways_of(self, obstacle: Obstacle) -> list[Way]:
        """Give the solutions of an obstacle with their letters."""
        return self._ways[obstacle.id]

    @cached_property
    def _way(self) -> Mapping[str, Way]:
        return {way.solution.id: way for way in self.ways}

    def shown_ways(self, obstacle: Obstacle) -> list[Way]:
        """Give the solutions of an obstacle, then those of others that help with it too."""
        return self.ways_of(obstacle) + self.shared_ways(obstacle)

    def shared_ways(self, obstacle: Obstacle) -> list[Way]:
        """Give the solutions of other obstacles that help with this one too."""
        return [self._way[shared.id] for shared in obstacle.shared]

    @cached_property
    def _sharing(self) -> Mapping[str, list[Obstacle]]:
        return _grouped((shared.id, obstacle) for obstacle in self.obstacles for shared in obstacle.shared)

    def sharing(self, way: Way) -> list[Obstacle]:
        """Give the other obstacles with which a solution helps."""
        return self._sharing.get(way.solution.id, [])

    def ways_in(self, field: FieldOfAction) -> list[Way]:
        """Give all solutions of a field of action."""
        return [way for obstacle in self.obstacles_of(field) for way in self.ways_of(obstacle)]

    @cached_property
    def _attested(self) -> Mapping[str, Evidence]:
        return attested(self.sources, self.obstacles)

    def evidence_of(self, way: Way) -> Evidence | None:
        """Give the latest evidence of a solution's state, if any of it says when it is from."""
        state = way.solution.state
        return latest(state, self.source, self._attested) if state else None

    # Who takes part

    @cached_property
    def _local_contacts(self) -> Mapping[str, list[LocalContact]]:
        return _grouped((contact.service, contact) for contact in self.all(LocalContact))

    def contacts_of(self, service: Service) -> Sequence[Contact] | Sequence[LocalContact]:
        """Give what the operator has entered for a service, or else the contacts from sources."""
        return self._local_contacts.get(service.id) or service.contacts

    def participants(self, obstacle: Obstacle) -> list[str]:
        """Give who takes part in an obstacle or acts in its solutions, ids and roles in words, each once."""
        acting = [who for way in self.shown_ways(obstacle) for who in way.actors]
        return list(dict.fromkeys([*(item.service for item in obstacle.involved), *acting]))

    def services_among(self, names: Iterable[str]) -> list[str]:
        """Give those who are services, not roles in words."""
        return [name for name in names if name in self.service]

    def involved_in(self, obstacles: Iterable[Obstacle]) -> list[tuple[str, list[Obstacle]]]:
        """Give who is involved in any of these obstacles, and in which; who is in most comes first."""
        found = _grouped((item.service, obstacle) for obstacle in obstacles for item in obstacle.involved)
        return sorted(found.items(), key=lambda pair: -len(pair[1]))

    @cached_property
    def roles_in_words(self) -> list[tuple[str, list[Obstacle]]]:
        """Give involved roles that are no services, with their obstacles."""
        return [pair for pair in self.involved_in(self.obstacles) if pair[0] not in self.service]

    @cached_property
    def _parts(self) -> Mapping[str, list[Part]]:
        return _grouped(pair for obstacle in self.obstacles for pair in self._parts_in(obstacle))

    def _parts_in(self, obstacle: Obstacle) -> Iterator[tuple[str, Part]]:
        steps = _grouped(
            (who, (way, step))
            for way in self.ways_of(obstacle)
            for step in way.solution.steps
            for who in step.who
        )
        tasks = {item.service: item.task or "" for item in obstacle.involved}
        for who in dict.fromkeys([*tasks, *steps]):
            yield who, Part(obstacle, tasks.get(who, ""), steps.get(who, []))

    def parts_of(self, service: Service) -> list[Part]:
        """Give what a service does, obstacle by obstacle."""
        return self._parts.get(service.id, [])

    # Prerequisites

    @cached_property
    def _needing(self) -> Mapping[str, list[Obstacle]]:
        return _grouped((item, obstacle) for obstacle in self.obstacles for item in obstacle.prerequisites)

    def needed_for(self, prerequisite: Prerequisite) -> list[tuple[Obstacle, list[Way]]]:
        """Give the obstacles that name a prerequisite, with the solutions that need it."""
        return [
            (obstacle, [way for way in self.shown_ways(obstacle) if way.requires(prerequisite.id)])
            for obstacle in self._needing.get(prerequisite.id, [])
        ]

    @cached_property
    def merged(self) -> Mapping[str, Prerequisite]:
        """Former prerequisites by id, with the one that has taken them in."""
        return {former.id: item for item in self.prerequisites for former in item.former}

    @cached_property
    def prerequisites_in_words(self) -> list[tuple[str, Obstacle]]:
        """Give prerequisites that are written as text, with their obstacle."""
        return [
            (item, obstacle)
            for obstacle in self.obstacles
            for item in obstacle.prerequisites
            if item not in self.prerequisite
        ]

    def knows_what_is_met(self, obstacle: Obstacle) -> bool:
        """Tell whether a source says of any prerequisite how far it is met."""
        named = [self.prerequisite[id_] for id_ in obstacle.prerequisites if id_ in self.prerequisite]
        return any(item.met != "unbekannt" for item in named)

    # Related obstacles

    @cached_property
    def _related(self) -> Mapping[str, list[tuple[Obstacle, str]]]:
        """Related obstacles with the reason; on each page its own entries come first."""
        written = [(obstacle, item) for obstacle in self.obstacles for item in obstacle.related]
        own = [(obstacle.id, (self.obstacle[item.id], item.reason)) for obstacle, item in written]
        return _grouped(own + [(item.id, (obstacle, item.reason)) for obstacle, item in written])

    def related(self, obstacle: Obstacle) -> list[tuple[Obstacle, str]]:
        """Give related obstacles with the reason, whichever side has written it."""
        return self._related.get(obstacle.id, [])

    # Citations

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
        """Give every text that may cite, with the page on which it stands."""
        start = Target(OVERVIEW, "", "Startseite")
        yield from ((start, text) for _, text, _ in texts(self.edition))
        for kind in LINKED:
            for record in self.all(kind.record):
                target = self.targets[record.id]
                yield from ((target, text) for _, text, _ in texts(record))
        for place in self.municipalities:
            yield from ((self.targets[SERVICE.overview.id], text) for _, text, _ in texts(place))
        for topic in (*self.missing_topics, *self.urgent):
            yield from ((self.targets[SOLUTIONS.id], text) for _, text, _ in texts(topic))
        for page in self.pages:
            yield self.targets[page.path], page.prose


K = TypeVar("K")
V = TypeVar("V")


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Give the second of each pair, grouped by the first."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
