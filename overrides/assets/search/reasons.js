"use strict";
// Reasons: in words why a document was found, as pieces of text of which some are marked.
{
  const finder = globalThis.finder;
  const { fold, words } = finder;

  /** Where a word stood, best place first. */
  const PLACES = {
    title: "im Titel", lead: "im Leitsatz", ways: "in einem Lösungsweg", headings: "in einer Überschrift",
    summary: "in der Zusammenfassung", description: "in der Beschreibung", text: "im Text", steps: "in einem Schritt",
    tasks: "in einer Aufgabe", needs: "in einer Voraussetzung", roles: "bei den Beteiligten", field: "im Handlungsfeld",
    log: "im Stand der Dinge",
  }; // prettier-ignore
  const MOST = 3;

  /**
   * Say why a document was found.
   * @param {Hit} hit
   * @param {string[][]} names what services and terms are called
   * @returns {{text: string, marked?: boolean}[]}
   */
  const reasons = (hit, names) => {
    const told = new Map();
    for (const reason of [...hit.reasons].sort((a, b) => b.weight - a.weight)) {
      const pieces = phrased(reason, hit.document, names);
      const key = pieces.map((piece) => piece.text).join("");
      if (!told.has(key) && told.size < MOST) told.set(key, pieces);
    }
    return [...told.values()].flatMap((pieces, n) => (n ? [{ text: "; " }, ...pieces] : pieces));
  };

  const phrased = (reason, document, names) => {
    const { entry, fields } = reason;
    const alias = ["aliases", "phrases"].some((field) => fields.has(field)) && (document.aliases || []).find((text) => holds(text, entry));
    if (alias) return [{ text: "auch genannt " }, { text: alias, marked: true }];
    const known = Object.keys(PLACES).filter((field) => fields.has(field));
    if (!known.length) return called(entry, document, names);
    const places = known.slice(0, 2).map((field) => PLACES[field]).join(" und ");
    const part = reason.how === "part" && entry.word.includes(reason.part) && reason.part !== entry.word;
    if (part) return [{ text: "Wortteil " }, { text: partOf(entry, reason.part), marked: true }, { text: ` (${entry.shown}) ${places}` }];
    const like = reason.how === "like" ? " (ähnlich geschrieben)" : "";
    return [{ text: entry.shown, marked: true }, { text: `${like} ${places}` }];
  };

  /** The word is what a service or a term is called that the document names. */
  const called = (entry, document, names) => {
    const rows = [...(document.involved || []), ...(document.mentioned || [])].map((number) => names[number]);
    const [name, ...others] = rows.find((row) => row.some((text) => holds(text, entry))) || [entry.shown];
    const other = others.find((text) => holds(text, entry));
    if (!other) return [{ text: name, marked: true }];
    return [{ text: other, marked: true }, { text: ` steht für ${name}` }];
  };

  const holds = (text, entry) => words(text).some((word) => fold(word) === entry.word);

  /** Give the letters of a word, as written, that fold to a part. */
  const partOf = (entry, part) => {
    const range = finder.rangeOf(entry.shown, part);
    return range ? entry.shown.slice(...range) : entry.shown;
  };

  Object.assign(finder, { reasons });
}
