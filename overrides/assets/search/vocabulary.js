// Vocabulary: the words that people use, and how many texts of each meaning hold them.
import { fold } from "./folding.js";

/**
 * What a text may mean: an obstacle by its id, a topic that is missing here or a need by its place on the page,
 * or something that has nothing to do with the site.
 * @typedef {{obstacle?: string, topic?: number, urgent?: number, everyday?: boolean}} Meaning
 */

/**
 * As the script of the vocabulary brings it.
 * @typedef {object} Packed
 * @property {Meaning[]} meanings
 * @property {string} words in order: a capital letter for how much of the word before is kept, a hyphen if it is
 *   written with a capital, the rest
 * @property {string} counts for each word a line with a sign of each meaning, as often as texts hold it
 */

/**
 * @typedef {object} Word
 * @property {string} shown
 * @property {string} bounded folded, with a blank at each end
 * @property {number[]} meanings each as often as texts of it hold the word
 */

/** Letters from A on tell how much is kept. */
const FIRST_LENGTH = "A".charCodeAt(0);
/** Signs of meanings begin behind the backslash: none of them is written in two signs. */
const FIRST_SIGN = "]".charCodeAt(0);

/**
 * Unpack the words one by one.
 * @param {Packed} packed
 * @returns {Generator<Word>}
 */
export function* unpacked({ words, counts }) {
  const lines = counts.split("\n");
  let number = 0;
  let before = "";
  for (const [, kept, capital, rest] of words.matchAll(/([A-Z])(-?)([^A-Z]*)/g)) {
    const word = before.slice(0, kept.charCodeAt(0) - FIRST_LENGTH) + rest;
    const shown = capital ? word[0].toUpperCase() + word.slice(1) : word;
    const meanings = Array.from(lines[number++], (sign) => sign.charCodeAt(0) - FIRST_SIGN);
    yield { shown, bounded: ` ${fold(word)} `, meanings };
    before = word;
  }
}
