// Slips: words of the index that a misspelt word may mean, because they are near it or sound like it.
import { isNumber } from "./keyed.js";
import { distance, lettersOf, mayBeNear } from "./likeness.js";
import { LONG } from "./parts.js";
import { remembered } from "./remembering.js";
import { sound } from "./sounds.js";
import { NAMING, TELLING, bits } from "./zones.js";

/**
 * @import { Entry } from "./entries.js"
 * @import { Index } from "./index.js"
 * @import { Match } from "./matches.js"
 */

/** How sure words are that sound alike, or that differ by one or two slips. */
const SURE_WITH = [0.75, 0.7, 0.5];
/** A word whose beginning is misspelt, while one types. */
const SURE_OF_A_BEGINNING = 0.5;

/** Of shorter words too many are near: none is taken for a slip, or only for one that sounds the same. */
const SHORTEST_HEARD = 4;
const SHORTEST_LIKE = 5;
/** The shorter a word, the more words are near it. Of a short one the first letter must be right … */
const FEW_LETTERS = 6;
/** … and it must be a noun, or name a document. */
const MIDDLING = 8;
/** In words this long two slips are believed. */
const TWO_SLIPS = 8;
/** Words that sound alike may differ so much in length: Teraphie, Therapie. */
const LONGER_BY = 3;

const CALLED = bits("title", "aliases", "phrases");

/** Give the words that a misspelt word may mean; only the nearest ones. */
export const slips = remembered((index, word) => {
  if (isNumber(word) || word.length < SHORTEST_HEARD) return [];
  const alike = soundingLike(index, word);
  const { steps, entries } = alike.length ? { steps: 0, entries: alike } : nearest(index, word);
  if (!entries.length && word.length >= LONG) return begun(index, word);
  const sure = SURE_WITH[Math.ceil(steps)];
  return entries.map((entry) => like(entry, sure));
});

/**
 * @param {Entry} entry
 * @param {number} sure
 * @returns {Match}
 */
const like = (entry, sure) => ({ entry, sure, how: "like", part: entry.word });

/**
 * @param {Index} index
 * @param {string} word
 */
const soundingLike = (index, word) => {
  const alike = index.keyed.having("sound", sound(word));
  return alike.filter((entry) => Math.abs(entry.word.length - word.length) <= LONGER_BY);
};

/**
 * Find the words with the fewest slips, if these are few enough.
 * @param {Index} index
 * @param {string} word
 */
const nearest = (index, word) => {
  const letters = lettersOf(word);
  let least = word.length < TWO_SLIPS ? 1 : 2;
  /** @type {Entry[]} */
  let entries = [];
  for (const entry of index.spelt) {
    if (Math.abs(entry.word.length - word.length) > least) continue;
    const steps = mayBeNear(letters, entry.letters, least) ? slipsTo(entry, word, least) : Infinity;
    if (steps > least) continue;
    if (steps < least) entries = [];
    least = steps;
    entries.push(entry);
  }
  return { steps: least, entries };
};

/**
 * Count the slips to a word of the index; the shorter a word, the fewer are believed.
 * @param {Entry} entry
 * @param {string} word
 * @param {number} most
 */
const slipsTo = (entry, word, most) => {
  const isFirstRight = entry.word[0] === word[0];
  const isShort = Math.min(word.length, entry.word.length) < FEW_LETTERS;
  const isCalled = (entry.zones & (entry.noun ? NAMING | CALLED : CALLED)) > 0;
  const isSure = isCalled || (!isShort && (word.length >= MIDDLING || entry.noun));
  if (word.length < SHORTEST_LIKE || !isSure) return Infinity;
  if (!isFirstRight && (isShort || !(entry.zones & NAMING))) return Infinity;
  const tells = isCalled || entry.noun || entry.zones & TELLING;
  const two = isFirstRight && entry.word.length >= TWO_SLIPS && tells;
  return distance(word, entry.word, two ? most : 1);
};

/**
 * Find the words that begin with one slip in what is typed so far.
 * @param {Index} index
 * @param {string} word
 */
const begun = (index, word) =>
  index.sorted
    .beginning(word[0])
    .filter((entry) => entry.word.length > word.length + 1 && entry.zones & NAMING)
    .filter((entry) => distance(word, entry.word.slice(0, word.length), 1) === 1)
    .map((entry) => like(entry, SURE_OF_A_BEGINNING));
