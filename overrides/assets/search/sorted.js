// Sorted: the words of an index by the alphabet, to find those that begin with or hold some letters.

/** @import { Entry } from "./entries.js" */

/**
 * Find the first number below an end of which something is true; it is true of all after it, too.
 * @param {number} end
 * @param {(n: number) => boolean} isTrue
 */
const firstWhere = (end, isTrue) => {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

export class Sorted {
  /** @param {Entry[]} entries */
  constructor(entries) {
    this.all = [...entries].sort((a, b) => (a.word < b.word ? -1 : 1));
    this.nouns = this.all.filter((entry) => entry.noun);
    /** All nouns as one text, in which a browser finds letters at once. */
    this._text = this.nouns.map((entry) => entry.word).join(" ");
    let end = -1;
    /** Where each begins in the text. */
    this._starts = this.nouns.map(({ word }) => {
      const start = end + 1;
      end = start + word.length;
      return start;
    });
  }

  /**
   * Find the words that begin with some letters.
   * @param {string} letters
   */
  beginning(letters) {
    const first = firstWhere(this.all.length, (n) => this.all[n].word >= letters);
    let end = first;
    while (end < this.all.length && this.all[end].word.startsWith(letters)) end++;
    return this.all.slice(first, end);
  }

  /**
   * Find the nouns that hold some letters, each with the place where these stand last.
   * @param {string} letters
   */
  holding(letters) {
    /** @type {Map<Entry, number>} */
    const found = new Map();
    for (let at = this._text.indexOf(letters); at >= 0; at = this._text.indexOf(letters, at + 1)) {
      const number = firstWhere(this._starts.length, (n) => this._starts[n] > at) - 1;
      found.set(this.nouns[number], at - this._starts[number]);
    }
    return found;
  }
}
