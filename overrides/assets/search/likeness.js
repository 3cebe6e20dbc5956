"use strict";
// Likeness: how far two words are apart in letters, and in sound.
{
  const finder = globalThis.finder;

  /**
   * Optimal string alignment distance: changed, missing, added and swapped letters.
   * @param {string} a
   * @param {string} b
   * @param {number} most beyond this the answer is most + 1
   */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, n) => n);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let steps = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps = Math.min(steps, before[j - 2] + 1);
        row.push(steps);
        if (steps < least) least = steps;
      }
      if (least > most) return most + 1;
      [before, above] = [above, row];
    }
    return Math.min(above[b.length], most + 1);
  };

  /** Spellings of one sound, in order. */
  const SOUNDS = [
    [/ph|v/g, "f"], [/th|dt|d(?![aeiouy])/g, "t"], [/tz|c(?=[eiy])/g, "z"], [/ck|qu?|c(?!h)|kk/g, "k"],
    [/chs|cks|ks/g, "x"], [/b(?![aeiouylr])/g, "p"], [/g(?![aeiouylrn])/g, "k"], [/ai|ay|ey/g, "ei"],
    [/oi|oy/g, "eu"], [/y/g, "i"], [/ie/g, "i"], [/([aeiou])h(?![aeiou])/g, "$1"], [/(.)\1+/g, "$1"],
  ]; // prettier-ignore

  /** Give the sound of a folded word: Fersicherung and Versicherung, Mite and Miete are one. @param {string} word */
  const sound = (word) => SOUNDS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), word);

  Object.assign(finder, { distance, sound });
}
