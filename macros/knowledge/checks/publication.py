"""What stands in the way of a build although the content is sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.findings import Finding, Place
from macros.knowledge.manuscript import Manuscript
from macros.knowledge.model import SiteSettings
from macros.knowledge.purpose import Purpose

_OPERATOR: Final = ("publisher", "imprint", "contact", "accessibility_contact")

rule: Final = Checks("Veröffentlichung")


@rule("angabe-des-betreibers-fehlt")
def operator_named(manuscript: Manuscript) -> Iterator[Finding]:
    """Öffentliche Seiten sagen, wer für sie einsteht.

    Zum Vorzeigen und in der Offline-Kopie darf die Angabe noch fehlen.
    """
    if manuscript.purpose is not Purpose.PUBLIC or manuscript.site is None:
        return
    for name in _OPERATOR:
        if getattr(manuscript.site, name):
            continue
        info = SiteSettings.model_fields[name]
        yield Finding(
            operator_named,
            manuscript.place_of_key(("site", name)),
            f"Das Feld „{name}“ ({info.title}) ist leer; ohne diese Angabe werden die Seiten nicht veröffentlicht.",
            expected="eine Angabe des Betreibers; nur zum Vorzeigen und für Suchmaschinen gesperrt geht es ohne: "
            "PREVIEW=1 make public",
            example=f"{name}: {(info.examples or [''])[0]}",
        )


@rule("nur-fuer-die-kopie")
def copy_only(manuscript: Manuscript) -> Iterator[Finding]:
    """Kontakte, die der Betreiber selbst eingetragen hat, bleiben in der Offline-Kopie.

    Sie sind für Menschen in den Diensten gedacht, nicht für das öffentliche Netz.
    """
    if manuscript.purpose in {None, Purpose.COPY}:
        return
    for part in manuscript.parts.get("contacts", ()):
        yield Finding(
            copy_only,
            Place(part.file.name),
            "Die Kontakte in dieser Datei sind nur für die Offline-Kopie bestimmt; hier würden sie öffentlich.",
            expected="für die Kopie der Befehl make offline; für alles andere die Datei vorher aus data/ wegräumen",
        )
