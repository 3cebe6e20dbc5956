// Derived: what a prefix or an ending makes of a word: verschuldet, weitergesagt, Obdachlosigkeit.
import { root } from "./families.js";
import { forms } from "./forms.js";
import { keysOf } from "./keys.js";
import { PARTICLES } from "./language.js";
import { remembered } from "./remembering.js";
import { stem } from "./stemming.js";
import { NAMING } from "./zones.js";

/**
 * @import { Index } from "./index.js"
 * @import { Match } from "./matches.js"
 */

/** A derived word is often about the same matter, and often is not. */
const DERIVED_WORD = 0.5;

const PREFIXED = /^(?:ver|be|ent|er|zer|uber|un|de)(.{5,})/;
const UN_INSIDE = /^(.{4,})un(.{4,})$/;
const ENDED = new RegExp(
  "^(.{5,}?)(?:losigkeit|igkeit|keit|heit|ismus|isme|schaft|ung|isch|lich|haft)(?:e[nrms]?|s)?$",
);

/**
 * Give the words that name a document and that a word was made of.
 * @type {(index: Index, word: string) => Match[]}
 */
export const derived = remembered((index, word) => {
  const found = underivedOf(word).flatMap((part) => [
    ...forms(index, part).map(({ entry }) => entry),
    ...index.sorted.beginning(part),
  ]);
  const naming = [...found, ...withoutParticle(index, word)].filter((entry) => entry.zones & NAMING);
  return naming.map((entry) => {
    return { entry, sure: DERIVED_WORD, how: "part", part: root(stem(entry.word, entry.noun)) };
  });
});

/** @param {string} word */
const underivedOf = (word) => {
  const [, afterPrefix = ""] = PREFIXED.exec(word) || [];
  const [, before = "", after = ""] = UN_INSIDE.exec(word) || [];
  const [, beforeEnding = ""] = ENDED.exec(word) || [];
  return [afterPrefix, before + after, beforeEnding].filter(Boolean);
};

/**
 * Find verbs of the index that a word puts a particle before.
 * @param {Index} index
 * @param {string} word
 */
const withoutParticle = (index, word) => {
  const { verb } = keysOf(word);
  return PARTICLES.filter((particle) => verb.startsWith(particle))
    .flatMap((particle) => index.keyed.having("stem", verb.slice(particle.length)))
    .filter((entry) => !entry.noun);
};
