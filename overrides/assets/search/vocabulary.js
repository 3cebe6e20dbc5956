// Vocabulary: the words that people use, and how many texts of each meaning hold them.
import { fold } from "./folding.js";

/**
 * What a text may mean: an obstacle by its id, a topic that is missing here or a need by its place on the
 * page, or something that has nothing to do with the site.
 * @typedef {{obstacle?: string, topic?: number, urgent?: number, everyday?: boolean}} Meaning
 */

/**
 * As the script of the vocabulary brings it.
 * @typedef {object} Packed
 * @property {Meaning[]} meanings
 * @property {string} words in order: a capital letter for how much of the word before is kept, a hyphen if
 *   it is written with a capital, the rest
 * @property {string} counts for each word a sign of each meaning, as often as texts hold it; the last one
 *   is of a second row of signs
 */

/**
 * @typedef {object} Word
 * @property {string} shown
 * @property {string} bounded folded, with a blank at each end
 * @property {number[]} meanings each as often as texts of it hold the word
 */

/** Letters from A on tell how much is kept. */
const FIRST_LENGTH = "A".charCodeAt(0);
/** Signs of meanings begin behind the quotation mark. */
const FIRST_SIGN = "0".charCodeAt(0);
/** A word of so many letters may be the beginning of a longer one: it is never shown. */
export const CUT = 12;

/**
 * Unpack the words one by one.
 * @param {Packed} packed
 * @returns {Generator<Word>}
 */
export function* unpacked({ meanings, words, counts }) {
  let at = 0;
  let before = "";
  for (const [, kept, capital, rest] of words.matchAll(/([A-Z])(-?)([^A-Z]*)/g)) {
    const word = before.slice(0, kept.charCodeAt(0) - FIRST_LENGTH) + rest;
    const shown = capital ? word[0].toUpperCase() + word.slice(1) : word;
    const own = meaningsAt(counts, at, meanings.length);
    yield { shown, bounded: ` ${fold(word)} `, meanings: own };
    at += own.length;
    before = word;
  }
}

/**
 * Give the meanings of a word up to its last sign.
 * @param {string} counts
 * @param {number} at
 * @param {number} all how many meanings there are
 */
const meaningsAt = (counts, at, all) => {
  const found = [];
  for (let sign = 0; sign < all && at + found.length < counts.length;) {
    sign = counts.charCodeAt(at + found.length) - FIRST_SIGN;
    found.push(sign % all);
  }
  return found;
};
