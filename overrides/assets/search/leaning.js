// Leaning: how much more a query sounds like each meaning than like everyday talk.

/** @import { Hearing } from "./hearing.js" */

/** What a query leans to, by meaning: above 0 more than to everyday talk. @typedef {Float64Array} Leaning */

/**
 * Weigh the words of a query. What nobody ever said leans to nothing.
 * @param {Hearing} hearing
 * @param {string[]} words folded
 * @returns {Leaning}
 */
export const leaningOf = (hearing, words) => {
  const sum = new Float64Array(hearing.meanings.length);
  let squares = 0;
  for (const { speaks, squares: own } of new Set(words.map((word) => hearing.listen(word)))) {
    squares += own;
    speaks.forEach((speaks, meaning) => (sum[meaning] += speaks));
  }
  const everyday = sum[hearing.everyday];
  return squares ? sum.map((lean) => (lean - everyday) / Math.sqrt(squares)) : sum;
};
