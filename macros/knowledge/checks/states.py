"""States follow their evidence, the same everywhere; logs hold what happened here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.dating import local
from macros.knowledge.documents import KeyPath
from macros.knowledge.findings import Finding
from macros.knowledge.manuscript import Manuscript
from macros.knowledge.model import LogEntry, Obstacle, Solution, SolutionState
from macros.knowledge.references import cited
from macros.knowledge.rules import Severity

_ALL_RUNS: Final = "umgesetzt"
_SOME_RUNS: Final = "begonnen"

rule: Final = Checks("Stände und Einträge")


def _stated(manuscript: Manuscript) -> Iterator[tuple[KeyPath, Solution, SolutionState]]:
    for path, obstacle in manuscript.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            if solution.state:
                yield (*path, "solutions", n), solution, solution.state


def _bare_steps(manuscript: Manuscript, solution: Solution) -> list[int]:
    """Give the steps that no source from here carries, counted from 0."""
    return [n for n, step in enumerate(solution.steps) if not local(step.text, manuscript.sources)]


@rule("umgesetzt-ohne-beleg")
def evidenced_steps(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Lösungsweg ist nur dann „umgesetzt“, wenn jeder seiner Schritte eine Quelle von hier nennt.

    Laufen nur einige Schritte, oder hat ein Projekt erst angefangen, heißt der Stand „begonnen“.
    """
    for path, solution, state in _stated(manuscript):
        if state.value != _ALL_RUNS:
            continue
        for n in _bare_steps(manuscript, solution):
            yield Finding(
                evidenced_steps,
                manuscript.place((*path, "steps", n, "text")),
                f"Der Stand ist „{_ALL_RUNS}“, aber dieser Schritt nennt keine Quelle von hier.",
                expected="eine Quelle [Qnn] ohne „region“, die sagt, dass der Schritt läuft; sonst „value: begonnen“",
            )


@rule("gleicher-beleg-anderer-stand", Severity.HINT)
def same_evidence_same_state(manuscript: Manuscript) -> Iterator[Finding]:
    """Dieselben Quellen ergeben überall denselben Stand.

    Nur „begonnen“ und „umgesetzt“ dürfen sich unterscheiden: wenn einer der beiden Lösungswege noch
    Schritte ohne Quelle hat. Sagt eine Quelle von zwei Dingen Verschiedenes, bleibt es dabei.
    """
    first: dict[frozenset[str], tuple[KeyPath, Solution, SolutionState]] = {}
    for path, solution, state in _stated(manuscript):
        _, before, earlier = first.setdefault(frozenset(cited(state.text)), (path, solution, state))
        if state.value == earlier.value:
            continue
        half_way = {state.value, earlier.value} == {_ALL_RUNS, _SOME_RUNS}
        if half_way and any(_bare_steps(manuscript, one) for one in (solution, before)):
            continue
        yield Finding(
            same_evidence_same_state,
            manuscript.place((*path, "state", "value")),
            f"Mit denselben Quellen heißt der Stand von „{before.title}“: {earlier.value}.",
            expected=f"auch hier „{earlier.value}“, oder eine Quelle, die den Unterschied trägt",
        )


def _log(manuscript: Manuscript) -> Iterator[tuple[KeyPath, LogEntry]]:
    for path, obstacle in manuscript.all(Obstacle):
        for n, entry in enumerate(obstacle.status.log if obstacle.status else []):
            yield (*path, "status", "log", n), entry


@rule("eintrag-von-anderswo")
def events_from_here(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Eintrag im Stand der Dinge nennt mindestens eine Quelle von hier.

    Was nur anderswo geschah, gehört in die Beschreibung: Es sagt nicht, wie weit man hier ist.
    """
    for path, entry in _log(manuscript):
        known = [id_ for id_ in cited(entry.text) if id_ in manuscript.sources]
        if known and not local(entry.text, manuscript.sources):
            regions = dict.fromkeys(manuscript.sources[id_].region or "" for id_ in known)
            yield Finding(
                events_from_here,
                manuscript.place((*path, "text")),
                f"Dieser Eintrag stützt sich nur auf fremde Quellen ({', '.join(regions)}).",
                expected="auch eine Quelle ohne „region“, oder den Satz in die Beschreibung",
            )


@rule("eintrag-vor-dem-ereignis")
def added_after_the_event(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Eintrag kam frühestens an dem Tag hinzu, an dem es geschah.

    In „date“ steht, wann es geschah, in „added“, wann jemand es hier eingetragen hat; leicht stehen sie vertauscht da.
    """
    for path, entry in _log(manuscript):
        if entry.added and entry.date and entry.added.start.first_day < entry.date.start.first_day:
            yield Finding(
                added_after_the_event,
                manuscript.place((*path, "added")),
                f"Hinzugekommen am {entry.added.german}, geschehen {entry.date.german}.",
                expected="in „added“ der Tag, an dem der Eintrag in diese Datei kam",
            )
