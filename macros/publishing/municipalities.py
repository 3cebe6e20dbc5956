"""Which office is there for which municipality: one table, written as editors write."""

from __future__ import annotations

from collections.abc import Iterator

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import Municipality
from macros.publishing.writing import phone, voucher

UNKNOWN = "nicht belegt"


def municipality_table(base: KnowledgeBase) -> str:
    """Give the table with references as editors write them, or nothing without municipalities."""
    if not base.municipalities:
        return ""
    columns = _columns(base)
    head = ["Gemeinde", *(_heading(base, service) for service in columns)]
    rows = (
        [f"**{place.name}**", *(_cell(base, place, service) for service in columns)]
        for place in base.municipalities
    )
    return "\n".join(map(_row, [head, ["---"] * len(head), *rows]))


def _columns(base: KnowledgeBase) -> list[str]:
    """Give the services that any municipality names, in the order of the services, then roles in words."""
    named = dict.fromkeys(office.service for place in base.municipalities for office in place.offices)
    known = [service.id for service in base.services if service.id in named]
    return [*known, *(name for name in named if name not in base.service)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _heading(base: KnowledgeBase, service: str) -> str:
    return f"[[{service}]]" if service in base.service else service


def _cell(base: KnowledgeBase, place: Municipality, service: str) -> str:
    named = [" ".join(office.text.split()) for office in place.offices if office.service == service]
    short = base.service[service].short if service in base.service else service
    answer = "<br>".join([*named, *_contacts(base, place, service)]) or UNKNOWN
    return f'<span class="names">{short}:</span> {answer}'


def _contacts(base: KnowledgeBase, place: Municipality, service: str) -> Iterator[str]:
    for contact in base.contacts_of(base.service[service]) if service in base.service else ():
        if place.name in contact.municipalities:
            number = f"**{phone(contact.phone)}**" if contact.phone else ""
            parts = filter(None, [number, contact.address or ""])
            yield f"{', '.join(parts)} {voucher(contact)}"
