"""The knowledge: what an edition consists of, slot by slot.

Each slot of a record carries its German title, help and an example. They are the one description of
the slot: the check, its messages and the editors' reference page all read them from here.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from macros.knowledge.outside import HOST_FIRST, MAIL, is_phone_number
from macros.knowledge.periods import Period
from macros.knowledge.signs import BLANK_SIGNS


class Text(Enum):
    """How much a text of an editor may hold."""

    LABEL = "einfacher Text"
    LINE = "ein Absatz"
    PROSE = "Absätze und Listen"


@dataclass(frozen=True, slots=True)
class Refers:
    """What an id written in a slot must be the id of."""

    kind: str | None = None
    """The id of a kind of record; without it anything that `[[id]]` leads to."""
    or_words: bool = False
    """Words of the editor may stand in its place."""


def _written(pattern: str, expectation: str) -> AfterValidator:
    """Let a text through only if it is written like the pattern; the expectation says the same in words."""
    is_right = re.compile(pattern).fullmatch

    def check(value: str) -> str:
        if is_right(value):
            return value
        raise PydanticCustomError("spelling", expectation)

    return AfterValidator(check)


def _at_most(most: int, cure: str) -> BeforeValidator:
    """Let a list through only if it is no longer than this; the cure says what to do with what is too much."""

    def check(value: object) -> object:
        if isinstance(value, list) and len(value) > most:
            expectation = "höchstens {most} Einträge, hier sind es {found}; {cure}"
            raise PydanticCustomError(
                "too_many", expectation, {"most": most, "found": len(value), "cure": cure}
            )
        return value

    return BeforeValidator(check)


_HIGHEST: Final = 99_999


def _whole_number(value: object) -> int:
    if not isinstance(value, str) or not value.isascii() or not value.isdigit():
        raise PydanticCustomError("whole_number", "eine ganze Zahl, zum Beispiel 12")
    if len(value) > len(str(_HIGHEST)) or not int(value):
        raise PydanticCustomError("range", "eine Zahl von 1 bis {highest}", {"highest": _HIGHEST})
    return int(value)


def _read(value: object) -> Period | None:
    if isinstance(value, Period):
        return value
    return Period.parse(value) if isinstance(value, str) else None


def _period(value: object) -> Period:
    period = _read(value)
    if period is None:
        raise PydanticCustomError("period", "ein Tag (2024-03-01), ein Monat (2024-03) oder ein Jahr (2024)")
    return period


def _day(value: object) -> Period:
    period = _read(value)
    if period is None or period.end or not period.start.day:
        raise PydanticCustomError("day", "ein Tag, zum Beispiel 2024-03-01")
    return period


def _phone_number(value: str) -> str:
    if is_phone_number(value):
        return value
    raise PydanticCustomError(
        "spelling",
        "eine einzige Telefonnummer, ganz und mit Leerzeichen: 087 12 34 56, +32 87 12 34 56 oder 112",
    )


_VISIBLE: Final = re.compile(r"[A-Za-z0-9]")
_BLANK: Final = re.compile(
    rf"[\s\u00ad\u180b-\u180f\u200b-\u200f\u2060-\u206f\U000e0000-\U000effff{BLANK_SIGNS}]"
)


def looks_empty(text: str) -> bool:
    """Tell whether a reader would see nothing of a text, whatever signs it consists of."""
    if "&" not in text and _VISIBLE.search(text):
        return False
    return not _BLANK.sub("", html.unescape(text))


def _visible(value: str) -> str:
    if value and looks_empty(value):
        raise PydanticCustomError("looks_empty", "ein Text, den man sieht; ohne Inhalt bleibt das Feld weg")
    return value


_SEEN: Final = AfterValidator(_visible)

SLUG: Final = r"[a-z0-9]+(-[a-z0-9]+)*"

Slug = Annotated[
    str,
    StringConstraints(max_length=60),
    _written(SLUG, "Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche, etwa „mobilitaet“"),
]
Id = Slug
Label = Annotated[str, StringConstraints(min_length=1, max_length=200), _SEEN, Text.LABEL]
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000), _SEEN, Text.LINE]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=20000), _SEEN, Text.PROSE]
Typed = Annotated[str, StringConstraints(min_length=1)]
"""What people type, a line each. No text of an editor: it is never shown, so the rules for texts pass it by."""
WebAddress = Annotated[
    str,
    StringConstraints(max_length=500),
    _written(
        rf"https?:{HOST_FIRST}[^\s<>\"'`{{}}()\[\]\\]*",
        "eine Adresse, die mit https:// oder http:// und dem Namen des Rechners beginnt, ohne Leerzeichen, Klammern und Namen vor dem Rechner (%28 für „(“, %29 für „)“)",
    ),
]
MailAddress = Annotated[
    str,
    StringConstraints(max_length=200),
    _written(MAIL, "eine E-Mail-Adresse ohne Umlaute"),
]
PhoneNumber = Annotated[str, StringConstraints(max_length=30), AfterValidator(_phone_number)]
SourceId = Annotated[str, _written(r"Q[0-9]{2,5}", "ein Q mit einer Zahl, etwa Q78")]
Number = Annotated[int, BeforeValidator(_whole_number)]
Date = Annotated[Period, PlainValidator(_period)]
Day = Annotated[Period, PlainValidator(_day)]
Origin = Literal["entwurf", "bericht"]
StateId = Literal["umgesetzt", "begonnen", "angekuendigt", "nicht-belegt"]

NOT_EVIDENCED: Final = "nicht-belegt"


class Record(BaseModel):
    """Base of everything in the data files: strict, closed, unchangeable."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Identified(Record):
    """Base of every record that has an id."""

    id: str


