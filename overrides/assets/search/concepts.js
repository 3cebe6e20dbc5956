// Concepts: what each word of a query may mean, by the first way that gives an answer.
import { compound, heads, scraps } from "./compounds.js";
import { derived } from "./derived.js";
import { FAMILY, forms } from "./forms.js";
import { LINKS, PARTICLES, STOP } from "./language.js";
import { parts } from "./parts.js";
import { slips } from "./slips.js";
import { TELLING } from "./zones.js";

/**
 * @import { Index } from "./index.js"
 * @import { Match } from "./matches.js"
 */

/**
 * A word of the query and what it may mean. A document answers it that has a match of each group;
 * the first one is there always, and empty when the word is unknown. Scraps are words of an unknown one.
 * @typedef {{word: string, groups: Match[][], scraps: Match[]}} Concept
 */

/** Two words that make one of the index say more than either. */
const JOINED = 1.3;

/**
 * Give what the words of a query mean. Words that say nothing are left out, unless there are no others.
 * @param {Index} index
 * @param {string[]} asked
 */
export const concepts = (index, asked) => {
  const joined = new Map(asked.map((word) => [word, neighbours(index, word, asked)]));
  /** @type {(word: string) => Match[]} */
  const ofWord = (word) => joined.get(word) || [];
  const telling = asked.filter((word) => !STOP.has(word) || ofWord(word).some((match) => match.apart));
  const last = asked[asked.length - 1];
  return [...new Set(telling.length ? telling : asked)].map((word) => {
    return understood(index, word, ofWord(word), word === last);
  });
};

/**
 * @param {Index} index
 * @param {string} word
 * @param {Match[]} joined
 * @param {boolean} isTyped
 * @returns {Concept}
 */
const understood = (index, word, joined, isTyped) => {
  const direct = [...joined, ...forms(index, word)];
  if (STOP.has(word)) return { word, groups: [direct], scraps: [] };
  const longer = parts(index, word);
  const isSure = direct.length > 0 || longer.some((match) => match.entry.zones & TELLING);
  const matches = [...direct, ...longer, ...(isSure ? [] : slips(index, word))];
  const groups = matches.length ? [matches] : apart(index, word, isTyped);
  return groups.length ? { word, groups, scraps: [] } : { word, groups: [[]], scraps: scraps(index, word) };
};

/**
 * Take apart a word that the index does not have.
 * @param {Index} index
 * @param {string} word
 * @param {boolean} isTyped
 * @returns {Match[][]}
 */
const apart = (index, word, isTyped) => {
  const groups = compound(index, word, isTyped);
  if (groups[0]?.length) return groups;
  const kinds = heads(index, word);
  const matches = kinds.length ? kinds : derived(index, word);
  return matches.length ? [matches] : [];
};

/**
 * Find words that a word makes together with others of the query: nach Betreuung, melde … an.
 * @param {Index} index
 * @param {string} word
 * @param {string[]} asked
 * @returns {Match[]}
 */
const neighbours = (index, word, asked) => {
  const at = asked.indexOf(word);
  const [before, after] = [asked[at - 1], asked[at + 1]];
  const beside = LINKS.flatMap((link) => [before && before + link + word, after && word + link + after]);
  const particles = asked.slice(at + 1).filter((later) => PARTICLES.includes(later));
  return [
    ...beside.filter(Boolean).flatMap((whole) => made(index, whole, false)),
    ...particles.flatMap((particle) => made(index, particle + word, true)),
  ];
};

/**
 * Give the words of the index that a word made of two is, or that are of its family.
 * @param {Index} index
 * @param {string} whole
 * @param {boolean} isApart
 */
const made = (index, whole, isApart) =>
  forms(index, whole)
    .filter((match) => match.sure >= FAMILY)
    .map((match) => ({ ...match, sure: JOINED * match.sure, apart: isApart }));
