// Urgent: words after which help in need comes first.
import { asked } from "./asking.js";
import { fold } from "./folding.js";
import { saying } from "./keys.js";
import { words } from "./words.js";

/** Some phrases, and whether a query says one, in whatever form. */
export class Phrases {
  /** @param {string[]} phrases */
  constructor(phrases) {
    this._sayings = phrases.map((phrase) => words(phrase).map(fold).map(saying));
  }

  /** @param {string} query */
  areSaidIn(query) {
    const said = new Set(asked(query).flatMap(saying));
    return this._sayings.some((phrase) => phrase.every((word) => word.some((key) => said.has(key))));
  }
}

/**
 * Show the first help whose phrases a query says.
 * @param {Phrases[]} urgent
 * @param {Iterable<HTMLElement>} helps
 * @param {string} query
 */
export const showFirstSaid = (urgent, helps, query) => {
  const first = urgent.findIndex((phrases) => phrases.areSaidIn(query));
  [...helps].forEach((help, n) => (help.hidden = n !== first));
};