class Edition(Record):
    """Ausgabe: was für die ganze Wissensbasis gilt."""

    title: Label = Field(title="Titel", examples=["Begleitung und Vermittlung wie aus einer Hand"])
    short_title: Label = Field(
        title="Kurzer Titel",
        description="Steht in jedem Fenstertitel.",
        examples=["Wie aus einer Hand"],
    )
    origin: Origin = Field(
        title="Herkunft",
        description="entwurf: von der Redaktion zusammengestellt. bericht: aus dem Bericht. "
        "Gilt für alles, was nichts anderes sagt.",
        examples=["entwurf"],
    )
    as_of: Date = Field(
        title="Stand der Ausgabe",
        description="Kein Ereignis und keine Quelle darf jünger sein.",
        examples=["2026-11-24"],
    )
    seen: Date = Field(
        title="Quellen gesehen",
        description="Wann die Quellen gelesen wurden.",
        examples=["2026-11"],
    )
    seen_note: Line = Field(
        title="Hinweis zu den Quellen",
        description="Was beim Lesen zu bedenken ist.",
        examples=["Von den meisten Seiten lag nur der Anfang vor."],
    )
    expected_fields: Number = Field(title="Erwartete Zahl der Handlungsfelder", examples=["6"])
    expected_obstacles: Number = Field(title="Erwartete Zahl der Hemmnisse", examples=["21"])
    notice: Label | None = Field(
        None,
        title="Hinweis im Kopf jeder Seite",
        description="Pflicht, solange etwas Entwurf ist.",
        examples=["Die Auswahl ist unsere."],
    )
    disclaimer: Label | None = Field(
        None,
        title="Was ein Entwurf nicht ist",
        description="Steht im Fuß jeder Seite und auf jedem Blatt, solange etwas Entwurf ist.",
        examples=["keine Veröffentlichung der Regierung"],
    )
    start_title: Label | None = Field(
        None,
        title="Titel der Startseite",
        description="Ohne Angabe der Titel der Ausgabe.",
        examples=["Was hindert, was hilft"],
    )
    lead: Line = Field(title="Leitsatz der Startseite", examples=["Wer hilft, was ist belegt?"])
    examples: Annotated[list[Label], _at_most(20, "behalten, wonach wirklich jemand sucht")] = Field(
        [],
        title="Beispiele für die Suche",
        description="Ein paar Wörter, die unter dem Suchfeld der Startseite stehen.",
        examples=["[kein Lappen, Schulden]"],
    )
    footer: Annotated[
        list[Annotated[Label, Refers()]],
        _at_most(30, "was selten gebraucht wird, steht auf den Seiten selbst"),
    ] = Field(
        [],
        title="Seiten im Fuß",
        description="Kennungen dessen, was jede Seite unten nennt: alles, wozu [[…]] führt.",
        examples=["[quellen, glossar]"],
    )
    introduction: Prose = Field(
        title="Was ist das hier?", examples=["Eine Pilotgruppe ist der Frage nachgegangen …"]
    )


class State(Identified):
    """Stand: ein Wort für das, was Quellen über einen Lösungsweg sagen."""

    id: StateId = Field(title="Kennung", examples=["begonnen"])
    label: Label = Field(title="Wort", examples=["begonnen"])
    meaning: Line = Field(title="Bedeutung", examples=["Eine Quelle sagt, dass es angefangen hat."])


class FieldOfAction(Identified):
    """Handlungsfeld: eine Gruppe von Hemmnissen."""

    id: Id = Field(title="Kennung", description="Steht in der Adresse, bleibt.", examples=["lebenslage"])
    title: Label = Field(title="Titel", examples=["Lebenslage und Alltag"])
    summary: Line = Field(title="Zusammenfassung", examples=["Was den Alltag schwer macht."])
    icon: Slug | None = Field(
        None,
        title="Zeichen",
        description="Name eines Zeichens aus „Material Design Icons“.",
        examples=["home-outline"],
    )


