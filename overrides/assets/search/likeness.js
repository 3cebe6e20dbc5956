// Likeness: how many slips of the fingers are between two words.

/** Letters that fingers take for each other, being neighbours on the keyboard, and letters that ears do. */
const PAIRS = [
  ..."qw we er rt tz zu ui io op as sd df fg gh hj jk kl yx xc cv vb bn nm".split(" "),
  ..."qa wa ws es ed rd rf tf tg zg zh uh uj ij ik ok ol pl ay sy sx dx dc fc fv gv gb hb hn jn jm km".split(
    " ",
  ),
  ..."dt bp gk ck cz kz tz fv vw sz iy ij uy mn ae ai ei eo ou".split(" "),
];
const CLOSE = new Set(PAIRS.flatMap(([one, other]) => [one + other, other + one]));

/** What a letter costs that is missing, added, or swapped with the next. */
const SLIP = 1;
/** What it costs to write a letter for one that is close to it. */
const CLOSE_LETTER = 1;
/** Any other letter is rarely written by mistake: one is believed only where two slips are, two nowhere. */
const FAR_LETTER = 1.5;

/**
 * @param {string} one
 * @param {string} other
 */
const changed = (one, other) => {
  if (one === other) return 0;
  return CLOSE.has(one + other) ? CLOSE_LETTER : FAR_LETTER;
};

/**
 * Count the slips between two words (optimal string alignment); Infinity when there are more than a number.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export const distance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, n) => n * SLIP);
  for (let i = 1; i <= a.length; i++) {
    const row = [i * SLIP];
    let least = row[0];
    for (let j = 1; j <= b.length; j++) {
      const [one, other] = [a[i - 1], b[j - 1]];
      let steps = Math.min(above[j] + SLIP, row[j - 1] + SLIP, above[j - 1] + changed(one, other));
      const swapped = i > 1 && j > 1 && one === b[j - 2] && a[i - 2] === other;
      if (swapped) steps = Math.min(steps, before[j - 2] + SLIP);
      row.push(steps);
      least = Math.min(least, steps);
    }
    if (least > most) return Infinity;
    [before, above] = [above, row];
  }
  return above[b.length] > most ? Infinity : above[b.length];
};

/**
 * Give the letters of a word as bits, which are quicker to compare than the word.
 * @param {string} word
 */
export const lettersOf = (word) => {
  let bits = 0;
  for (let n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31);
  return bits;
};

/** One slip brings a letter and takes one, at most. */
const LETTERS_OF_A_SLIP = 2;

/**
 * Tell from their letters whether two words may be so few slips apart.
 * @param {number} one
 * @param {number} other
 * @param {number} most
 */
export const mayBeNear = (one, other, most) => {
  let left = LETTERS_OF_A_SLIP * most;
  for (let bits = one ^ other; bits; bits &= bits - 1) if (--left < 0) return false;
  return true;
};
