// Forms: the same word, or another form of it.
import { isNumber } from "./keyed.js";
import { keysOf } from "./keys.js";
import { Matches } from "./matches.js";
import { remembered } from "./remembering.js";

/**
 * @import { Entry } from "./entries.js"
 * @import { Shared } from "./keyed.js"
 */

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
  /** @type {(shared: Shared, key: string, sure: (entry: Entry) => number) => void} */
  const add = (shared, key, sure) => {
    for (const entry of index.keyed.having(shared, key)) found.add(entry, sure(entry), "form");
  };
  const own = index.entries.get(word);
  if (own) found.add(own, SAME, "word");
  if (isNumber(word)) return found.all;
  const { noun, verb, bare, roots } = keysOf(word);
  add("stem", noun, (entry) => FORM * share(noun, word, entry));
  add("stem", verb, (entry) => (entry.noun ? PARTICIPLE : FORM) * share(verb, word, entry));
  add("stem", bare, () => PARTICIPLE);
  for (const key of bare ? [bare] : [noun, verb]) add("participle", key, () => PARTICIPLE);
  for (const key of roots) add("root", key, () => FAMILY);
  add("separated", verb, () => SEPARATED);
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
