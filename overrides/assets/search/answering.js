// Answering: all that the page shows for a query, whichever evidence speaks for it.
import { alikeTo, nearestOf } from "./alike.js";
import { asked } from "./asking.js";
import { SURE, judge } from "./judging.js";
import { numberIn, whoIn } from "./naming.js";
import { near } from "./near.js";
import { topicIn, urgentIn } from "./needs.js";
import { unanswered } from "./ranking.js";
import { search } from "./searching.js";

/**
 * @import { Found } from "./searching.js"
 * @import { Hearing } from "./hearing.js"
 * @import { Hit } from "./ranking.js"
 * @import { Index } from "./index.js"
 */

/** What is searched: obstacles, and all other pages. @typedef {{obstacles: Index, pages: Index}} Indexes */

/**
 * @typedef {object} Answers
 * @property {Found} obstacles
 * @property {Hit[]} pages
 * @property {Hit[]} maybe pages that may be meant
 * @property {string[]} near words near to those that nothing was found for
 * @property {boolean} isPage whether a page is named, so that it comes before obstacles
 * @property {number} urgent the help that comes before everything, or -1
 * @property {number} topic the topic that is missing here, or -1
 * @property {string} way the number of the solution that is asked for, or nothing
 */

/** Another page is worth a place when it answers more than half of the query … */
const HALF = 0.5;
/** … and, of a query that sounds like nothing of ours, when it is called so. */
const CALLED_SO = 0.6;
/** From here on it is named. */
const NAMED = 0.9;
/** What speaks for an obstacle that is found by what is written alone needs no word beside it. */
const WELL_WRITTEN = 0.6;
/** @type {Found} */
const NOTHING = { hits: [], maybe: [], marks: new Map(), unknown: [] };

/**
 * Answer a query; before the vocabulary is there, by what is written alone.
 * @param {Indexes} indexes
 * @param {Hearing | undefined} hearing
 * @param {string} query
 * @returns {Answers}
 */
export const answer = (indexes, hearing, query) =>
  byNumber(indexes.obstacles, query) ||
  (hearing ? byBoth(indexes, hearing, query) : byWriting(indexes, query));

/**
 * @param {Index} obstacles
 * @param {string} query
 * @returns {Answers | undefined}
 */
const byNumber = (obstacles, query) => {
  const asked = numberIn(query);
  const number = obstacles.documents.findIndex((document) => asked && document.number === asked.number);
  if (!asked || number < 0) return undefined;
  const hit = { ...unanswered(number, obstacles.documents[number]), covered: 1, evidence: 1 };
  const called = asked.way || asked.number;
  return { ...beside({ ...NOTHING, hits: [{ ...hit, called }] }), way: asked.way };
};

/**
 * @param {Found} obstacles
 * @returns {Answers}
 */
const beside = (obstacles) => ({
  ...{ obstacles, pages: [], maybe: [], near: [], isPage: false, urgent: -1, topic: -1, way: "" },
});

/**
 * @param {Indexes} indexes
 * @param {string} query
 * @returns {Answers}
 */
const byWriting = ({ obstacles, pages }, query) => {
  const found = search(obstacles, query);
  const others = search(pages, whoIn(query));
  return {
    ...beside(found),
    ...pagesOf(others, found),
    maybe: others.maybe,
    near: near(obstacles, found.unknown),
  };
};

/**
 * @param {Indexes} indexes
 * @param {Hearing} hearing
 * @param {string} query
 * @returns {Answers}
 */
const byBoth = ({ obstacles, pages }, hearing, query) => {
  const { found, leaning, certain } = judge(obstacles, hearing, query);
  const urgent = urgentIn(hearing.meanings, leaning);
  const topic = topicIn(hearing.meanings, leaning, certain);
  const isOurs = certain >= SURE || topic >= 0 || urgent >= 0;
  const told = topic < 0 ? found : { ...found, hits: [], maybe: [...found.hits, ...found.maybe] };
  explain(hearing, told.hits, query);
  return {
    ...beside(told),
    ...pagesOf(search(pages, whoIn(query)), told, certain >= SURE ? 0 : CALLED_SO),
    ...{ urgent, topic, near: isOurs ? [] : near(obstacles, found.unknown) },
  };
};

/**
 * Choose other pages that are worth a place, and tell whether the first is named.
 * @param {Found} others
 * @param {Found} obstacles
 */
const pagesOf = ({ hits }, obstacles, least = 0) => {
  const pages = hits.filter(({ covered, evidence }) => covered > HALF && evidence >= least);
  const own = Math.max(0, ...obstacles.hits.map(({ evidence }) => evidence));
  return { pages, isPage: pages.length > 0 && pages[0].evidence >= NAMED && pages[0].evidence > own };
};

/**
 * Say of hits that hardly stand on what is written what they sound like.
 * @param {Hearing} hearing
 * @param {Hit[]} hits
 * @param {string} query
 */
const explain = (hearing, hits, query) => {
  const unclear = hits.filter(({ evidence }) => evidence < WELL_WRITTEN);
  const alike = unclear.length ? alikeTo(hearing, asked(query)) : [];
  for (const hit of unclear) {
    const meaning = hearing.meanings.findIndex(({ obstacle }) => obstacle === hit.document.id);
    hit.alike = nearestOf(alike, meaning);
  }
};
