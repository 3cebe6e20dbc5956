// Ranges: where in a written word the letters stand that fold to some others.
import { fold } from "./folding.js";

/** No word of any language is longer; trying all places of a longer string takes seconds. */
const LONGEST_WORD = 80;

/**
 * Give where the letters of a word stand that fold to a part, or nothing.
 * @param {string} word
 * @param {string} part
 * @returns {[number, number] | undefined}
 */
export const rangeOf = (word, part) => {
  if (word.length > LONGEST_WORD) return undefined;
  for (let from = 0; from < word.length; from++) {
    const to = endOf(word, from, part);
    if (to) return [from, to];
  }
  return undefined;
};

/**
 * Give where a part ends that begins at a place; nothing when other letters stand there.
 * @param {string} word
 * @param {number} from
 * @param {string} part
 */
const endOf = (word, from, part) => {
  for (let to = from + 1; to <= word.length; to++) {
    const letters = fold(word.slice(from, to));
    if (letters === part) return to;
    if (!part.startsWith(letters)) return undefined;
  }
  return undefined;
};
