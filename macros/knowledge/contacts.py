"""Contacts: which source may give one, and what to say beside one that is old."""

from __future__ import annotations

import re
from typing import Final

from macros.knowledge.model import Contact, Source

FIRST_RECENT_YEAR: Final = 2022
"""What a source says of a number from this year on is trusted as it stands."""
_LONGEST_EMERGENCY_NUMBER: Final = 4


def last_year(source: Source) -> int | None:
    """Give the last year that a source speaks of, if it says when it is from."""
    return (source.date.end or source.date.start).year if source.date else None


def is_second_hand(source: Source) -> bool:
    """Tell whether a source only passes on what another has said: a copy, a directory, an opinion."""
    return source.url_kind == "kopie" or source.kind == "Meinung"


def is_own_page(source: Source) -> bool:
    """Tell whether a source is a page of the service itself or of an authority."""
    return source.kind in {"amtlich", "Träger"} and source.url_kind == "original"


def is_emergency(contact: Contact) -> bool:
    """Tell whether a contact has a short number, as those for emergencies are."""
    digits = re.sub(r"\D", "", contact.phone or "")
    return 0 < len(digits) <= _LONGEST_EMERGENCY_NUMBER


def standing(contact: Contact, source: Source) -> str:
    """Say in words how old an older contact is; nothing of one that is recent."""
    year = last_year(source)
    if year is not None:
        return "" if year >= FIRST_RECENT_YEAR else f"Stand {year}"
    if contact.age:
        return contact.age
    return "" if is_own_page(source) else "Quelle ohne Datum"
