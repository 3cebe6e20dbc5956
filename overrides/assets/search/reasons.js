// Reasons: in words why a document was found, as pieces of text of which some are marked.
import { folded } from "./folding.js";
import { rangeOf } from "./ranges.js";
import { words } from "./words.js";
import { ZONES, bits, zonesOf } from "./zones.js";

/**
 * @import { Entry } from "./entries.js"
 * @import { Hit, Reason } from "./ranking.js"
 * @import { SearchDocument } from "./zones.js"
 */

/** @typedef {{text: string, marked?: boolean}} Piece */

/** So many reasons are read at a glance, and so many places of each. */
const REASONS = 3;
const PLACES = 2;
/** What the page shows of a hit, and what tells more than that a service takes part. */
const SEEN = bits("title", "lead", "ways", "summary");
const TOLD = SEEN | bits("description", "headings", "text");
const INVOLVED = bits("involved");

/**
 * Say why a document was found.
 * @param {Hit} hit
 * @param {string[][]} names
 * @returns {Piece[]}
 */
export const reasons = (hit, names) => {
  if (hit.called) return [{ text: "die Nummer " }, { text: hit.called, marked: true }];
  const told = written(hit, names);
  if (hit.alike) told.push([{ text: "ähnlich gefragt " }, { text: hit.alike, marked: true }]);
  const pieces = told.length ? told : [[{ text: "die Anfrage als Ganzes" }]];
  return pieces.flatMap((pieces, n) => (n ? [{ text: "; " }, ...pieces] : pieces));
};

/**
 * Say where words of the query stand.
 * @param {Hit} hit
 * @param {string[][]} names
 * @returns {Piece[][]}
 */
const written = (hit, names) => {
  /** @type {Map<string, Piece[]>} */
  const told = new Map();
  for (const reason of [...hit.reasons].sort((a, b) => b.weight - a.weight)) {
    if (told.size === REASONS) break;
    const pieces = phrased(reason, hit.document, names);
    const text = pieces.map((piece) => piece.text).join("");
    if (!told.has(text)) told.set(text, pieces);
  }
  return [...told.values()];
};

/**
 * @param {Reason} reason
 * @param {SearchDocument} document
 * @param {string[][]} names
 */
const phrased = (reason, document, names) => {
  const { entry, zones } = reason;
  const alias = zones & SEEN ? undefined : (document.aliases || []).find((text) => holds(text, entry));
  if (alias) return asAlias(reason, alias);
  const places = zonesOf(zones).flatMap((zone) => ZONES[zone].place || []);
  if (!places.length || (zones & INVOLVED && !(zones & TOLD))) return asName(reason, document, names);
  return atPlaces(reason, places.slice(0, PLACES).join(" und "));
};

/**
 * Of an alias that is not typed in full no more is shown than what is typed.
 * @param {Reason} reason
 * @param {string} alias
 * @returns {Piece[]}
 */
const asAlias = ({ how, word }, alias) =>
  how === "part"
    ? [{ text: "ein Suchwort mit " }, { text: word, marked: true }]
    : [{ text: "auch genannt " }, { text: alias, marked: true }];

/**
 * @param {Reason} reason
 * @param {string} places
 * @returns {Piece[]}
 */
const atPlaces = ({ entry, how, part }, places) => {
  if (how === "part" && entry.word.includes(part) && part !== entry.word) {
    const [from, to] = rangeOf(entry.shown, part) || [0, entry.shown.length];
    const letters = { text: entry.shown.slice(from, to), marked: true };
    return [{ text: "Wortteil " }, letters, { text: ` (${entry.shown}) ${places}` }];
  }
  const like = how === "like" ? " (ähnlich geschrieben)" : "";
  return [{ text: entry.shown, marked: true }, { text: `${like} ${places}` }];
};

/**
 * The word is what a service or a term is called that the document names.
 * @param {Reason} reason
 * @param {SearchDocument} document
 * @param {string[][]} names
 * @returns {Piece[]}
 */
const asName = ({ entry, zones }, document, names) => {
  const rows = [...(document.involved || []), ...(document.mentioned || [])].map((number) => names[number]);
  const row = rows.find((called) => called.some((text) => holds(text, entry))) || [entry.shown];
  const other = row.find((text) => holds(text, entry));
  const known = zones & INVOLVED ? "beteiligt" : "erwähnt";
  if (!other || other === row[0]) return [{ text: row[0], marked: true }, { text: `, ${known}` }];
  return [{ text: other, marked: true }, { text: ` (${row[0]}), ${known}` }];
};

/**
 * @param {string} text
 * @param {Entry} entry
 */
const holds = (text, entry) => words(text).some((word) => folded(word) === entry.word);
