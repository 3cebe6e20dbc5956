// Entries: the words of an index, each with its keys and the places where it stands.
import { folded } from "./folding.js";
import { root } from "./families.js";
import { STOP } from "./language.js";
import { lettersOf } from "./likeness.js";
import { remembering } from "./remembering.js";
import { participle, stem } from "./stemming.js";

/**
 * @typedef {object} Entry
 * @property {string} word folded
 * @property {string} shown as a reader knows it
 * @property {boolean} noun
 * @property {boolean} stop
 * @property {string[]} stems
 * @property {string[]} roots
 * @property {string} participle its stem without ge, or nothing
 * @property {number} letters
 * @property {Place[]} places
 * @property {number} zones all that it stands in, as bits
 */

/**
 * Where a word stands: in which document, in which of its zones, and what it weighs there.
 * @typedef {{number: number, weight: number, zones: number}} Place
 */

/** @typedef {{word: string, noun: boolean, stem: string, root: string}} Spelling */

/**
 * Read a written word, once for all indexes.
 * @type {(written: string) => Spelling}
 */
const spellingOf = remembering((written) => {
  const word = folded(written);
  const noun = written[0] !== written[0].toLowerCase();
  const own = stem(word, noun);
  return { word, noun, stem: own, root: root(own) };
});

/**
 * @param {string} word
 * @param {string} written
 * @returns {Entry}
 */
const entryOf = (word, written) => ({
  word,
  shown: written,
  noun: false,
  stop: STOP.has(word),
  stems: [],
  roots: [],
  participle: participle(word),
  letters: lettersOf(word),
  places: [],
  zones: 0,
});

/** The words of some documents, gathered one by one. */
export class Entries {
  constructor() {
    /** @type {Map<string, Entry>} */
    this.byWord = new Map();
    /** @type {Map<string, Entry>} */
    this._byWritten = new Map();
  }

  /**
   * Give the entry of a written word.
   * @param {string} written
   */
  of(written) {
    return this._byWritten.get(written) || this._read(written);
  }

  /** @param {string} written */
  _read(written) {
    const spelling = spellingOf(written);
    const entry = this.byWord.get(spelling.word) || entryOf(spelling.word, written);
    if (spelling.noun && !entry.noun) Object.assign(entry, { noun: true, shown: written });
    if (!entry.stems.includes(spelling.stem)) entry.stems.push(spelling.stem);
    if (!entry.roots.includes(spelling.root)) entry.roots.push(spelling.root);
    this.byWord.set(spelling.word, entry);
    this._byWritten.set(written, entry);
    return entry;
  }
}
