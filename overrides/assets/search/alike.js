// Alike: words of the vocabulary that share runs of letters with a word, to say what a query sounds like.
import { gramsOf } from "./grams.js";
import { STOP } from "./language.js";
import { CUT } from "./vocabulary.js";

/**
 * @import { Hearing } from "./hearing.js"
 * @import { Word } from "./vocabulary.js"
 */

/** Shorter runs of letters stand in too many words. */
const LONG_ENOUGH = 4;
/** So much of its runs of letters a word shares at least; less is not alike. */
const ALIKE_ENOUGH = 0.4;

/** What stands in more words than this tells no word from another. */
const TOO_COMMON = 500;

/**
 * Give the word of a meaning that is most like any word of the query, as people write it.
 * @param {Hearing} hearing
 * @param {number} meaning
 * @param {string[]} asked
 */
export const nearestOf = (hearing, meaning, asked) => {
  let nearest = { shown: "", likeness: ALIKE_ENOUGH };
  for (const word of asked.filter((word) => !STOP.has(word))) {
    for (const [known, shared] of sharing(hearing, ` ${word} `)) {
      if (known.shown.length >= CUT || !known.meanings.includes(meaning)) continue;
      const likeness = (2 * shared) / (countOf(known.bounded) + countOf(` ${word} `));
      const tells = likeness * telling(known, meaning);
      if (tells > nearest.likeness) nearest = { shown: known.shown, likeness: tells };
    }
  }
  return nearest.shown;
};

/** @param {string} bounded */
const longGrams = (bounded) => [...gramsOf(bounded)].filter((gram) => gram.length >= LONG_ENOUGH);

/** @param {string} bounded */
const countOf = (bounded) => longGrams(bounded).length;

/**
 * Tell how much of the use of a word is of a meaning.
 * @param {Word} word
 * @param {number} meaning
 */
const telling = ({ meanings }, meaning) => meanings.filter((own) => own === meaning).length / meanings.length;

/**
 * Count for each word of the vocabulary the runs of letters that it shares.
 * @param {Hearing} hearing
 * @param {string} bounded
 */
const sharing = (hearing, bounded) => {
  /** @type {Map<Word, number>} */
  const counts = new Map();
  for (const gram of longGrams(bounded)) {
    const having = hearing.wordsWith(gram);
    if (having.length > TOO_COMMON) continue;
    for (const word of having) counts.set(word, (counts.get(word) || 0) + 1);
  }
  return counts;
};
