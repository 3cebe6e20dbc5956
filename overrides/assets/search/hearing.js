// Hearing: what the runs of letters of a word speak for, by all the words of the vocabulary that have them.
import { SHORTEST_GRAM, countGrams, gramsOf } from "./grams.js";
import { ownWords } from "./own.js";
import { MOST_WORDS, remembering } from "./remembering.js";
import { unpacked } from "./vocabulary.js";

/**
 * @import { Meaning, Packed, Word } from "./vocabulary.js"
 * @import { SearchDocument } from "./zones.js"
 */

/** What a run of letters counts for a meaning that never has it, as a share of a text. */
const NEVER = 0.03;
/** What every meaning has heard besides, so that one with few texts does not shout. */
const BESIDE = 500;
/** So many runs of letters are remembered: while somebody types, only the last ones change. */
const MOST_GRAMS = 20000;
/** So many words are taken in at once. */
const A_SLICE = 50;

/**
 * How much a run of letters speaks for each meaning, and how much it matters: the rarer, the more.
 * @typedef {{speaks: Float32Array, matters: number}} Voice
 */

/**
 * What the runs of letters of a word speak for together, and the squares of how much they matter: of all,
 * and of those that anybody uses.
 * @typedef {{speaks: Float64Array, squares: number, known: number}} Heard
 */

/** A naive Bayes classifier over runs of letters, which counts only those that are asked for. */
export class Hearing {
  /** @param {Meaning[]} meanings */
  constructor(meanings) {
    this.meanings = meanings;
    this.everyday = meanings.findIndex(({ everyday }) => everyday);
    /** @type {Word[]} */
    this.words = [];
    /** Which words have each of the shortest runs of letters. @type {Map<string, Word[]>} */
    this._having = new Map();
    /** How many runs of letters were heard for each meaning. */
    this._heard = new Float64Array(meanings.length).fill(BESIDE);
    /** Give the words that have a run of letters. */
    this.wordsWith = remembering(/** @param {string} gram */ (gram) => this._wordsWith(gram), MOST_GRAMS);
    this._voice = remembering(/** @param {string} gram */ (gram) => this._voiceOf(gram), MOST_GRAMS);
    /** Give what a folded word speaks for. */
    this.listen = remembering(/** @param {string} word */ (word) => this._listen(word), MOST_WORDS);
  }

  /** How much a run of letters matters that nobody uses: it makes all others less sure. */
  get _most() {
    return Math.log(1 + this.words.length) + 1;
  }

  /** @param {Word} word */
  add(word) {
    this.words.push(word);
    for (let at = 0; at + SHORTEST_GRAM <= word.bounded.length; at++) {
      const gram = word.bounded.slice(at, at + SHORTEST_GRAM);
      const having = this._having.get(gram);
      if (!having) this._having.set(gram, [word]);
      else if (having[having.length - 1] !== word) having.push(word);
    }
    const grams = countGrams(word.bounded);
    for (const meaning of word.meanings) this._heard[meaning] += grams;
  }

  /** Listen to the shortest runs of letters ahead: the longest lists are theirs. */
  *prepare() {
    let ready = 0;
    for (const gram of this._having.keys()) {
      this._voice(gram);
      if (++ready % A_SLICE === 0) yield;
    }
  }

  /**
   * @param {string} gram
   * @returns {Word[]}
   */
  _wordsWith(gram) {
    if (gram.length === SHORTEST_GRAM) return this._having.get(gram) || [];
    return this.wordsWith(gram.slice(0, -1)).filter(({ bounded }) => bounded.includes(gram));
  }

  /**
   * @param {string} word
   * @returns {Heard}
   */
  _listen(word) {
    const speaks = new Float64Array(this.meanings.length);
    let squares = 0;
    let known = 0;
    for (const gram of gramsOf(` ${word} `)) {
      const voice = this._voice(gram);
      squares += (voice?.matters ?? this._most) ** 2;
      if (!voice) continue;
      known += voice.matters ** 2;
      for (let meaning = 0; meaning < speaks.length; meaning++) {
        speaks[meaning] += voice.matters * voice.speaks[meaning];
      }
    }
    return { speaks, squares, known };
  }

  /**
   * @param {string} gram
   * @returns {Voice | undefined}
   */
  _voiceOf(gram) {
    const counts = new Float32Array(this.meanings.length);
    let all = 0;
    for (const { meanings } of this.wordsWith(gram)) {
      for (const meaning of meanings) counts[meaning]++;
      all += meanings.length;
    }
    if (!all) return undefined;
    const speaks = counts.map((count, meaning) => Math.log((count + NEVER) / this._heard[meaning]));
    return { speaks, matters: Math.log((1 + this.words.length) / (1 + all)) + 1 };
  }
}

/**
 * Take in a vocabulary, and what obstacles say of themselves.
 * @param {Packed} packed
 * @param {SearchDocument[]} obstacles
 */
export function* hearing(packed, obstacles) {
  const own = ownWords(packed.meanings, obstacles);
  const found = new Hearing(own.meanings);
  let taken = 0;
  for (const take of [unpacked(packed), own.words]) {
    for (const word of take) {
      found.add(word);
      if (++taken % A_SLICE === 0) yield;
    }
  }
  yield* found.prepare();
  return found;
}
