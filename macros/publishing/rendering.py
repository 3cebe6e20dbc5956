"""Pages from data: HTML made from the model by one template for each kind of page, from components."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar
from unicodedata import normalize

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.contacts import FIRST_RECENT_YEAR
from macros.knowledge.kinds import PREREQUISITE, WITH_PAGES
from macros.knowledge.model import NOT_EVIDENCED, LogEntry, Obstacle, Record, Service
from macros.knowledge.outside import shown
from macros.knowledge.periods import Point
from macros.publishing import phrasing
from macros.publishing.icons import icon
from macros.publishing.municipalities import anchor, contacts_in, offices
from macros.publishing.pages import FORMER_KIND, DataPage
from macros.publishing.priorities import prerequisites_by_reach, shared_prerequisites
from macros.publishing.reaching import asked, can_be_called, has_local_numbers, numbers_of, standing_of
from macros.publishing.strip import strip_of
from macros.publishing.writing import Writer, phone, voucher

TEMPLATES: Final = Path(__file__).parent.parent / "templates"
CACHE: Final = Path(".cache") / "templates"
"""Below the folder of a project: compiled templates that an earlier build has left."""
NEWEST: Final = 6

R = TypeVar("R", bound=Record)
_RECORDS: Final = {kind.id: kind.record for kind in WITH_PAGES}


def render(page: DataPage, writer: Writer) -> Markup:
    """Give the HTML of one page, for inside of main."""
    template = templates().get_template(page.template)
    template.globals = {**template.globals}  # Jinja's own mapping is copied name by name for every page
    html = template.render(page=page, base=writer.base, w=writer, **_subject(page, writer.base))
    return Markup(writer.with_sources(html, _sources))  # noqa: S704 (templates escape)


def component(name: str, macro: str, *values: object) -> Markup:
    """Give the HTML of one component by itself."""
    module = templates().get_template(f"components/{name}.html").module
    made: Markup = getattr(module, macro)(*values)
    return made


def _sources(writer: Writer) -> Markup:
    return component("sources", "sources", writer, list(writer.cited.values()))


def _subject(page: DataPage, base: KnowledgeBase) -> dict[str, Record]:
    """Give the record that a page is about, under the name of its kind."""
    if page.kind == FORMER_KIND:
        return {PREREQUISITE.id: base.merged[page.id]}
    model = _RECORDS.get(page.kind)
    return {page.kind: base.by_id(model)[page.id]} if model else {}


@cache
def templates() -> Environment:
    """Give the templates; they write HTML, and whatever they are given is text unless it says otherwise."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=select_autoescape(["html"]),
    )
    environment.filters |= {"sentence": phrasing.sentence, "ended": phrasing.ended, "shown": shown}
    environment.globals |= {
        "acting": acting,
        "anchor": anchor,
        "asked": asked,
        "can_be_called": can_be_called,
        "contacts_in": contacts_in,
        "count": phrasing.count,
        "first_recent_year": FIRST_RECENT_YEAR,
        "has_local_numbers": has_local_numbers,
        "icon": icon,
        "involved_grid": involved_grid,
        "lately_added": lately_added,
        "log_of": log_of,
        "named": phrasing.named,
        "neighbours": neighbours,
        "newest": NEWEST,
        "newest_entries": newest_entries,
        "not_evidenced": NOT_EVIDENCED,
        "numbers_of": numbers_of,
        "offices": offices,
        "phone": phone,
        "prerequisites_by_reach": prerequisites_by_reach,
        "progress": phrasing.progress,
        "shared_prerequisites": shared_prerequisites,
        "standing_of": standing_of,
        "states_count": phrasing.states_count,
        "strip_of": strip_of,
        "voucher": voucher,
    }
    return environment


def keep_compiled(project: Path) -> FileSystemBytecodeCache:
    """Keep compiled templates in a project's folder from now on; give what keeps them."""
    folder = project / CACHE
    folder.mkdir(parents=True, exist_ok=True)
    kept = FileSystemBytecodeCache(str(folder))
    templates().bytecode_cache = kept
    return kept


Entry = tuple[Obstacle, LogEntry]


def log_of(obstacle: Obstacle) -> list[Entry]:
    """Give the log newest first; what has no date stands at the end."""
    log = obstacle.status.log if obstacle.status else []
    return [(obstacle, entry) for entry in sorted(log, key=_age)]


def newest_entries(base: KnowledgeBase, most: int | None = None) -> list[Entry]:
    """Give entries of all logs newest first; with a limit, dated ones only."""
    entries = [entry for obstacle in base.obstacles for entry in log_of(obstacle)]
    ordered = sorted(entries, key=lambda pair: _age(pair[1]))
    if most is None:
        return ordered
    return list(islice((pair for pair in ordered if pair[1].date), most))


def lately_added(base: KnowledgeBase, most: int) -> list[Entry]:
    """Give the entries that came here last; of those of one day the newest events."""
    known = [pair for pair in newest_entries(base) if pair[1].added]
    return sorted(known, key=lambda pair: pair[1].added.start if pair[1].added else Point(0), reverse=True)[
        :most
    ]


def _age(entry: LogEntry) -> tuple[int, int, int, int]:
    if entry.date is None:
        return (1, 0, 0, 0)
    start = entry.date.start
    return (0, -start.year, -start.month, -start.day)


def neighbours(row: Sequence[R], here: int) -> tuple[R | None, R | None]:
    """Give what stands before and after a place in a row, counted from 0."""
    return (row[here - 1] if here else None, row[here + 1] if here + 1 < len(row) else None)


def involved_grid(base: KnowledgeBase, obstacles: Sequence[Obstacle]) -> list[tuple[str, list[bool]]]:
    """Give who is involved in any of these obstacles, and obstacle by obstacle whether in this one."""
    rows = []
    for name, theirs in base.involved_in(obstacles):
        ids = {obstacle.id for obstacle in theirs}
        rows.append((name, [obstacle.id in ids for obstacle in obstacles]))
    return rows


def acting(base: KnowledgeBase) -> list[Service]:
    """Give the services that act in any solution, by the name that people know."""
    services = (base.service[id_] for id_ in _acting_ids(base))
    return sorted(services, key=lambda service: normalize("NFKD", service.short.casefold()))


def _acting_ids(base: KnowledgeBase) -> Iterable[str]:
    return {id_ for way in base.ways for id_ in base.services_among(way.actors)}
