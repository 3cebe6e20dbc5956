"""What an operator has checked replaces the contacts of a service, and of that service only."""

from __future__ import annotations

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from macros.knowledge.model import Contact, LocalContact
from macros.knowledge.purpose import Purpose
from tests.editions import MINIMAL, TODAY

LOCAL = "data/contacts.local.yaml"


def test_the_operators_contacts_replace_those_of_the_service() -> None:
    files = read_files(MINIMAL)
    sourced = load(files, TODAY, Purpose.COPY).base
    files[LOCAL] = b"contacts:\n  - service: amt\n    place: Raeren\n    checked: 2026-11-03\n"
    own = load(files, TODAY, Purpose.COPY).base
    assert sourced is not None
    assert own is not None
    (before,), (after,) = (base.contacts_of(base.service["amt"]) for base in (sourced, own))
    assert isinstance(before, Contact)
    assert isinstance(after, LocalContact)
    assert (before.place, after.place, after.checked.german) == ("Eupen", "Raeren", "3. November 2026")


def test_a_source_that_only_a_replaced_contact_has_cited_is_cited_no_more() -> None:
    files = read_files(MINIMAL)
    files["data/services.yaml"] = files["data/services.yaml"].replace(b"source: Q10", b"source: Q20")
    amt = files["data/sources.yaml"].split(b"  - id: ")[1]
    files["data/sources.yaml"] += b"  - id: " + amt.replace(b"Q10", b"Q20")
    sourced = load(files, TODAY).base
    files[LOCAL] = b"contacts:\n  - service: amt\n    place: Raeren\n    checked: 2026-11-03\n"
    own = load(files, TODAY).base
    assert sourced is not None
    assert own is not None
    assert "Q20" in sourced.citations
    assert "Q20" not in own.citations