class Involved(Record):
    """Beteiligter Dienst mit seiner Aufgabe."""

    service: Annotated[Label, Refers("service", or_words=True)] = Field(
        title="Dienst",
        description="Kennung eines Dienstes oder eine Rolle in Worten.",
        examples=["adg"],
    )
    task: Line | None = Field(None, title="Aufgabe", examples=["Nimmt den Plan mit auf."])


class Step(Record):
    """Schritt eines Lösungswegs: wer handelt, was geschieht."""

    who: Annotated[
        list[Annotated[Label, Refers("service", or_words=True)]],
        _at_most(20, "den Schritt in mehrere teilen"),
    ] = Field(
        min_length=1,
        title="Wer handelt",
        description="Kennungen von Diensten oder Rollen in Worten.",
        examples=["[adg, die Person]"],
    )
    text: Line = Field(
        title="Was geschieht",
        description="Ohne Quelle [Qnn] gilt der Schritt als Anregung der Redaktion.",
        examples=["Die Fahrtkosten im Einzelfall klären."],
    )


class SolutionState(Record):
    """Belegter Stand eines Lösungswegs."""

    value: Literal["umgesetzt", "begonnen", "angekuendigt"] = Field(
        title="Stand",
        description="umgesetzt: jeder Schritt nennt eine Quelle von hier. begonnen: ein Teil läuft, oder ein "
        "Projekt hat angefangen. angekuendigt: eine Quelle kündigt es an. Ohne Quelle bleibt das ganze Feld weg: dann gilt „nicht belegt“.",
        examples=["begonnen"],
    )
    text: Line = Field(
        title="Beleg",
        description="Ein Satz mit Quelle [Qnn].",
        examples=['"Das Projekt läuft laut LEADER bis 2027 [Q78]."'],
    )


class Effect(Record):
    """Was Studien über die Wirkung eines Lösungswegs sagen; etwas anderes als sein Stand."""

    strength: Literal["eine Studie", "mehrere Studien", "Übersicht"] = Field(
        title="Wie stark",
        description="Übersicht: eine Arbeit, die viele Studien zusammenfasst. Ohne Studie bleibt das ganze Feld "
        "weg: dann gilt „keine gefunden“.",
        examples=["eine Studie"],
    )
    place: Label = Field(title="Wo gemessen wurde", examples=["Norwegen"])
    date: Date | None = Field(
        None,
        title="Wann",
        description="Jahr der Studie; fehlt, wo die Quelle keines nennt.",
        examples=["2014"],
    )
    text: Line = Field(
        title="Was gemessen wurde",
        description="Mit Quelle [Qnn], und was man daraus nicht lesen kann.",
        examples=['"In Norwegen dauerte der Weg in Arbeit zunächst länger [Q118]."'],
    )


class Solution(Identified):
    """Lösungsweg: ein Weg, ein Hemmnis zu mindern."""

    id: Id = Field(
        title="Kennung",
        description="Steht in der Adresse, bleibt; in der ganzen Datei nur einmal.",
        examples=["fahrtkosten"],
    )
    title: Label = Field(title="Kurzer Titel", examples=["Fahrtkosten im Einzelfall"])
    steps: Annotated[list[Step], _at_most(50, "den Lösungsweg in mehrere teilen")] = Field(
        min_length=1, title="Schritte", examples=["- who: [adg]\n  text: Fahrtkosten klären."]
    )
    prerequisites: Annotated[
        list[Annotated[Label, Refers("prerequisite", or_words=True)]],
        _at_most(50, "ähnliche zu einer zusammenfassen"),
    ] = Field(
        [],
        title="Voraussetzungen dieses Lösungswegs",
        description="Nur Kennungen, die auch beim Hemmnis stehen.",
        examples=["[geld]"],
    )
    state: SolutionState | None = Field(None, title="Stand", examples=["value: begonnen\ntext: …"])
    effect: Effect | None = Field(
        None, title="Wirkung", examples=["strength: eine Studie\nplace: Norwegen\ntext: …"]
    )


class SharedSolution(Record):
    """Lösungsweg eines anderen Hemmnisses, der auch hier hilft."""

    id: Id = Field(
        title="Lösungsweg",
        description="Kennung eines Lösungswegs, der bei einem anderen Hemmnis steht; er behält dessen Nummer.",
        examples=["fahrtkosten"],
    )
    former_id: Id | None = Field(
        None,
        title="Frühere Kennung",
        description="Wie der Lösungsweg hier hieß, als er noch ein eigener war; bleibt als Sprungmarke.",
        examples=["fahrgeld"],
    )


