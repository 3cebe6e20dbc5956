"use strict";
// Fields: what each field of a document weighs, how well it tells the topic, and how readers call it.
{
  const finder = globalThis.finder;

  /**
   * Best first. weight: for ranking. telling: how surely a word in it is the topic; a hit needs enough.
   * names: it names what the document is about. place: how readers call it.
   */
  const FIELDS = {
    title: { weight: 10, telling: 1, names: true, place: "im Titel" },
    aliases: { weight: 9, telling: 1, names: true },
    phrases: { weight: 4, telling: 0.75 },
    lead: { weight: 6, telling: 0.95, names: true, place: "im Leitsatz" },
    ways: { weight: 4, telling: 0.85, place: "in einem Lösungsweg" },
    headings: { weight: 4, telling: 0.85, place: "in einer Überschrift" },
    summary: { weight: 4, telling: 0.85, place: "in der Zusammenfassung" },
    description: { weight: 2.5, telling: 0.65, place: "in der Beschreibung" },
    text: { weight: 2, telling: 0.65, place: "im Text" },
    steps: { weight: 1.6, telling: 0.6, place: "in einem Schritt" },
    tasks: { weight: 1.2, telling: 0.6, place: "in einer Aufgabe" },
    needs: { weight: 1.2, telling: 0.6, place: "in einer Voraussetzung" },
    roles: { weight: 1, telling: 0.6, place: "bei den Beteiligten" },
    involved: { weight: 1, telling: 0.6 },
    field: { weight: 0.8, telling: 0.5, place: "im Handlungsfeld" },
    log: { weight: 0.6, telling: 0.4, place: "im Stand der Dinge" },
    mentioned: { weight: 0.5, telling: 0.35 },
  };
  const ALL = Object.keys(FIELDS);
  /** A field tells the topic well, so that part of a word in it is enough, from this on. */
  const WELL = 0.75;

  /** Give the bits of some fields: a set of fields is one number. */
  const bits = (...fields) => fields.reduce((sum, field) => sum | (1 << ALL.indexOf(field)), 0);
  const NAMING = bits(...ALL.filter((field) => FIELDS[field].names));
  const TELLING = bits(...ALL.filter((field) => FIELDS[field].telling >= WELL));

  /** Give the fields of a set, best first. */
  const fieldsOf = (set) => ALL.filter((_, n) => set & (1 << n));

  const best = new Map();
  /** Tell how surely a word in these fields is the topic: as in the best of them. */
  const tellingOf = (set) => {
    if (!best.has(set)) best.set(set, Math.max(...fieldsOf(set).map((field) => FIELDS[field].telling)));
    return best.get(set);
  };

  Object.assign(finder, { FIELDS, NAMING, TELLING, bits, fieldsOf, tellingOf });
}
