// Alike: words of the vocabulary that share runs of letters with a word, to say what a query sounds like.
import { countGrams, gramsOf } from "./grams.js";
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
 * A word of the vocabulary and how like it is to a word of the query.
 * @typedef {{known: Word, likeness: number}} Alike
 */

/**
 * Give the words of the vocabulary that are like any word of the query.
 * @param {Hearing} hearing
 * @param {string[]} asked
 * @returns {Alike[]}
 */
export const alikeTo = (hearing, asked) =>
  [...new Set(asked)]
    .filter((word) => !STOP.has(word))
    .flatMap((word) => {
      const grams = gramsOf(` ${word} `, LONG_ENOUGH);
      return [...sharing(hearing, grams)].flatMap(([known, shared]) => {
        const likeness = (2 * shared) / (countGrams(known.bounded, LONG_ENOUGH) + grams.size);
        return likeness > ALIKE_ENOUGH && known.shown.length < CUT ? { known, likeness } : [];
      });
    });

/**
 * Give the word that tells a meaning best, as people write it, or nothing.
 * @param {Alike[]} alike
 * @param {number} meaning
 */
export const nearestOf = (alike, meaning) => {
  let nearest = { shown: "", tells: ALIKE_ENOUGH };
  for (const { known, likeness } of alike) {
    const tells = likeness * telling(known, meaning);
    if (tells > nearest.tells) nearest = { shown: known.shown, tells };
  }
  return nearest.shown;
};

/**
 * Tell how much of the use of a word is of a meaning.
 * @param {Word} word
 * @param {number} meaning
 */
const telling = ({ meanings }, meaning) => meanings.filter((own) => own === meaning).length / meanings.length;

/**
 * Count for each word of the vocabulary the runs of letters that it shares.
 * @param {Hearing} hearing
 * @param {Set<string>} grams
 */
const sharing = (hearing, grams) => {
  /** @type {Map<Word, number>} */
  const counts = new Map();
  for (const gram of grams) {
    const having = hearing.wordsWith(gram);
    if (having.length > TOO_COMMON) continue;
    for (const word of having) counts.set(word, (counts.get(word) || 0) + 1);
  }
  return counts;
};
