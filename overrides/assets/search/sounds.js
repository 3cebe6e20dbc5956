// Sounds: how a word sounds, whatever letters it is written with.

/** Spellings of one sound, in the order in which they are made one. @type {[RegExp, string][]} */
const SOUNDS = [
  [/ph|v/g, "f"],
  [/th|dt|d(?![aeiouy])/g, "t"],
  [/tz|c(?=[eiy])/g, "z"],
  [/ck|qu?|c(?!h)|kw|kk/g, "k"],
  [/chs|cks|ks/g, "x"],
  [/b(?![aeiouylr])/g, "p"],
  [/g(?![aeiouylrn])/g, "k"],
  [/ai|ay|ey/g, "ei"],
  [/oi|oy/g, "eu"],
  [/y/g, "i"],
  [/ie/g, "i"],
  [/([aeiou])h(?![aeiou])/g, "$1"],
  [/(.)\1+/g, "$1"],
];

/**
 * Give the sound of a folded word: Fersicherung and Versicherung, Mite and Miete are one.
 * @param {string} word
 */
export const sound = (word) => SOUNDS.reduce((text, [spelling, one]) => text.replace(spelling, one), word);
