// Leaning: how much more a query sounds like each meaning than like everyday talk.

/** @import { Hearing } from "./hearing.js" */

/** So much of a query is made of what people say, or it is judged by what is written alone. */
const HEARD = 0.3;

/** What a query leans to, by meaning: above 0 more than to everyday talk. @typedef {Float64Array} Leaning */

/**
 * Tell whether words are made of what anybody says; a name may be of something else.
 * @param {Hearing} hearing
 * @param {string[]} words folded
 */
export const isHeard = (hearing, words) => {
  const heard = words.map((word) => hearing.listen(word));
  const all = heard.reduce((sum, { squares }) => sum + squares, 0);
  return heard.reduce((sum, { known }) => sum + known, 0) >= HEARD * all;
};

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
