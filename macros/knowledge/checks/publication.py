"""What stands in the way of a build although the content is sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from macros.knowledge.content import Content
from macros.knowledge.findings import Finding, Place
from macros.knowledge.model import SiteSettings
from macros.knowledge.purpose import Purpose

_OPERATOR: Final = ("publisher", "imprint", "contact", "accessibility_contact")


def hindrances(content: Content, purpose: Purpose) -> Iterator[Finding]:
    """Give what must not be published for this purpose as it is."""
    if purpose is Purpose.PUBLIC:
        yield from _nameless_operator(content)
    if purpose is not Purpose.COPY:
        yield from _local_contacts(content)


def _nameless_operator(content: Content) -> Iterator[Finding]:
    """Public pages say who answers for them."""
    site = content.site
    for name in _OPERATOR if site else ():
        if getattr(site, name):
            continue
        info = SiteSettings.model_fields[name]
        yield Finding(
            "angabe-des-betreibers-fehlt",
            content.documents["site"].place_of_key(("site", name)),
            f"Das Feld „{name}“ ({info.title}) ist leer; ohne diese Angabe werden die Seiten nicht veröffentlicht.",
            expected="eine Angabe des Betreibers; nur zum Vorzeigen und für Suchmaschinen gesperrt geht es ohne: "
            "PREVIEW=1 make public",
            example=f"{name}: {(info.examples or [''])[0]}",
        )


def _local_contacts(content: Content) -> Iterator[Finding]:
    """What an operator has entered for the copy stays in the copy."""
    document = content.documents.get("contacts")
    if document:
        yield Finding(
            "nur-fuer-die-kopie",
            Place(document.name),
            "Die Kontakte in dieser Datei sind nur für die Offline-Kopie bestimmt; hier würden sie öffentlich.",
            expected="für die Kopie der Befehl make offline; für alles andere die Datei vorher aus data/ wegräumen",
        )
