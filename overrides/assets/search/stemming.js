// Stemming: CISTEM, and what German does to a word besides endings.
import { cistem, withoutEndings } from "./cistem.js";
import { PARTICLES } from "./language.js";

const SPLIT_PARTICIPLE = new RegExp(
  `^(${PARTICLES.join("|")})(?:ge(?=\\w{3,}(?:t|te[mnrs]?|(?!ig)\\w\\wen)$)|zu(?=\\w{3,}e?n$))`,
);
/** The s of -los is no ending: antriebslos, Antriebslosigkeit. */
const WITHOUT = /^(.{3,}los)(?:e[mnrs]?)?$/;
const FEMININE = /(er|eu?r|or|ist|ent|ant|log|arzt|wirt|walt|kund|kolleg|nachbar)(?:in|innen)$/;

/**
 * Give the stem of a folded word. Ge stays: CISTEM would make Gespräch and Sprache one word.
 * @param {string} word
 * @param {boolean} capital
 */
export const stem = (word, capital) => {
  let bare = word.endsWith("in") || word.endsWith("innen") ? word.replace(FEMININE, "$1") : word;
  if (mayBeParticiple(bare)) bare = bare.replace(SPLIT_PARTICIPLE, "$1");
  const without = WITHOUT.exec(bare);
  return without ? without[1] : withoutEndings(bare, capital);
};

/**
 * Tell quickly whether a word may lose letters in its middle: abgelehnt. All others begin with their stem.
 * @param {string} word
 */
export const mayBeParticiple = (word) => word.includes("ge", 2) || word.includes("zu", 2);

/**
 * Give the stem of a participle without ge, or nothing: gesprochen is spoken of, Gespräch is not.
 * @param {string} word
 */
export const participle = (word) =>
  /^ge\w{3,}(?:t|te[mnrs]?|en)$/.test(word) ? cistem(word.slice(2), { capital: false }) : "";
