// Keys: by what the words of a query and the words of the site find each other.
import { root } from "./families.js";
import { MOST_WORDS, remembering } from "./remembering.js";
import { participle, stem } from "./stemming.js";

/**
 * @typedef {object} Keys
 * @property {string} noun the stem, were it a noun
 * @property {string} verb the stem, were it none
 * @property {string} bare the stem of a participle without ge, or nothing
 * @property {Set<string>} roots what its family shares
 */

/**
 * Give the keys of a folded word.
 * @type {(word: string) => Keys}
 */
export const keysOf = remembering((word) => {
  const [noun, verb, bare] = [stem(word, true), stem(word, false), participle(word)];
  return { noun, verb, bare, roots: new Set([noun, verb, bare].filter(Boolean).map(root)) };
}, MOST_WORDS);

/**
 * Give what a word of a phrase is said by: itself and other forms of it.
 * @param {string} word
 */
export const saying = (word) => {
  const { noun, verb } = keysOf(word);
  return [word, noun, verb];
};
