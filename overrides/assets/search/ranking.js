// Ranking: what each document answers to what is asked, and how much of it.
import { isNumber } from "./keyed.js";
import { NAMING, TELLING, tellingOf } from "./zones.js";

/**
 * @import { Concept } from "./concepts.js"
 * @import { Index } from "./index.js"
 * @import { Match } from "./matches.js"
 * @import { Place } from "./entries.js"
 * @import { SearchDocument } from "./zones.js"
 */

/**
 * Why a document was found: by which word of the query, in which zones, and how much that weighs.
 * @typedef {Match & {word: string, zones: number, weight: number}} Reason
 */

/**
 * @typedef {object} Hit
 * @property {number} number
 * @property {SearchDocument} document
 * @property {number} score for the order
 * @property {number} covered how much of the query it answers at all, 0 to 1
 * @property {number} evidence how much of the query it answers where it tells its topic
 * @property {Reason[]} reasons
 * @property {string} [alike] a word that people use for it, like one of the query
 * @property {string} [called] the number that was asked for
 */

/**
 * The best answer of a document to a word.
 * @typedef {{score: number, telling: number, match: Match, place: Place}} Answer
 */

/**
 * What a word answers, by number of the document, and how much the word matters.
 * @typedef {{answers: Map<number, Answer>, matters: number}} Tally
 */

/** How much an unknown word matters, as a share of the rarest: it may be a slip, or a word we do not use. */
const UNKNOWN = 0.35;
/** The least that any word matters; so does an unknown number, which is never a slip. */
const LEAST_MATTERS = 0.15;
/** In running text a verb or adjective says less about the topic than a noun. */
const VERB = 0.6;
/** Two words in one document are less than one word made of them. */
const TOGETHER = 0.75;
/** A part of a word in running text is less than the word, if it is short. */
const VAGUE = 0.6;
const NOT_VAGUE = 6;
/** A scrap is never enough for a hit: .16 is less than the .2 that a hit needs. */
const SCRAP = 0.16;

/**
 * Give the documents that answer any word of the query, by number.
 * @param {Index} index
 * @param {Concept[]} concepts
 */
export const rank = (index, concepts) => {
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  const tallies = concepts.map((concept) => tallyOf(index, concept));
  const sum = tallies.reduce((all, { matters }) => all + matters, 0);
  tallies.forEach(({ answers, matters }, at) => {
    for (const [number, answer] of answers) {
      const hit = hits.get(number) || unanswered(number, index.documents[number]);
      hits.set(number, hit);
      credit(hit, concepts[at].word, answer, matters / sum);
    }
  });
  for (const hit of hits.values()) hit.score *= hit.covered;
  return hits;
};

/**
 * @param {number} number
 * @param {SearchDocument} document
 * @returns {Hit}
 */
export const unanswered = (number, document) => ({
  number,
  document,
  score: 0,
  covered: 0,
  evidence: 0,
  reasons: [],
});

/**
 * @param {Hit} hit
 * @param {string} word
 * @param {Answer} answer
 * @param {number} share of the query
 */
const credit = (hit, word, { score, telling, match, place }, share) => {
  hit.score += score;
  hit.covered += share;
  hit.evidence += share * telling;
  hit.reasons.push({ word, ...match, zones: place.zones, weight: score });
};

/**
 * Weigh a word of the query, and what each document answers to it.
 * @param {Index} index
 * @param {Concept} concept
 * @returns {Tally}
 */
const tallyOf = (index, { word, groups, scraps }) => {
  const [first, ...others] = groups.map((matches) => tally(index, matches, 1));
  const answers = others.length ? together(first.answers, others) : first.answers;
  for (const [number, answer] of tally(index, scraps, SCRAP).answers) {
    if (!answers.has(number)) answers.set(number, answer);
  }
  if (groups[0].length) return { answers, matters: Math.max(LEAST_MATTERS, first.matters) };
  return { answers, matters: isNumber(word) ? LEAST_MATTERS : UNKNOWN * index.rarity(0) };
};

/**
 * Give for each document its best match; forms of a word are as rare as all of them together.
 * @param {Index} index
 * @param {Match[]} matches
 * @param {number} factor
 * @returns {Tally}
 */
const tally = (index, matches, factor) => {
  /** @type {Map<number, Answer>} */
  const answers = new Map();
  const whole = matches.filter((match) => match.how !== "part");
  const rare = whole.length ? rarityOf(index, whole) : Infinity;
  let topical = 0;
  for (const match of matches) {
    const own = match.how === "part" ? Math.min(rare, index.rarity(match.entry.places.length)) : rare;
    const weight = match.sure * factor * Math.max(LEAST_MATTERS, own);
    for (const place of match.entry.places) {
      const told = match.entry.noun || place.zones & NAMING ? 1 : VERB;
      const score = weight * place.weight * told;
      topical = Math.max(topical, told);
      const known = answers.get(place.number);
      if (known && known.score >= score) continue;
      answers.set(place.number, { score, telling: factor * tellingIn(match, place), match, place });
    }
  }
  const surest = Math.max(0, ...matches.map((match) => match.sure));
  return { answers, matters: topical * (whole.length ? rare : surest * rarityOf(index, matches)) };
};

/**
 * @param {Index} index
 * @param {Match[]} matches
 */
const rarityOf = (index, matches) => index.rarity(index.spread(matches.map(({ entry }) => entry)));

/**
 * Tell how surely a match at a place is the topic.
 * @param {Match} match
 * @param {Place} place
 */
const tellingIn = ({ sure, how, part, entry }, { zones }) => {
  const isShortPart = how === "part" && part.length < NOT_VAGUE;
  const isVague = isShortPart && !(zones & NAMING) && !(entry.noun && zones & TELLING);
  return sure * tellingOf(zones) * (isVague ? VAGUE : 1);
};

/**
 * Keep the documents that have a match of each group.
 * @param {Map<number, Answer>} first
 * @param {Tally[]} others
 */
const together = (first, others) => {
  /** @type {Map<number, Answer>} */
  const found = new Map();
  for (const [number, answer] of first) {
    const more = others.flatMap(({ answers }) => answers.get(number) || []);
    if (more.length < others.length) continue;
    const all = [answer, ...more];
    const score = all.reduce((sum, one) => sum + one.score, 0) / all.length;
    const telling = all.reduce((product, one) => product * one.telling, TOGETHER);
    found.set(number, { ...answer, score, telling });
  }
  return found;
};
