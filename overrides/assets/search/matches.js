// Matches: which words of the index a word of a query may mean, and how sure that is.

/** @import { Entry } from "./entries.js" */

/**
 * How a word was found: as itself, in another form, as a part, or alike.
 * @typedef {"word" | "form" | "part" | "like"} How
 */

/**
 * @typedef {object} Match
 * @property {Entry} entry
 * @property {number} sure from 0 to 1, more where two words of the query make one
 * @property {How} how
 * @property {string} part the letters of the entry that matched
 * @property {boolean} [apart] two words that do not stand side by side in the query
 */

/** Gathers matches, of each word of the index the surest. */
export class Matches {
  constructor() {
    /** @type {Map<Entry, Match>} */
    this._found = new Map();
  }

  get all() {
    return [...this._found.values()];
  }

  /**
   * @param {Entry} entry
   * @param {number} sure
   * @param {How} how
   * @param {string} [part]
   */
  add(entry, sure, how, part = entry.word) {
    const known = this._found.get(entry);
    if (!known || known.sure < sure) this._found.set(entry, { entry, sure, how, part });
  }
}
