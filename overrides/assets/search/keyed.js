// Keyed: the words of an index by what other words share with them.
import { PARTICLES } from "./language.js";
import { sound } from "./sounds.js";
import { mayBeParticiple, stem } from "./stemming.js";

/** @import { Entry } from "./entries.js" */

/** What words share. @typedef {"stem" | "root" | "participle" | "separated" | "sound"} Shared */

/** Every stem has at least so many letters. */
const SHORTEST_STEM = 3;

/** @param {string} word */
export const isNumber = (word) => /\d/.test(word);

export class Keyed {
  constructor() {
    /** @type {Record<Shared, Map<string, Entry[]>>} */
    this._keyed = {
      stem: new Map(),
      root: new Map(),
      participle: new Map(),
      separated: new Map(),
      sound: new Map(),
    };
    /** How stems begin. @type {Set<string>} */
    this._beginnings = new Set();
  }

  /** @param {Entry} entry */
  add(entry) {
    for (const key of entry.stems) {
      this._put("stem", key, entry);
      this._beginnings.add(key.slice(0, SHORTEST_STEM));
    }
    for (const key of entry.roots) this._put("root", key, entry);
    if (entry.participle) this._put("participle", entry.participle, entry);
    if (!isNumber(entry.word)) this._put("sound", sound(entry.word), entry);
    for (const key of entry.noun ? [] : entry.stems) this._addSeparated(key, entry);
  }

  /**
   * Give the words that share a key.
   * @param {Shared} shared
   * @param {string} key
   */
  having(shared, key) {
    return this._keyed[shared].get(key) || [];
  }

  /**
   * Tell whether a folded word is a form of any.
   * @param {string} word
   */
  hasFormOf(word) {
    if (!this._mayHaveFormOf(word)) return false;
    return this._keyed.stem.has(stem(word, true)) || this._keyed.stem.has(stem(word, false));
  }

  /**
   * Tell quickly of most words that they are no form of any: a word begins with its stem.
   * @param {string} word
   */
  _mayHaveFormOf(word) {
    if (mayBeParticiple(word)) return true;
    if (!this._beginnings.has(word.slice(0, SHORTEST_STEM))) return false;
    for (let end = word.length; end >= SHORTEST_STEM; end--) {
      if (this._keyed.stem.has(word.slice(0, end))) return true;
    }
    return false;
  }

  /**
   * Put a verb where it is found without its particle: melden finds anmelden.
   * @param {string} key
   * @param {Entry} entry
   */
  _addSeparated(key, entry) {
    for (const particle of PARTICLES) {
      if (key.startsWith(particle)) this._put("separated", key.slice(particle.length), entry);
    }
  }

  /**
   * @param {Shared} shared
   * @param {string} key
   * @param {Entry} entry
   */
  _put(shared, key, entry) {
    const entries = this._keyed[shared].get(key);
    if (entries) entries.push(entry);
    else this._keyed[shared].set(key, [entry]);
  }
}
