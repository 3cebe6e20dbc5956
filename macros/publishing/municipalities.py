"""Which office is there for which municipality."""

from __future__ import annotations

import re
from unicodedata import normalize

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.model import Contact, LocalContact, Municipality


def anchor(place: Municipality) -> str:
    """Give the anchor of a municipality's row, wherever the table stands."""
    spelled = place.name.casefold().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"})
    plain = normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return "gemeinde-" + "-".join(re.findall("[a-z0-9]+", plain))


def offices(base: KnowledgeBase) -> list[str]:
    """Give the services that any municipality names, in the order of the services, then roles in words."""
    named = dict.fromkeys(office.service for place in base.municipalities for office in place.offices)
    known = [service.id for service in base.services if service.id in named]
    return [*known, *(name for name in named if name not in base.service)]


def contacts_in(base: KnowledgeBase, place: Municipality, name: str) -> list[Contact | LocalContact]:
    """Give the contacts of a service that are there for a municipality."""
    contacts = base.contacts_of(base.service[name]) if name in base.service else ()
    return [contact for contact in contacts if place.name in contact.municipalities]
