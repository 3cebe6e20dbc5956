"use strict";
// Reasons: in words why a document was found, as pieces of text of which some are marked.
{
  const finder = globalThis.finder;
  const { FIELDS, bits, fieldsOf, folded, words } = finder;

  const MOST = 3;
  /** What the page shows of a hit, and what tells more than that a service takes part. */
  const SEEN = bits("title", "lead", "ways", "summary");
  const TOLD = SEEN | bits("description", "headings", "text");
  const INVOLVED = bits("involved");

  /** Say why a document was found; of an alias that is not typed in full no more is shown than what is typed. */
  const reasons = (hit, names) => {
    const told = new Map();
    for (const reason of [...hit.reasons].sort((a, b) => b.weight - a.weight)) {
      if (told.size === MOST) break;
      const pieces = phrased(reason, hit.document, names);
      const key = pieces.map((piece) => piece.text).join("");
      if (!told.has(key)) told.set(key, pieces);
    }
    return [...told.values()].flatMap((pieces, n) => (n ? [{ text: "; " }, ...pieces] : pieces));
  };

  const phrased = (reason, document, names) => {
    const { entry, fields } = reason;
    const alias = !(fields & SEEN) && (document.aliases || []).find((text) => holds(text, entry));
    if (alias && reason.how === "part") return [{ text: "ein Suchwort mit " }, { text: reason.word, marked: true }];
    if (alias) return [{ text: "auch genannt " }, { text: alias, marked: true }];
    const places = fieldsOf(fields).filter((field) => FIELDS[field].place);
    if (!places.length || (fields & INVOLVED && !(fields & TOLD))) return called(entry, fields, document, names);
    const where = places.slice(0, 2).map((field) => FIELDS[field].place).join(" und ");
    const part = reason.how === "part" && entry.word.includes(reason.part) && reason.part !== entry.word;
    if (part) return [{ text: "Wortteil " }, { text: partOf(entry, reason.part), marked: true }, { text: ` (${entry.shown}) ${where}` }];
    const like = reason.how === "like" ? " (ähnlich geschrieben)" : "";
    return [{ text: entry.shown, marked: true }, { text: `${like} ${where}` }];
  };

  /** The word is what a service or a term is called that the document names. */
  const called = (entry, fields, document, names) => {
    const rows = [...(document.involved || []), ...(document.mentioned || [])].map((number) => names[number]);
    const [name, ...others] = rows.find((row) => row.some((text) => holds(text, entry))) || [entry.shown];
    const other = holds(name, entry) ? "" : others.find((text) => holds(text, entry));
    const known = fields & INVOLVED ? "beteiligt" : "erwähnt";
    return other ? [{ text: other, marked: true }, { text: ` (${name}), ${known}` }] : [{ text: name, marked: true }, { text: `, ${known}` }];
  };

  const holds = (text, entry) => words(text).some((word) => folded(word) === entry.word);

  /** Give the letters of a word, as written, that fold to a part. */
  const partOf = (entry, part) => {
    const range = finder.rangeOf(entry.shown, part);
    return range ? entry.shown.slice(...range) : entry.shown;
  };

  Object.assign(finder, { reasons });
}
