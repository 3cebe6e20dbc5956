// Parts: longer words that begin with a word, as one types it, or that have it as a part.
import { knows } from "./forms.js";
import { isNumber } from "./keyed.js";
import { keysOf } from "./keys.js";
import { LINKS, PARTICLES, PREFIXES } from "./language.js";
import { Matches } from "./matches.js";
import { remembered } from "./remembering.js";

/** @import { Index } from "./index.js" */

/** The beginning of a longer word, the surer, the more of it is typed; two letters may begin anything. */
const BEGUN = 0.8;
const BARELY_BEGUN = 0.4;
const BARELY = 3;
const LEAST_OF_THE_BEGUN = 0.6;
/** The last part of a compound, which says what kind of thing it is. */
const TAIL = 0.75;
/** Another part of it. */
const INSIDE = 0.6;

/** A part this long is rarely in a word by chance. */
export const LONG = 7;
/** Shorter ones are looked for only as the last part, and without their endings not at all. */
const NOT_SHORT = 5;
/** Shorter words are no parts of others. */
const SHORTEST_PART = 3;
/** Something stands before a part, and before a long one any letters, if there are enough for a word. */
const FEWEST_BEFORE = 2;
const ENOUGH_BEFORE = 3;

const TAIL_ENDING = /^(?:e[nrs]?|s|n|innen)?$/;
const WORD_ENDING = /(?:e[nrms]?|te?|s|n)$/;

/** Give the longer words that a word is part of. */
export const parts = remembered((index, word) => {
  const found = new Matches();
  if (isNumber(word)) return [];
  addBegun(found, index, word);
  for (const key of insideKeys(word)) addHolding(found, index, key);
  return found.all;
});

/**
 * @param {Matches} found
 * @param {Index} index
 * @param {string} word
 */
const addBegun = (found, index, word) => {
  const bare = word.replace(WORD_ENDING, "");
  const byStem = bare.length >= NOT_SHORT ? index.sorted.beginning(bare) : [];
  for (const entry of byStem) found.add(entry, INSIDE, "part", bare);
  const begun = word.length < BARELY ? BARELY_BEGUN : BEGUN;
  for (const entry of word.length > 1 ? index.sorted.beginning(word) : []) {
    const typed = word.length / entry.word.length;
    found.add(entry, begun * (LEAST_OF_THE_BEGUN + (1 - LEAST_OF_THE_BEGUN) * typed), "part", word);
  }
};

/**
 * Give the letters by which a word is looked for inside of others.
 * @param {string} word
 */
const insideKeys = (word) => {
  if (word.length < SHORTEST_PART) return [];
  const { noun, verb } = keysOf(word);
  return new Set([word, ...[noun, verb].filter((stem) => stem.length >= NOT_SHORT)]);
};

/**
 * @param {Matches} found
 * @param {Index} index
 * @param {string} key
 */
const addHolding = (found, index, key) => {
  for (const [entry, at] of index.sorted.holding(key)) {
    if (!opens(index, entry.word.slice(0, at), key)) continue;
    const isTail = TAIL_ENDING.test(entry.word.slice(at + key.length));
    if (isTail || key.length >= NOT_SHORT) found.add(entry, isTail ? TAIL : INSIDE, "part", key);
  }
};

/**
 * Tell whether letters before a part open a compound: a particle or a word, before a long part any.
 * @param {Index} index
 * @param {string} before
 * @param {string} part
 */
const opens = (index, before, part) => {
  if (before.length < FEWEST_BEFORE || PREFIXES.test(before)) return false;
  if (part.length >= LONG && before.length >= ENOUGH_BEFORE) return true;
  return PARTICLES.includes(before) || opening(index, before) !== undefined;
};

/**
 * Give the word that letters at the start of a compound are, without what joins it to the rest.
 * @param {Index} index
 * @param {string} before
 */
export const opening = (index, before) => unlinked(before).find((part) => knows(index, part));

/**
 * Give what may stand before joining letters; after an s there is no other s.
 * @param {string} text
 */
const unlinked = (text) =>
  LINKS.filter((link) => text.endsWith(link))
    .map((link) => text.slice(0, text.length - link.length))
    .filter((part, n) => part.length >= SHORTEST_PART && !(n && part.endsWith("s")));