class LogEntry(Record):
    """Eintrag im Stand der Dinge."""

    date: Date | None = Field(
        None,
        title="Wann es geschah",
        description="Nie das Datum der Quelle; ohne Datum steht der Eintrag am Ende.",
        examples=["2024-03-01"],
    )
    added: Day | None = Field(
        None,
        title="Wann es hier hinzukam",
        description="Der Tag, an dem der Eintrag in diese Datei kam; so heißt „neu“ hier neu oder in der Welt neu.",
        examples=["2026-11-25"],
    )
    text: Line = Field(title="Was geschah", examples=['"Das ZKB hat die Aufgaben übernommen [Q75]."'])


class Status(Record):
    """Stand der Dinge eines Hemmnisses."""

    log: Annotated[list[LogEntry], _at_most(200, "ältere Einträge zu einem zusammenfassen")] = Field(
        min_length=1, title="Einträge", examples=["- date: 2024-03-01\n  text: …"]
    )


class Related(Record):
    """Verwandtes Hemmnis; einmal geschrieben, auf beiden Seiten gezeigt."""

    id: Annotated[Label, Refers("obstacle")] = Field(title="Hemmnis", examples=["schulden"])
    reason: Line = Field(title="Grund", examples=["Fahrten kosten Geld."])


class Obstacle(Identified):
    """Hemmnis: was Menschen von Arbeit fernhält."""

    id: Id = Field(title="Kennung", description="Steht in der Adresse, bleibt.", examples=["mobilitaet"])
    number: Number = Field(title="Nummer", examples=["15"])
    field: Annotated[Label, Refers("field")] = Field(title="Handlungsfeld", examples=["lebenslage"])
    title: Label = Field(title="Titel als Begriff", examples=["Mobilität und Führerschein"])
    lead: Line = Field(title="Leitsatz", examples=["Kein Bus, kein Führerschein"])
    summary: Line = Field(
        title="Zusammenfassung in einfacher Sprache",
        description="Ein bis drei kurze Sätze, die jeder Mensch versteht.",
        examples=["Ohne Auto kommen Sie schwer zur Arbeit."],
    )
    description: Prose = Field(title="Beschreibung", examples=['"In der Eifel fährt der Bus selten [Q78]."'])
    origin: Origin | None = Field(
        None,
        title="Herkunft",
        description="Ohne Angabe gilt die der Ausgabe.",
        examples=["bericht"],
    )
    today: Annotated[list[Line], _at_most(3, "nur behalten, was im Gespräch am meisten hilft")] = Field(
        [],
        title="Heute tun",
        description="Was eine Beraterin oder ein Berater im Gespräch gleich tun kann: fragen, sagen, weitergeben. "
        "Was nicht warten darf, steht zuerst. Ohne Quelle [Qnn] gilt ein Eintrag als Anregung der Redaktion; "
        "wo nichts bekannt ist, bleibt das Feld weg.",
        examples=['- "Nach dem Schreiben fragen und das Datum darin lesen [Q171]."'],
    )
    involved: Annotated[list[Involved], _at_most(50, "ähnliche zu einer Gruppe zusammenfassen")] = Field(
        [], title="Beteiligte", examples=["- service: adg\n  task: Nimmt den Plan mit auf."]
    )
    prerequisites: Annotated[
        list[Annotated[Label, Refers("prerequisite", or_words=True)]],
        _at_most(50, "ähnliche zu einer zusammenfassen"),
    ] = Field(
        [],
        title="Voraussetzungen",
        description="Kennungen von Voraussetzungen oder kurze Texte.",
        examples=["[geld, zeit]"],
    )
    solutions: Annotated[list[Solution], _at_most(100, "das Hemmnis in mehrere teilen")] = Field(
        min_length=1,
        title="Lösungswege",
        examples=["- id: fahrtkosten\n  title: …\n  steps: …"],
    )
    shared: Annotated[list[SharedSolution], _at_most(50, "nur nennen, was auch hier hilft")] = Field(
        [],
        title="Lösungswege von anderen Hemmnissen",
        description="Derselbe Gedanke steht nur einmal; hier erscheint er mit der Nummer von dort.",
        examples=["- id: fahrtkosten"],
    )
    status: Status | None = Field(None, title="Stand der Dinge", examples=["log:\n  - text: …"])
    related: Annotated[list[Related], _at_most(50, "nur die nächsten Verwandten nennen")] = Field(
        [], title="Verwandte Hemmnisse", examples=["- id: schulden\n  reason: …"]
    )
    aliases: Annotated[list[Label], _at_most(100, "behalten, wonach wirklich jemand sucht")] = Field(
        [],
        title="Suchwörter",
        description="Nur Wörter, die kein Wort des Textes enthalten.",
        examples=["[Lappen]"],
    )
    owner: Label | None = Field(
        None,
        title="Wer es pflegt",
        description="Eine Rolle, kein Name.",
        examples=["Redaktion"],
    )
    review_by: Date | None = Field(None, title="Prüfen bis", examples=["2027-06"])


