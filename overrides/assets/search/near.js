// Near: words that the search knows, offered for words that it does not know.
import { distance, lettersOf, mayBeNear } from "./likeness.js";
import { remembered } from "./remembering.js";
import { bits } from "./zones.js";

/** @import { Index } from "./index.js" */

/** So many words of a query get offers, and so many each: who reads more than nine? */
const WORDS_HELPED = 3;
const OFFERS = 3;
/** In so many letters one slip is allowed, but never more slips than these. */
const LETTERS_A_SLIP = 2.5;
const MOST_SLIPS = 3;
/** Shorter words are near anything. */
const SHORTEST_OFFER = 4;
/** Words from here are good ones to search for. */
const OFFERED = bits("title", "aliases", "ways");

/**
 * Give the words of the index that are nearest to unknown words, as written.
 * @param {Index} index
 * @param {string[]} unknown
 */
export const near = (index, unknown) => unknown.slice(0, WORDS_HELPED).flatMap((word) => nearTo(index, word));

const nearTo = remembered((index, word) => {
  const most = Math.min(MOST_SLIPS, Math.floor(word.length / LETTERS_A_SLIP));
  const letters = lettersOf(word);
  return index.sorted.nouns
    .filter((entry) => entry.word.length >= SHORTEST_OFFER && entry.zones & OFFERED)
    .filter((entry) => mayBeNear(letters, entry.letters, most))
    .map((entry) => ({ shown: entry.shown, steps: distance(word, entry.word, most) }))
    .filter(({ steps }) => steps <= most)
    .sort((a, b) => a.steps - b.steps)
    .slice(0, OFFERS)
    .map(({ shown }) => shown);
});
