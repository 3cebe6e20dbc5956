// Indexing: from documents to an index, step by step, so that a page can do something else in between.
import { Entries } from "./entries.js";
import { folded } from "./folding.js";
import { Index } from "./index.js";
import { Keyed } from "./keyed.js";
import { words } from "./words.js";
import { ALL_ZONES, ZONES, bits } from "./zones.js";

/**
 * @import { Entry } from "./entries.js"
 * @import { SearchDocument, ZoneName } from "./zones.js"
 * @import { Phrase } from "./index.js"
 */

/** What a word adds that stands in a zone once more: a document that repeats it is not twice as right. */
const AGAIN = 0.25;
/** How soon more of a word adds little, and how much the length of a document matters (k1 and b of BM25). */
const ENOUGH_OF_A_WORD = 4;
const LENGTH_MATTERS = 0.4;

/**
 * Make the index of documents. What services and terms are called stands in rows of names.
 * @param {SearchDocument[]} documents
 * @param {string[][]} names
 * @returns {Generator<void, Index>}
 */
export function* indexing(documents, names) {
  const reader = new Reader(names);
  const lengths = [];
  for (const document of documents) {
    lengths.push(reader.read(document, lengths.length));
    yield;
  }
  const keyed = new Keyed();
  const full = fullAt(lengths);
  for (const entry of reader.entries.byWord.values()) {
    for (const place of entry.places) place.weight /= place.weight + full[place.number];
    if (!entry.stop) keyed.add(entry);
    yield;
  }
  return new Index(documents, reader.entries.byWord, keyed, reader.phrases);
}

/**
 * Give the weight of a word that counts half in each document: the longer it is, the more.
 * @param {number[]} lengths
 */
const fullAt = (lengths) => {
  const usual = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
  return lengths.map((length) => ENOUGH_OF_A_WORD * (1 - LENGTH_MATTERS + (LENGTH_MATTERS * length) / usual));
};

/** Reads documents, word by word. */
class Reader {
  /** @param {string[][]} names */
  constructor(names) {
    this.entries = new Entries();
    /** Aliases of several words, with the document that they name. @type {Phrase[]} */
    this.phrases = [];
    this._names = names;
  }

  /**
   * Read a document; give how many words it has.
   * @param {SearchDocument} document
   * @param {number} number
   */
  read(document, number) {
    const zones = ALL_ZONES.filter((zone) => zone in document);
    const texts = zones.flatMap((zone) => this._texts(document, zone).map((text) => ({ zone, text })));
    return texts.reduce((sum, { zone, text }) => sum + this._readText(text, zone, number), 0);
  }

  /**
   * @param {SearchDocument} document
   * @param {ZoneName} zone
   * @returns {string[]}
   */
  _texts(document, zone) {
    const values = [document[zone] ?? []].flat();
    return values.flatMap((value) => (typeof value === "number" ? this._names[value] : value));
  }

  /**
   * @param {string} text
   * @param {ZoneName} zone
   * @param {number} number
   */
  _readText(text, zone, number) {
    const found = words(text);
    const isPhrase = zone === "aliases" && found.length > 1;
    if (isPhrase) this.phrases.push({ number, words: found.map(folded) });
    const into = isPhrase ? "phrases" : zone;
    const [weight, bit] = [ZONES[into].weight, bits(into)];
    for (const written of found) this._place(this.entries.of(written), number, weight, bit);
    return found.length;
  }

  /**
   * @param {Entry} entry
   * @param {number} number
   * @param {number} weight
   * @param {number} bit of the zone
   */
  _place(entry, number, weight, bit) {
    let place = entry.places[entry.places.length - 1];
    if (place?.number !== number) entry.places.push((place = { number, weight: 0, zones: 0 }));
    place.weight += place.zones & bit ? AGAIN * weight : weight;
    place.zones |= bit;
    entry.zones |= bit;
  }
}
