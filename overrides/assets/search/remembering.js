// Remembering: what was made once is not made again.

/** @import { Index } from "./index.js" */

/**
 * Remember what is made of each key. After so many keys all are forgotten: only the last ones matter then.
 * @template K
 * @template V
 * @param {(key: K) => V} make
 * @returns {(key: K) => V}
 */
export const remembering = (make, most = Infinity) => {
  /** @type {Map<K, V>} */
  const known = new Map();
  return (key) => {
    if (!known.has(key)) {
      if (known.size >= most) known.clear();
      known.set(key, make(key));
    }
    return /** @type {V} */ (known.get(key));
  };
};

/** So many words are remembered: while somebody types, only the last one changes. */
export const MOST_WORDS = 2000;

/**
 * Remember what was found in an index.
 * @template T
 * @param {(index: Index, word: string) => T} find
 * @returns {(index: Index, word: string) => T}
 */
export const remembered = (find) => {
  /** @type {(index: Index) => (word: string) => T} */
  const within = remembering((index) => remembering((word) => find(index, word), MOST_WORDS));
  return (index, word) => within(index)(word);
};