class ContactDetails(Record):
    """Wo und wie ein Dienst zu erreichen ist."""

    place: Label = Field(title="Ort", examples=["Eupen"])
    municipalities: Annotated[list[Label], _at_most(100, "ohne Angabe gilt der Kontakt für alle")] = Field(
        [], title="Zuständig für die Gemeinden", examples=["[Eupen, Raeren]"]
    )
    phone: PhoneNumber | None = Field(None, title="Telefon", examples=["087 12 34 56"])
    mail: MailAddress | None = Field(None, title="E-Mail", examples=["info@beispiel.be"])
    address: Label | None = Field(None, title="Anschrift", examples=["Marktplatz 1, 4700 Eupen"])
    hours: Label | None = Field(None, title="Zeiten", examples=["montags bis 12 Uhr"])


class Contact(ContactDetails):
    """Kontakt eines Dienstes an einem Ort."""

    source: Annotated[Label, Refers("source")] = Field(
        title="Quelle",
        description="Eine amtliche Quelle, der Dienst selbst oder die Presse; ältere als 2022 zeigt die Seite "
        "gestrichelt mit ihrem Jahr. Keine Abschrift, kein Verzeichnis, keine Meinung.",
        examples=["Q145"],
    )
    age: Label | None = Field(
        None,
        title="Alter in Worten",
        description="Nur wenn die Quelle kein Datum nennt und doch alt ist: Die Seite zeigt den Kontakt "
        "gestrichelt mit diesen Worten.",
        examples=["Seite aus der Corona-Zeit"],
    )
    checked: Date | None = Field(None, title="Zuletzt geprüft", examples=["2026-11"])


class Service(Identified):
    """Dienst: wer beteiligt ist."""

    id: Id = Field(title="Kennung", description="Steht in der Adresse, bleibt.", examples=["adg"])
    name: Label = Field(title="Name", examples=["Arbeitsamt der Deutschsprachigen Gemeinschaft"])
    abbreviation: Label | None = Field(None, title="Abkürzung", examples=["ADG"])
    kind: Literal["dienst", "gruppe"] = Field(
        "dienst",
        title="Art",
        description="gruppe: viele einzelne Stellen ohne gemeinsamen Kontakt, etwa die Betriebe.",
        examples=["gruppe"],
    )
    aliases: Annotated[list[Label], _at_most(100, "behalten, wonach wirklich jemand sucht")] = Field(
        [],
        title="Andere Wörter dafür",
        description="Wie der Dienst sonst noch heißt, auch auf Französisch; die Suche kennt sie.",
        examples=["[CPAS, Sozialamt]"],
    )
    role: Line = Field(title="Wofür der Dienst da ist", examples=['"Vermittelt und berät [Q22]."'])
    url: WebAddress | None = Field(None, title="Eigene Seite", examples=["https://www.adg.be"])
    notice: Line | None = Field(
        None,
        title="Warnung",
        description="Etwa wenn Aufgaben gerade wechseln.",
        examples=['"Die Aufgabe sollte wechseln [Q19]."'],
    )
    contacts: Annotated[list[Contact], _at_most(100, "Kontakte, die niemand mehr prüft, löschen")] = Field(
        [], title="Kontakte", examples=["- place: Eupen\n  phone: …\n  source: Q145"]
    )

    @property
    def short(self) -> str:
        """Give the abbreviation, or the name where there is none."""
        return self.abbreviation or self.name


class Office(Record):
    """Zuständige Stelle eines Dienstes in einer Gemeinde."""

    service: Annotated[Label, Refers("service", or_words=True)] = Field(title="Dienst", examples=["lba"])
    text: Line = Field(title="Welche Stelle", examples=['"Kelmis-Lontzen [Q34]"'])


class Municipality(Record):
    """Gemeinde: welche Stelle dort wofür zuständig ist."""

    name: Label = Field(title="Name", examples=["Lontzen"])
    aliases: Annotated[list[Label], _at_most(100, "behalten, wonach wirklich jemand sucht")] = Field(
        [],
        title="Andere Wörter dafür",
        description="Andere Schreibweisen und der französische Name; die Suche kennt sie.",
        examples=["[Sankt Vith, Saint-Vith]"],
    )
    offices: Annotated[list[Office], _at_most(100, "jede Stelle nur einmal nennen")] = Field(
        [],
        title="Zuständige Stellen",
        description="Ohne Eintrag steht in der Tabelle „nicht belegt“.",
        examples=["- service: lba\n  text: …"],
    )


class LocalContact(ContactDetails):
    """Kontakt, den der Betreiber selbst geprüft hat; nur für die Offline-Kopie."""

    service: Annotated[Id, Refers("service")] = Field(
        title="Dienst",
        description="Kennung aus data/services.yaml; alle dortigen Kontakte des Dienstes entfallen in der Kopie.",
        examples=["adg"],
    )
    checked: Day = Field(
        title="Geprüft am",
        description="Der Tag, an dem der Betreiber beim Dienst nachgefragt hat.",
        examples=["2026-11-24"],
    )


