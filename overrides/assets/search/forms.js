// Forms: the same word, or another form of it.
import { isNumber } from "./keyed.js";
import { keysOf } from "./keys.js";
import { Matches } from "./matches.js";
import { remembered } from "./remembering.js";

/** @import { Entry } from "./entries.js" */

/** The very word. */
const SAME = 1;
/** Another ending of it: nearly as sure, and the less sure the less of both words is stem. */
const FORM = 0.9;
const LEAST_OF_A_FORM = 0.7;
/** A participle, or a verb where the index has a noun: Lehre and gelehrt may mean two things. */
const PARTICIPLE = 0.8;
/** Another word of the family: Kontrolle for kontrolliert. */
export const FAMILY = 0.7;
/**
 * The verb with a particle, anmelden for melden: often another matter. It is enough for a hit only in
 * zones that tell the topic well: .29 × .75 is more than the .2 that a hit needs, .29 × .65 is less.
 */
const SEPARATED = 0.29;

/** Give the words of the index that are forms of a word. */
export const forms = remembered((index, word) => {
  const found = new Matches();
  const own = index.entries.get(word);
  if (own) found.add(own, SAME, "word");
  if (isNumber(word)) return found.all;
  const { noun, verb, bare, roots } = keysOf(word);
  for (const entry of index.keyed.having("stem", noun))
    found.add(entry, FORM * share(noun, word, entry), "form");
  for (const entry of index.keyed.having("stem", verb)) {
    found.add(entry, (entry.noun ? PARTICIPLE : FORM) * share(verb, word, entry), "form");
  }
  if (bare) for (const entry of index.keyed.having("stem", bare)) found.add(entry, PARTICIPLE, "form");
  for (const key of bare ? [bare] : [noun, verb]) {
    for (const entry of index.keyed.having("participle", key)) found.add(entry, PARTICIPLE, "form");
  }
  for (const key of roots)
    for (const entry of index.keyed.having("root", key)) found.add(entry, FAMILY, "form");
  for (const entry of index.keyed.having("separated", verb)) found.add(entry, SEPARATED, "form");
  return found.all;
});

/**
 * @param {string} key
 * @param {string} word
 * @param {Entry} entry
 */
const share = (key, word, entry) =>
  LEAST_OF_A_FORM + ((1 - LEAST_OF_A_FORM) * key.length) / Math.max(word.length, entry.word.length);

/** Tell whether the index has a word, or another form of it. */
export const knows = remembered((index, word) => index.knows(word));
