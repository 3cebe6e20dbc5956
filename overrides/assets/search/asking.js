// Asking: what is read of a query. A bound on each measure keeps every answer quick.
import { fold } from "./folding.js";
import { words } from "./words.js";

/** More letters are not read, and not kept in the address: a need is told in fewer. */
export const LETTERS = 300;
/** More words are not looked for: each costs time, and the first ones tell the need. */
const WORDS = 24;
/** Of a longer word the beginning is looked for; the longest word of the site has 33 letters. */
const LONGEST = 60;

/**
 * Give the words of a query that are looked for, folded.
 * @param {string} query
 */
export const asked = (query) => {
  const read = words(query.slice(0, LETTERS));
  if (query.length > LETTERS && read.length > 1) read.pop(); // it may be cut
  return read
    .slice(0, WORDS)
    .map((word) => fold(word).slice(0, LONGEST))
    .filter(Boolean);
};
