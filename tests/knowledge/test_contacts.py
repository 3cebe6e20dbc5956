"""How old a contact is stands beside it: with the year of its source, or in words where it has none."""

from __future__ import annotations

import pytest

from macros.knowledge.contacts import standing
from macros.knowledge.model import Contact, Source
from macros.knowledge.periods import Period


def source(kind: str = "amtlich", url_kind: str = "original", date: str = "") -> Source:
    """Make a source that a contact may come from."""
    return Source(
        id="Q10",
        title="Kontakt",
        publisher="Amt",
        url="https://amt.example/",
        url_kind=url_kind,  # type: ignore[arg-type]  # the model checks it
        kind=kind,  # type: ignore[arg-type]  # the same
        date=Period.parse(date),
    )


@pytest.mark.parametrize(
    ("told", "age", "expected"),
    [
        (source(date="2022"), "", ""),
        (source(date="2021-12-31"), "", "Stand 2021"),
        (source(date="2019/2023"), "", ""),
        (source(), "", ""),
        (source("Träger"), "", ""),
        (source(), "Seite aus der Corona-Zeit", "Seite aus der Corona-Zeit"),
        (source("Presse", date="2024"), "", ""),
        (source("Presse", date="2020-10-25"), "", "Stand 2020"),
        (source("Presse"), "", "Quelle ohne Datum"),
        (source("Presse"), "Mitteilung ohne Datum", "Mitteilung ohne Datum"),
        (source(url_kind="keine"), "", "Quelle ohne Datum"),
    ],
)
def test_an_old_contact_says_how_old_it_is(told: Source, age: str, expected: str) -> None:
    contact = Contact(place="Eupen", phone="087 00 00 00", source="Q10", age=age or None)
    assert standing(contact, told) == expected