class Former(Record):
    """Was früher ein eigener Eintrag war; seine Adresse führt weiter."""

    id: Id = Field(
        title="Frühere Kennung", description="Steht in der Adresse, bleibt.", examples=["fahrgeld"]
    )
    title: Label = Field(title="Früherer Titel", examples=["Geld für die Fahrt"])


class Prerequisite(Identified):
    """Voraussetzung: was da sein muss, bevor ein Lösungsweg trägt."""

    id: Id = Field(title="Kennung", description="Steht in der Adresse, bleibt.", examples=["geld"])
    title: Label = Field(title="Titel", examples=["Geld"])
    text: Line | None = Field(
        None,
        title="Erläuterung",
        description="Der erste Satz sagt, was es braucht und wer es schaffen kann; dahinter, was Quellen sagen.",
        examples=["Es braucht eine Zusage, wer bezahlt; geben kann sie das Amt."],
    )
    met: Literal["ja", "teilweise", "nein", "unbekannt"] = Field(
        "unbekannt",
        title="Erfüllt?",
        description="Anderes als „unbekannt“ braucht eine Quelle in der Erläuterung.",
        examples=["unbekannt"],
    )
    former: Annotated[list[Former], _at_most(50, "was nie veröffentlicht war, löschen")] = Field(
        [],
        title="Früher einzeln",
        description="Voraussetzungen, die in dieser aufgegangen sind; ihre Seiten nennen sie.",
        examples=["- id: fahrgeld\n  title: Geld für die Fahrt"],
    )


class Source(Identified):
    """Quelle: woher eine Aussage stammt."""

    id: SourceId = Field(title="Nummer", examples=["Q78"])
    title: Label = Field(title="Titel", examples=["Mobil in der Eifel"])
    publisher: Label = Field(title="Herausgeber", examples=["LEADER Ostbelgien"])
    date: Date | None = Field(
        None,
        title="Datum",
        description="Nur was die Quelle selbst nennt; auch ein Zeitraum wie 2024/2027.",
        examples=["2024-03-01/2027-12-31"],
    )
    url: WebAddress | None = Field(None, title="Adresse", examples=["https://leader-ostbelgien.be/"])
    url_kind: Literal["original", "kopie", "keine"] = Field(
        title="Art der Adresse",
        description="Kopien werden ohne Link gezeigt.",
        examples=["original"],
    )
    kind: Literal["amtlich", "Presse", "Wissenschaft", "Träger", "Meinung"] = Field(
        title="Art der Quelle", examples=["Träger"]
    )
    region: Label | None = Field(
        None,
        title="Region",
        description="Nur wenn die Quelle nicht über Ostbelgien oder Belgien spricht.",
        examples=["Wallonie"],
    )


class Term(Identified):
    """Begriff des Glossars."""

    id: Id = Field(title="Kennung", examples=["eingliederungseinkommen"])
    term: Label = Field(title="Begriff", examples=["Eingliederungseinkommen"])
    abbreviation: Label | None = Field(None, title="Abkürzung", examples=["IPSE"])
    meaning: Line = Field(title="Bedeutung", examples=["Geld des ÖSHZ für Menschen ohne genug Einkommen."])
    aliases: Annotated[list[Label], _at_most(100, "behalten, wonach wirklich jemand sucht")] = Field(
        [], title="Andere Wörter dafür", examples=["[Sozialhilfe]"]
    )


class SiteSettings(Record):
    """Angaben des Betreibers; was leer ist, zeigt die Seite als „vom Betreiber einzutragen“."""

    publisher: Label | None = Field(None, title="Betreiber", examples=["Name der Stelle"])
    imprint: Prose | None = Field(None, title="Impressum", examples=["Anschrift und Verantwortliche"])
    contact: MailAddress | None = Field(None, title="Kontakt", examples=["redaktion@beispiel.be"])
    accessibility_contact: MailAddress | None = Field(
        None, title="Kontakt für Barrierefreiheit", examples=["zugang@beispiel.be"]
    )
    repository: WebAddress | None = Field(
        None, title="Adresse der Quelltexte", examples=["https://git.beispiel.be/wissensbasis"]
    )
    copy_old_after_days: Number = Field(title="Nach wie vielen Tagen eine Kopie alt ist", examples=["90"])


_MOST_WORDS: Final = 8
_MOST_LETTERS: Final = 60


def _short(value: str) -> str:
    words = len(value.split())
    if words > _MOST_WORDS or len(value) > _MOST_LETTERS:
        expectation = "höchstens {most} Wörter und {letters} Zeichen, hier sind es {words} und {found}; den Satzteil nennen, an dem man es erkennt"
        raise PydanticCustomError(
            "too_wordy",
            expectation,
            {"most": _MOST_WORDS, "letters": _MOST_LETTERS, "words": words, "found": len(value)},
        )
    return value


