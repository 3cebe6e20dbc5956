"""Pages from data: Markdown made from the model by one template per kind of page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.kinds import OVERVIEWS
from macros.knowledge.ways import Way
from macros.knowledge.model import (
    NOT_EVIDENCED,
    FieldOfAction,
    LogEntry,
    Obstacle,
    Service,
)
from macros.publishing.municipalities import municipality_table
from macros.publishing.pages import DataPage
from macros.publishing.writing import Writer, phone, voucher

TEMPLATES: Final = Path(__file__).parent.parent / "templates"
WITH_SOURCES: Final = frozenset({"hemmnis", "dienst", "voraussetzung"})
NEWEST: Final = 6
ASKED_FIRST: Final = 3
WHOLE_STRIP: Final = 247  # as wide as 21 obstacles in six fields; fewer leave room
_WORDS: Final = [
    "null",
    "ein",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
]


def render(base: KnowledgeBase, page: DataPage) -> str:
    """Give the Markdown of one page."""
    writer = Writer(base, page.path, own=page.id, lists_sources=page.kind in WITH_SOURCES)
    template = templates().get_template(f"{page.kind}.md")
    return template.render(base=base, page=page, w=writer, **_subject(base, page))


@cache
def templates() -> Environment:
    """Give the templates, which write Markdown or plain text."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 (templates give Markdown; Writer escapes)
    )
    environment.filters["sentence"] = lambda words: words[:1].upper() + words[1:]
    environment.filters["ended"] = ended
    environment.globals.update(
        progress=progress,
        count=count,
        log_of=log_of,
        newest_entries=newest_entries,
        states_count=states_count,
        strip=strip,
        involved_in=involved_in,
        acting=acting,
        taking_part=taking_part,
        named=named,
        phone=phone,
        voucher=voucher,
        municipality_table=municipality_table,
        overviews=OVERVIEWS,
        not_evidenced=NOT_EVIDENCED,
        newest=NEWEST,
        asked_first=ASKED_FIRST,
    )
    return environment


def _subject(base: KnowledgeBase, page: DataPage) -> dict[str, object]:
    """Give the record that a page is about, under the name that its template uses."""
    match page.kind:
        case "handlungsfeld":
            return {"field": base.field[page.id]}
        case "hemmnis":
            return {"obstacle": base.obstacle[page.id]}
        case "dienst":
            return {"service": base.service[page.id]}
        case "voraussetzung":
            return {"prerequisite": base.prerequisite[page.id]}
        case _:
            return {}


def ended(words: str) -> str:
    """End a sentence with a full stop, unless it asks or calls."""
    return words if words.endswith(("?", "!")) else f"{words}."


def count(number: int, one: str, many: str) -> str:
    """Say a number with its noun: "vier Hemmnisse", "21 Hemmnisse", "ein Hemmnis"."""
    word = _WORDS[number] if number < len(_WORDS) else str(number)
    return f"{word} {one if number == 1 else many}"


def named(values: Sequence[str]) -> str:
    """Join names as a sentence does: "a, b und c"."""
    return " und ".join(filter(None, [", ".join(values[:-1]), *values[-1:]]))


def progress(base: KnowledgeBase, ways: Sequence[Way]) -> str:
    """Say in words how far the solutions are: "1 von 4 Lösungswegen begonnen"."""
    counted = states_count(base, ways)
    noun = "Lösungsweg" if len(ways) == 1 else "Lösungswege"
    parts = [
        f"{counted[state.id]} {base.state[state.id].label}"
        for state in base.states
        if state.id != NOT_EVIDENCED and counted[state.id]
    ]
    if not parts:
        return f"{len(ways)} {noun}, Stand {base.state[NOT_EVIDENCED].label}"
    if len(ways) == 1:
        return f"1 Lösungsweg, {parts[0].split(' ', 1)[1]}"
    first, *rest = parts
    number, label = first.split(" ", 1)
    return ", ".join([f"{number} von {len(ways)} Lösungswegen {label}", *rest])


def states_count(base: KnowledgeBase, ways: Iterable[Way]) -> dict[str, int]:
    """Count solutions by state, in the order of the states."""
    counted = Counter(way.state for way in ways)
    return {state.id: counted[state.id] for state in base.states}


def log_of(obstacle: Obstacle) -> list[LogEntry]:
    """Give the log newest first; what has no date stands at the end."""
    log = obstacle.status.log if obstacle.status else []
    return sorted(log, key=_age)


def newest_entries(base: KnowledgeBase, most: int | None = None) -> list[tuple[Obstacle, LogEntry]]:
    """Give entries of all logs newest first; with a limit, dated ones only."""
    entries = [(obstacle, entry) for obstacle in base.obstacles for entry in log_of(obstacle)]
    ordered = sorted(entries, key=lambda pair: _age(pair[1]))
    if most is None:
        return ordered
    return list(islice((pair for pair in ordered if pair[1].date), most))


def _age(entry: LogEntry) -> tuple[int, int, int, int]:
    if entry.date is None:
        return (1, 0, 0, 0)
    start = entry.date.start
    return (0, -start.year, -start.month, -start.day)


def involved_in(base: KnowledgeBase, service: Service) -> list[tuple[Obstacle, str, list[Any]]]:
    """Give each obstacle in which a service takes part: its task and the steps in which it acts."""
    found = []
    for obstacle in base.obstacles:
        tasks = [item.task or "" for item in obstacle.involved if item.service == service.id]
        steps = [pair for pair in base.steps_of(service) if pair[0].obstacle is obstacle]
        if tasks or steps:
            found.append((obstacle, tasks[0] if tasks else "", steps))
    return found


def taking_part(base: KnowledgeBase, obstacle: Obstacle) -> list[str]:
    """Give the ids of the services that take part in an obstacle or act in its solutions."""
    return [name for name in base.taking_part(obstacle) if name in base.service]


def acting(base: KnowledgeBase) -> list[Service]:
    """Give the services that take part anywhere, by the name that people know."""
    ids = {id_ for obstacle in base.obstacles for id_ in taking_part(base, obstacle)}
    return sorted(
        (base.service[id_] for id_ in ids), key=lambda service: normalize("NFKD", service.short.casefold())
    )


def strip(base: KnowledgeBase, near: FieldOfAction, now: Obstacle | None = None) -> str:
    """Draw the strip of marks: one for each obstacle, grouped by field; decoration only."""
    marks, x = [], 0
    for field in base.fields:
        for obstacle in base.obstacles_of(field):
            if obstacle is now:
                marks.append(f'<rect x="{x}" y="0" width="7" height="16" class="now"/>')
            else:
                kind = ' class="near"' if field is near else ""
                marks.append(f'<rect x="{x}" y="6" width="7" height="10"{kind}/>')
            x += 10
        x += 8 if base.obstacles_of(field) else 0
    return f'<svg class="strip" viewBox="0 0 {max(x - 11, WHOLE_STRIP)} 16" aria-hidden="true">{"".join(marks)}</svg>'
