// Judging: what is written and what it sounds like, weighed together: hits, and what may be meant.
import { asked } from "./asking.js";
import { isHeard, leaningOf } from "./leaning.js";
import { unanswered } from "./ranking.js";
import { search } from "./searching.js";
import { sorrows } from "./sorrows.js";

/**
 * @import { Found } from "./searching.js"
 * @import { Hearing } from "./hearing.js"
 * @import { Hit } from "./ranking.js"
 * @import { Index } from "./index.js"
 * @import { Leaning } from "./leaning.js"
 */

/** An obstacle and how certain it is that it is meant. @typedef {{hit: Hit, certain: number}} Judged */

/**
 * @typedef {object} Judgement
 * @property {Found} found with hits and what may be meant in the order of certainty
 * @property {Leaning} leaning of the whole query
 * @property {number} certain of the first
 */

/** What it counts that a word stands where a document tells its topic, beside what the query sounds like. */
const WRITTEN = 10;
/** From here on an obstacle is a hit: 3 of 100 everyday queries of our development data reach it. */
export const SURE = 8;
/** From here on it may be meant. */
const PERHAPS = 1;
/** So much of the certainty of the first a hit has, unless it is the first of a sorrow of its own. */
const NEAR_FIRST = 0.4;
/** A part of a query tells less than the whole. */
const ONLY_A_PART = 4;

/**
 * Search obstacles by both kinds of evidence.
 * @param {Index} index
 * @param {Hearing} hearing
 * @param {string} query
 * @returns {Judgement}
 */
export const judge = (index, hearing, query) => {
  const found = search(index, query);
  const words = asked(query);
  const leaning = leaningOf(hearing, words);
  if (!isHeard(hearing, words)) return { found, leaning, certain: found.hits.length ? SURE : 0 };
  const all = weighed(index, hearing, found, leaning);
  const firsts = new Set();
  for (const part of sorrows(query)) {
    const own = weighed(index, hearing, search(index, part), leaningOf(hearing, asked(part)));
    const best = raiseBy(all, own);
    if (best !== undefined) firsts.add(best);
  }
  const ordered = all.sort((a, b) => b.certain - a.certain || a.hit.number - b.hit.number);
  const certain = ordered[0]?.certain ?? 0;
  /** @type {(judged: Judged) => boolean} */
  const isHit = (judged) =>
    judged.certain >= SURE && (judged.certain >= NEAR_FIRST * certain || firsts.has(judged.hit.number));
  /** @type {(judged: Judged) => boolean} */
  const isMaybe = (judged) => !isHit(judged) && judged.certain >= PERHAPS;
  const hits = ordered.filter(isHit).map(({ hit }) => hit);
  return {
    found: { ...found, hits, maybe: ordered.filter(isMaybe).map(({ hit }) => hit) },
    leaning,
    certain,
  };
};

/**
 * Weigh both kinds of evidence for each document.
 * @param {Index} index
 * @param {Hearing} hearing
 * @param {Found} found
 * @param {Leaning} leaning
 * @returns {Judged[]}
 */
const weighed = (index, hearing, { hits, maybe }, leaning) => {
  const written = new Map([...hits, ...maybe].map((hit) => [hit.number, hit]));
  const leans = new Map(hearing.meanings.map(({ obstacle }, meaning) => [obstacle, leaning[meaning]]));
  return index.documents.map((document, number) => {
    const hit = written.get(number) || unanswered(number, document);
    return { hit, certain: WRITTEN * hit.evidence + (leans.get(document.id) ?? 0) };
  });
};

/**
 * Raise documents to what a part of the query makes certain; give the number of the one that it is about.
 * @param {Judged[]} all
 * @param {Judged[]} part the same documents
 */
const raiseBy = (all, part) => {
  let best = part[0];
  part.forEach((own, n) => {
    if (own.certain > best.certain) best = own;
    if (own.certain - ONLY_A_PART <= all[n].certain) return;
    const isWritten = own.hit.evidence > all[n].hit.evidence;
    all[n] = { hit: isWritten ? own.hit : all[n].hit, certain: own.certain - ONLY_A_PART };
  });
  return best?.certain >= SURE ? best.hit.number : undefined;
};
