// Searching: from what a person types to documents in rank order, each with the reasons why.
import { asked } from "./asking.js";
import { concepts } from "./concepts.js";
import { raisePhrases } from "./phrases.js";
import { rank } from "./ranking.js";

/**
 * @import { Concept } from "./concepts.js"
 * @import { Hit } from "./ranking.js"
 * @import { Index } from "./index.js"
 */

/**
 * @typedef {object} Found
 * @property {Hit[]} hits in rank order
 * @property {Hit[]} maybe what answers too little to be a hit
 * @property {Map<string, string>} marks words to mark, folded, each with the part of it that matched
 * @property {string[]} unknown words of the query that the index does not know
 */

/** How much of a query a document must answer to be a hit. */
const ENOUGH = 0.2;
/** A hit this far behind the first is none. */
const FAR_BEHIND = 0.1;

/**
 * Search an index.
 * @param {Index} index
 * @param {string} query
 * @returns {Found}
 */
export const search = (index, query) => {
  const words = asked(query);
  const understood = concepts(index, words);
  const found = rank(index, understood);
  raisePhrases(index, words, understood, found);
  const ordered = [...found.values()].sort((a, b) => b.score - a.score || a.number - b.number);
  /** @type {(hit: Hit) => boolean} */
  const isHit = ({ evidence, score }) => evidence >= ENOUGH && score >= FAR_BEHIND * ordered[0].score;
  return {
    hits: ordered.filter(isHit),
    maybe: ordered.filter((hit) => !isHit(hit)),
    marks: marksOf(understood),
    unknown: understood.filter(({ groups }) => !groups[0].length).map(({ word }) => word),
  };
};

/** @param {Concept[]} understood */
const marksOf = (understood) => {
  const marks = new Map();
  const matches = understood.flatMap(({ groups, scraps }) => [...groups.flat(), ...scraps]);
  for (const { entry, how, part } of matches) {
    const isWhole = how !== "part" || !entry.word.includes(part);
    if (isWhole || !marks.has(entry.word)) marks.set(entry.word, isWhole ? entry.word : part);
  }
  return marks;
};
