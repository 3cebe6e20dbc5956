"use strict";
// Likeness: how far two words are apart, by fingers and by ear.
{
  const finder = globalThis.finder;

  /** Letters that fingers or ears mistake for each other: neighbours on the keyboard, and like sounds. */
  const CLOSE = new Set();
  const KEYS = ["qwertzuiop", "asdfghjkl", "yxcvbnm"];
  const pair = (a, b) => (a << 16) | b;
  const close = (a, b) => CLOSE.add(pair(a.charCodeAt(0), b.charCodeAt(0))).add(pair(b.charCodeAt(0), a.charCodeAt(0)));
  KEYS.forEach((row, at) =>
    [...row].forEach((key, n) => {
      if (row[n + 1]) close(key, row[n + 1]);
      for (const below of [n - 1, n]) if (KEYS[at + 1]?.[below]) close(key, KEYS[at + 1][below]);
    }),
  );
  for (const like of "dt bp gk ck cz kz tz fv vw sz iy ij uy mn ae ai ei eo ou".split(" ")) close(like[0], like[1]);

  /** What it costs to write one letter instead of another that is not close to it. */
  const FAR = 1.5;

  /** Give the letters of a word as bits: of a long word few pairs need to be counted. */
  const lettersOf = (word) => {
    let bits = 0;
    for (let n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31);
    return bits;
  };

  /** Tell whether two words may be so near: a slip brings and takes one letter at most. */
  const mayBeNear = (one, other, most) => {
    let left = 2 * most;
    for (let bits = one ^ other; bits; bits &= bits - 1) if (--left < 0) return false;
    return true;
  };

  /** Optimal string alignment distance: missing, added and swapped letters cost 1, changed ones 1 or FAR. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, n) => n);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const one = a.charCodeAt(i - 1);
        const other = b.charCodeAt(j - 1);
        const change = one === other ? 0 : CLOSE.has(pair(one, other)) ? 1 : FAR;
        let steps = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
        if (i > 1 && j > 1 && one === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) steps = Math.min(steps, before[j - 2] + 1);
        row.push(steps);
        if (steps < least) least = steps;
      }
      if (least > most) return Infinity;
      [before, above] = [above, row];
    }
    return above[b.length] > most ? Infinity : above[b.length];
  };

  /** Spellings of one sound, in order. */
  const SOUNDS = [
    [/ph|v/g, "f"], [/th|dt|d(?![aeiouy])/g, "t"], [/tz|c(?=[eiy])/g, "z"], [/ck|qu?|c(?!h)|kw|kk/g, "k"],
    [/chs|cks|ks/g, "x"], [/b(?![aeiouylr])/g, "p"], [/g(?![aeiouylrn])/g, "k"], [/ai|ay|ey/g, "ei"],
    [/oi|oy/g, "eu"], [/y/g, "i"], [/ie/g, "i"], [/([aeiou])h(?![aeiou])/g, "$1"], [/(.)\1+/g, "$1"],
  ]; // prettier-ignore

  /** Give the sound of a folded word: Fersicherung and Versicherung, Mite and Miete are one. */
  const sound = (word) => SOUNDS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), word);

  Object.assign(finder, { distance, lettersOf, mayBeNear, sound });
}