Word: TypeAlias = Annotated[Label, AfterValidator(_short)]
"""What is looked for in every text: a word, or a few."""


class Region(Record):
    """Region: woher eine Quelle spricht, die nicht von hier ist."""

    name: Word = Field(
        title="Name", description="So steht er bei den Quellen in „region“.", examples=["Schweiz"]
    )
    words: Annotated[list[Word], _at_most(100, "Endungen wie -e, -en, -er gelten von selbst")] = Field(
        [],
        title="Andere Wörter dafür",
        description="Der Name oder eines dieser Wörter steht in jedem Satz, der eine solche Quelle nennt. "
        "Endungen wie -e, -en, -er gelten mit.",
        examples=["[Schweizer, schweizerisch]"],
    )


Words: TypeAlias = Annotated[list[Word], _at_most(2000, "Wörter, die in keinem Text stehen, löschen")]


class Language(Record):
    """Sprache: Wörter, auf die die Prüfung der Texte und die Suche achten."""

    names_with_figures: Words = Field(
        [],
        title="Namen mit Ziffern",
        description="Die Ziffern in diesen Namen brauchen keine Quelle. Namen von Diensten und Begriffe "
        "des Glossars gelten von selbst, ebenso Nummern wie „15 a“.",
        examples=["[Artikel 60, WCAG 2.2]"],
    )
    abbreviations: Words = Field(
        [],
        title="Abkürzungen mit Punkt",
        description="Ihr Punkt beendet keinen Satz.",
        examples=["[z. B., d. h.]"],
    )
    sentence_openers: Words = Field(
        [],
        title="Wörter am Satzanfang",
        description="Nur vor einem dieser Wörter endet ein Satz auch nach einer Abkürzung oder einer kurzen Zahl.",
        examples=["[Der, Die, Das, Es]"],
    )
    known_abbreviations: Words = Field(
        [],
        title="Bekannte Abkürzungen",
        description="Diese muss niemand erklären.",
        examples=["[EU, PDF]"],
    )
    attributions: Words = Field(
        [],
        title="Wörter, die eine Stimme nennen",
        description="Eines davon oder der Herausgeber steht in jedem Satz, der Presse oder Meinung zitiert.",
        examples=["[laut, schreibt]"],
    )
    vague_links: Words = Field(
        [],
        title="Nichtssagende Linktexte",
        description="Ein Link sagt, wohin er führt.",
        examples=["[hier, mehr]"],
    )
    regions: Annotated[list[Region], _at_most(2000, "Regionen, aus denen keine Quelle stammt, löschen")] = (
        Field([], title="Regionen", examples=["- name: Schweiz\n  words: [Schweizer]"])
    )


class Sayings(Record):
    """Base of what people type when they mean one thing; a line each, never shown."""

    if TYPE_CHECKING:  # each model has its own, in its place among the others
        texts: str


class Bare(Record):
    """Base of a record with one slot, whose name nobody writes: its value stands where the record would."""

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: object) -> object:
        (name,) = cls.model_fields
        return value if isinstance(value, cls) else {name: value}


_TYPED: Final = "Eine Zeile, eine Anfrage: was Menschen ins Suchfeld tippen. Doppelpunkte und # sind erlaubt."
_LINES: Final = "|\n  Gerichtsvollzieher kommt morgen\n  Lohnpfändung"


class Vocabulary(Sayings):
    """Suchwörter eines Hemmnisses: was Menschen tippen, die es meinen."""

    obstacle: Annotated[Label, Refers("obstacle")] = Field(title="Hemmnis", examples=["schulden"])
    texts: Typed = Field(title="Anfragen", description=_TYPED, examples=[_LINES])


class MissingTopic(Sayings):
    """Thema, das es hier nicht gibt: wer danach sucht, liest, wo sonst Hilfe ist."""

    title: Label = Field(title="Titel", examples=["Haft und Vorstrafen"])
    answer: Line = Field(
        title="Antwort",
        description="Ein Satz: wo sonst Hilfe ist.",
        examples=['"Dazu steht hier nichts; Rat gibt das Justizhaus [Q154]."'],
    )
    texts: Typed = Field(title="Anfragen", description=_TYPED, examples=["|\n  Vorstrafe\n  nach der Haft"])


class Urgent(Sayings):
    """Not: wer so etwas sucht, sieht vor allem anderen die Hilfe."""

    title: Label = Field(
        title="Titel",
        description="Nur für die Redaktion; auf der Seite steht „Hilfe in Not“.",
        examples=["Suizidgedanken"],
    )
    help: Line = Field(
        title="Hilfe in Not",
        description="Die Nummer, die zu dieser Not passt.",
        examples=['"Telefonhilfe 108, rund um die Uhr [Q154]."'],
    )
    texts: Typed = Field(title="Anfragen", description=_TYPED, examples=["|\n  Suizid\n  nicht mehr leben"])


