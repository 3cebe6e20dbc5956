// Index: the words of some documents; made once, asked at every key.
import { isNumber } from "./keyed.js";
import { saying } from "./keys.js";
import { Sorted } from "./sorted.js";

/**
 * @import { Entry } from "./entries.js"
 * @import { Keyed } from "./keyed.js"
 * @import { SearchDocument } from "./zones.js"
 */

/**
 * An alias of several words, with the number of its document.
 * @typedef {{number: number, words: string[]}} Phrase
 */

/** A phrase, and what each of its words is said by. @typedef {Phrase & {sayings: string[][]}} KnownPhrase */

export class Index {
  /**
   * @param {SearchDocument[]} documents
   * @param {Map<string, Entry>} entries
   * @param {Keyed} keyed
   * @param {Phrase[]} phrases
   */
  constructor(documents, entries, keyed, phrases) {
    this.documents = documents;
    this.entries = entries;
    /** @type {KnownPhrase[]} */
    this.phrases = phrases.map((phrase) => ({ ...phrase, sayings: phrase.words.map(saying) }));
    this.sorted = new Sorted([...entries.values()].filter((entry) => !entry.stop));
    /** Words that may be misspelt. */
    this.spelt = this.sorted.all.filter((entry) => !isNumber(entry.word));
    this.keyed = keyed;
  }

  /**
   * Tell whether a folded word stands in the index as itself or in another form.
   * @param {string} word
   */
  knows(word) {
    const entry = this.entries.get(word);
    return entry ? !entry.stop : this.keyed.hasFormOf(word);
  }

  /**
   * Tell how rare it is to stand in this many documents.
   * @param {number} among
   */
  rarity(among) {
    return Math.log(1 + (this.documents.length - among + 0.5) / (among + 0.5));
  }

  /**
   * Count the documents that have any of some words.
   * @param {Entry[]} entries
   */
  spread(entries) {
    const seen = new Uint8Array(this.documents.length);
    let count = 0;
    for (const { places } of entries) {
      for (const { number } of places) if (!seen[number]) count += seen[number] = 1;
    }
    return count;
  }
}
