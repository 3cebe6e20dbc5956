// Phrases: an alias of several words counts more when it is said as far as it tells.
import { saying } from "./keys.js";
import { STOP } from "./language.js";

/**
 * @import { Concept } from "./concepts.js"
 * @import { Hit } from "./ranking.js"
 * @import { Index, KnownPhrase } from "./index.js"
 */

/** What a whole phrase adds to the score of a document, if it has two telling words or more … */
const PHRASE = 1.5;
const TELLING_WORDS = 2;
/** … and how surely the document is meant. */
const SAID = 0.6;
/** Less of a phrase says nothing. */
const LEAST_SAID = 0.5;

/**
 * Raise documents of which a phrase is said: all of its telling words, in whatever form.
 * @param {Index} index
 * @param {string[]} asked
 * @param {Concept[]} concepts
 * @param {Map<number, Hit>} hits
 */
export const raisePhrases = (index, asked, concepts, hits) => {
  const said = new Set([...asked, ...meant(concepts)].flatMap(saying));
  for (const phrase of index.phrases) {
    const hit = hits.get(phrase.number);
    if (hit) raise(hit, phrase, said);
  }
};

/**
 * Give the words of the index that are meant, but for those that only hold a word of the query.
 * @param {Concept[]} concepts
 */
const meant = (concepts) =>
  concepts.flatMap(({ groups }) =>
    groups[0].filter(({ how }) => how !== "part").map(({ entry }) => entry.word),
  );

/**
 * @param {Hit} hit
 * @param {KnownPhrase} phrase
 * @param {Set<string>} said
 */
const raise = (hit, phrase, said) => {
  const isSaid = phrase.sayings.map((saying) => saying.some((key) => said.has(key)));
  const isTelling = phrase.words.map((word) => !STOP.has(word));
  const telling = isTelling.filter(Boolean).length;
  const share = isSaid.filter(Boolean).length / isSaid.length;
  if (share < LEAST_SAID || isSaid.some((isHere, n) => !isHere && (isTelling[n] || !telling))) return;
  hit.score *= 1 + PHRASE * share * Math.min(1, telling / TELLING_WORDS);
  hit.evidence = Math.max(hit.evidence, SAID * share);
};
