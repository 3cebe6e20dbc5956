// Grams: the runs of letters that words are made of. Slips, endings and compounds keep most of them.

/** The shortest and the longest run: two letters tell nothing more, seven hardly anything (search.md). */
export const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 6;

/**
 * Give the runs of letters of a bounded word, each once.
 * @param {string} bounded
 * @param {number} [shortest]
 */
export const gramsOf = (bounded, shortest = SHORTEST_GRAM) => {
  const found = new Set();
  for (let length = shortest; length <= LONGEST_GRAM; length++) {
    for (let at = 0; at + length <= bounded.length; at++) found.add(bounded.slice(at, at + length));
  }
  return found;
};

/**
 * Count the runs of letters of a bounded word without looking at them.
 * @param {string} bounded
 * @param {number} [shortest]
 */
export const countGrams = (bounded, shortest = SHORTEST_GRAM) => {
  let count = 0;
  for (let length = shortest; length <= LONGEST_GRAM; length++)
    count += Math.max(0, bounded.length + 1 - length);
  return count;
};