class Everyday(Bare, Sayings):
    """Alltag: was Menschen tippen, das nicht hierher gehört."""

    texts: Typed = Field(
        title="Was nicht hierher gehört", description=_TYPED, examples=["|\n  Schulterbraten"]
    )


class ObstaclesFile(Record):
    """data/obstacles.yaml."""

    edition: Edition = Field(title="Ausgabe", examples=["title: …"])
    states: list[State] = Field(min_length=1, title="Stände", examples=["- id: begonnen\n  label: …"])
    fields_of_action: list[FieldOfAction] = Field(
        min_length=1, title="Handlungsfelder", examples=["- id: lebenslage\n  title: …"]
    )
    obstacles: list[Obstacle] = Field(
        min_length=1, title="Hemmnisse", examples=["- id: schulden\n  number: 12"]
    )


class ObstaclesPart(Record):
    """data/obstacles/*.yaml."""

    obstacles: list[Obstacle] = Field(
        min_length=1, title="Hemmnisse", examples=["- id: schulden\n  number: 12"]
    )


class ServicesFile(Record):
    """data/services.yaml."""

    services: list[Service] = Field(title="Dienste", examples=["- id: adg\n  name: …"])
    municipalities: list[Municipality] = Field(
        [], title="Gemeinden", examples=["- name: Lontzen\n  offices: …"]
    )


class PrerequisitesFile(Record):
    """data/prerequisites.yaml."""

    prerequisites: list[Prerequisite] = Field(title="Voraussetzungen", examples=["- id: geld\n  title: Geld"])


class SourcesFile(Record):
    """data/sources.yaml."""

    sources: list[Source] = Field(title="Quellen", examples=["- id: Q78\n  title: …"])


class GlossaryFile(Record):
    """data/glossary.yaml."""

    glossary: list[Term] = Field(title="Glossar", examples=["- id: artikel-60\n  term: …"])


class SiteFile(Record):
    """data/site.yaml."""

    site: SiteSettings = Field(title="Betreiber", examples=["publisher: …"])


class LanguageFile(Record):
    """data/language.yaml."""

    language: Language = Field(title="Sprache", examples=["abbreviations: [z. B.]"])


class VocabularyFile(Record):
    """data/vocabulary.yaml."""

    vocabulary: list[Vocabulary] = Field(
        [],
        title="Suchwörter",
        description="Je Hemmnis ein Eintrag. Die Datei darf fehlen; jeder ihrer Teile auch.",
        examples=["- obstacle: schulden\n  texts: |\n    Lohnpfändung"],
    )
    missing_topics: Annotated[list[MissingTopic], _at_most(200, "ähnliche Themen zusammenfassen")] = Field(
        [],
        title="Fehlende Themen",
        description="Wonach Menschen hier suchen, ohne dass es hierher gehört, und wo sonst Hilfe ist.",
        examples=["- title: Haft und Vorstrafen\n  answer: …\n  texts: |\n    Vorstrafe"],
    )
    urgent: Annotated[list[Urgent], _at_most(100, "Nöte mit derselben Hilfe zusammenfassen")] = Field(
        [],
        title="Not",
        description="Was vor allem anderen kommt.",
        examples=["- title: Suizidgedanken\n  help: …\n  texts: |\n    Suizid"],
    )
    everyday: Everyday | None = Field(
        None,
        title="Was nicht hierher gehört",
        description="Eine Zeile, eine Anfrage, zu der hier nichts steht; so lernt die Suche, auch nichts zu finden.",
        examples=["|\n  Schulterbraten\n  Bahn nach Köln"],
    )


class LocalContactsFile(Record):
    """data/contacts.local.yaml."""

    contacts: list[LocalContact] = Field(
        title="Kontakte des Betreibers", examples=["- service: adg\n  place: Eupen"]
    )


VOCABULARY: Final = "vocabulary.yaml"

FILES: Final[dict[str, type[Record]]] = {
    "obstacles.yaml": ObstaclesFile,
    "services.yaml": ServicesFile,
    "prerequisites.yaml": PrerequisitesFile,
    "sources.yaml": SourcesFile,
    "glossary.yaml": GlossaryFile,
    "language.yaml": LanguageFile,
    VOCABULARY: VocabularyFile,
    "site.yaml": SiteFile,
}

OPTIONAL: Final = frozenset({VOCABULARY})
"""Data files that an edition may do without."""

FOLDERS: Final[dict[str, type[Record]]] = {"obstacles": ObstaclesPart}
"""Keys whose records may also stand in any number of files of the folder data/<key>/."""

LOCAL_CONTACTS: Final = "contacts.local.yaml"
"""A data file that only an operator has; `contacts.local.example.yaml` shows how it looks."""
