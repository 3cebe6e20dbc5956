// Folding: one spelling for what people write in several ways.
import { remembering } from "./remembering.js";

/** @type {Record<string, string>} */
const GERMAN = { ä: "a", ö: "o", ü: "u", ß: "ss" };

/** @param {string} text */
export const withoutUmlauts = (text) => text.toLowerCase().replace(/[äöüß]/g, (letter) => GERMAN[letter]);

/**
 * Give the one spelling of a text: small letters, no accents, ß as ss, and ä, ae and a alike.
 * An e after a, e or q and u (neue, Frauen, quer) is no umlaut.
 * @param {string} text
 */
export const fold = (text) => {
  const plain = withoutUmlauts(text);
  const folded = /[^\x20-\x7e]/.test(plain) ? withoutAccents(plain) : plain;
  return /[aou]e/.test(folded) ? folded.replace(/(^|[^aeq])([aou])e/g, "$1$2") : folded;
};

/**
 * Take accents and ligatures apart.
 * @param {string} text
 */
const withoutAccents = (text) => {
  const bare = text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return bare.replace(/ß/g, "ss").replace(/æ/g, "a").replace(/[œø]/g, "o");
};

/** Fold a word of the site: the same words stand in many places. */
export const folded = remembering(fold);
