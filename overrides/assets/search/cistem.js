// CISTEM: a stemmer for German, written from the paper (Weißweiler & Fraser 2017).
import { withoutUmlauts } from "./folding.js";

const ENDINGS = new Set(["em", "er", "nd"]);
/** A stem has at least so many letters; an ending of two is taken only from longer words. */
const SHORTEST = 3;
const SHORTEST_BEFORE_TWO = 5;

/**
 * Give the stem of a word; only words that are no nouns lose a t.
 * @param {string} word
 */
export const cistem = (word, { capital = /^\p{Lu}/u.test(word) } = {}) =>
  withoutEndings(withoutUmlauts(word).replace(/^ge(.{4,})/, "$1"), capital);

/**
 * Take the endings of a folded word away; sch, ei, ie and double letters count as one and stay whole.
 * @param {string} word
 * @param {boolean} capital
 */
export const withoutEndings = (word, capital) => {
  if (!/sch|ei|ie|(.)\1/.test(word)) return shortened(word, capital);
  const joined = word.replace(/sch/g, "$").replace(/ei/g, "%").replace(/ie/g, "&").replace(/(.)\1/g, "$1*");
  const rest = shortened(joined, capital).replace(/(.)\*/g, "$1$1");
  return rest.replace(/&/g, "ie").replace(/%/g, "ei").replace(/\$/g, "sch");
};

/**
 * @param {string} word
 * @param {boolean} capital
 */
const shortened = (word, capital) => {
  let rest = word;
  while (rest.length > SHORTEST) {
    const end = rest[rest.length - 1];
    if (rest.length > SHORTEST_BEFORE_TWO && ENDINGS.has(rest.slice(-2))) rest = rest.slice(0, -2);
    else if (end === "e" || end === "s" || end === "n" || (end === "t" && !capital)) rest = rest.slice(0, -1);
    else break;
  }
  return rest;
};
