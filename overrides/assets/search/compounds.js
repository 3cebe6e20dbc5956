// Compounds: a word that the index does not have, split into words that it has.
import { forms, knows } from "./forms.js";
import { LIGHT } from "./language.js";
import { LONG, opening } from "./parts.js";
import { remembering } from "./remembering.js";
import { NAMING, bits } from "./zones.js";

/**
 * @import { Entry } from "./entries.js"
 * @import { Index } from "./index.js"
 * @import { Match } from "./matches.js"
 */

/**
 * Words that a compound is made of, and whether they are all of it.
 * @typedef {{parts: string[], whole: boolean}} Split
 */

/** Finds a whole split of the rest of a word. @typedef {(rest: string) => Split | undefined} SplitRest */

/** A compound that is only a kind of what its last part names is less sure than the word. */
const HEAD = 0.5;
/** So is the rest of a compound beside a part that says little. */
const BESIDE_LIGHT = 0.7;
/** A part that names the document must be the word itself or nearly. */
const SURE_OF_A_PART = 0.8;

/** A word has at least so many letters, and so many more where nothing follows that is known. */
const SHORTEST_WORD = 3;
const SHORTEST_ALONE = 4;
/** Shorter words close too many compounds by chance. */
const SHORTEST_HEAD = 5;

const TITLE = bits("title");
const TITLE_OR_ALIAS = bits("title", "aliases");

/**
 * Split a compound in every way. Of each rest it is remembered how, for one rest follows many beginnings.
 * @param {Index} index
 * @param {string} word
 * @param {boolean} isTyped is still being typed
 * @returns {Split[]}
 */
const splits = (index, word, isTyped) => {
  /** @type {SplitRest} */
  const wholeOf = remembering((rest) => splitsOf(rest).find((split) => split.whole));
  /** @type {(rest: string) => Split[]} */
  const splitsOf = (rest) =>
    cuts(rest).flatMap(([left, right]) => splitAt(index, left, right, isTyped, wholeOf));
  return splitsOf(word);
};

/**
 * Give every way to cut a word in two, the first part a word.
 * @param {string} word
 */
const cuts = (word) => {
  const count = Math.max(0, word.length - SHORTEST_WORD);
  return Array.from({ length: count }, (_, n) => {
    return [word.slice(0, n + SHORTEST_WORD), word.slice(n + SHORTEST_WORD)];
  });
};

/**
 * Tell what a cut makes of a word, if anything.
 * @param {Index} index
 * @param {string} before
 * @param {string} right
 * @param {boolean} isTyped
 * @param {SplitRest} wholeOf
 * @returns {Split[]}
 */
const splitAt = (index, before, right, isTyped, wholeOf) => {
  const left = opening(index, before);
  const closes = right.length >= SHORTEST_WORD && knows(index, right);
  if (!left) return closes && right.length >= SHORTEST_ALONE ? [{ parts: [right], whole: false }] : [];
  if (!LIGHT.has(left) && isLight(index, before, right, isTyped)) return [{ parts: [left], whole: true }];
  if (closes) return [{ parts: [left, right], whole: true }];
  if (left.length < SHORTEST_ALONE || right.length < SHORTEST_WORD) return [];
  const rest = wholeOf(right);
  return [rest ? { parts: [left, ...rest.parts], whole: true } : { parts: [left], whole: false }];
};

/**
 * Tell whether a last part is a light word or, while one types, begins one; one or two letters may begin any.
 * @param {Index} index
 * @param {string} before
 * @param {string} right
 * @param {boolean} isTyped
 */
const isLight = (index, before, right, isTyped) => {
  if (LIGHT.has(right) || !isTyped) return LIGHT.has(right);
  if (right.length < SHORTEST_WORD) return before.length >= SHORTEST_ALONE && index.entries.has(before);
  return [...LIGHT].some((word) => word.startsWith(right));
};

/**
 * Find what a compound means: words for each of its parts, if some document has them all.
 * @param {Index} index
 * @param {string} word
 * @param {boolean} isTyped
 * @returns {Match[][]}
 */
export const compound = (index, word, isTyped) => {
  const whole = splits(index, word, isTyped).filter((split) => split.whole);
  const groups = whole.map(({ parts }) => parts.map((part) => forms(index, part))).find(meet) || [];
  if (groups.length !== 1) return groups;
  return [groups[0].map((match) => ({ ...match, sure: BESIDE_LIGHT * match.sure }))];
};

/**
 * Tell whether some document has a word of each group.
 * @param {Match[][]} groups
 */
const meet = (groups) => {
  const [first, ...others] = groups.map(
    (matches) => new Set(matches.flatMap(({ entry }) => entry.places.map((place) => place.number))),
  );
  return [...first].some((number) => others.every((numbers) => numbers.has(number)));
};

/**
 * Find words that name a document and close a compound: Zwangsräumung is a kind of Räumung.
 * @param {Index} index
 * @param {string} word
 * @returns {Match[]}
 */
export const heads = (index, word) => {
  for (const [before, head] of cuts(word)) {
    if (head.length < SHORTEST_HEAD) return [];
    const left = opening(index, before);
    if (before.endsWith("ge") || (head.length < LONG && !left)) continue;
    const closing = sureForms(index, head).filter(isHead);
    const also = closing.length && left ? sureForms(index, left).filter((entry) => entry.zones & NAMING) : [];
    const named = [...closing, ...also];
    if (named.length) return named.map((entry) => ({ entry, sure: HEAD, how: "part", part: entry.word }));
  }
  return [];
};

/**
 * @param {Index} index
 * @param {string} word
 */
const sureForms = (index, word) => {
  if (!index.entries.has(word) && !knows(index, word)) return [];
  return forms(index, word)
    .filter((match) => match.sure > SURE_OF_A_PART)
    .map(({ entry }) => entry);
};

/**
 * Tell whether unknown compounds may end in a word: the longer it is, the surer.
 * @param {Entry} entry
 */
const isHead = ({ noun, word, zones }) => {
  if (!noun || word.length < SHORTEST_HEAD) return false;
  if (word.length > LONG) return (zones & NAMING) > 0;
  return (zones & (word.length < LONG ? TITLE : TITLE_OR_ALIAS)) > 0;
};

/**
 * Find words that are only a part of a compound whose rest is unknown; never enough for a hit.
 * @param {Index} index
 * @param {string} word
 */
export const scraps = (index, word) =>
  splits(index, word, false).flatMap(({ parts }) => parts.flatMap((part) => forms(index, part)));
