"""Reaching: whom to call, and how much to trust the number."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.contacts import standing
from macros.knowledge.model import Contact, Involved, LocalContact, Obstacle, Service

_ASKED_FIRST: Final = 3


def standing_of(base: KnowledgeBase, contact: Contact | LocalContact) -> str:
    """Say how old an older contact is; what the operator has checked is not."""
    return standing(contact, base.source[contact.source]) if isinstance(contact, Contact) else ""


def numbers_of(base: KnowledgeBase, service: Service) -> list[Contact | LocalContact]:
    """Give the contacts of a service that have a number and are there for everybody."""
    return [contact for contact in base.contacts_of(service) if contact.phone and not contact.municipalities]


def has_local_numbers(base: KnowledgeBase, service: Service) -> bool:
    """Tell whether a service has a number that is there for some municipalities only."""
    return any(contact.phone and contact.municipalities for contact in base.contacts_of(service))


def asked(base: KnowledgeBase, obstacle: Obstacle) -> list[Involved]:
    """Give who is asked first, and the next who has a number if none of these has one."""
    first, others = obstacle.involved[:_ASKED_FIRST], obstacle.involved[_ASKED_FIRST:]
    if can_be_called(base, first):
        return first
    return [*first, *islice((item for item in others if can_be_called(base, [item])), 1)]


def can_be_called(base: KnowledgeBase, involved: Iterable[Involved]) -> bool:
    """Tell whether any of those who take part has a number."""
    services = (base.service[item.service] for item in involved if item.service in base.service)
    return any(contact.phone for service in services for contact in base.contacts_of(service))
