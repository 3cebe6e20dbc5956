"use strict";
// Stemming: CISTEM (Weißweiler & Fraser 2017), and what German does to a word besides endings.
{
  const finder = globalThis.finder;

  /** Verb particles that let ge and zu in between: ab-ge-lehnt, an-zu-melden. */
  const PARTICLES =
    "ab an auf aus bei durch ein fest fort frei her hin los mit nach statt teil uber um unter vor weg weiter zu zuruck zusammen".split(" ");
  const PARTICIPLE = new RegExp(`^(${PARTICLES.join("|")})(?:ge(?=\\w{3,}(?:t|te[mnrs]?|en)$)|zu(?=\\w{3,}e?n$))`);
  const FEMININE = /(er|eu?r|or|ist|ent|ant|log|arzt|wirt|walt|kund|kolleg|nachbar)(?:in|innen)$/;
  const DERIVED =
    /(?:isierung|isiert?|ifikation|ifizier|ierung|ier|ation|ition|ion|iv|itat|igkeit|lichkeit|keit|heit|ung|isch|lich|ig|er)$/;

  /**
   * CISTEM, written from the paper.
   * @param {string} word
   * @param {{capital?: boolean, prefix?: boolean}} [how] capital: a noun keeps its t; prefix: strip ge
   */
  const cistem = (word, { capital = /^\p{Lu}/u.test(word), prefix = true } = {}) => {
    let rest = word.toLowerCase().replace(/ü/g, "u").replace(/ö/g, "o").replace(/ä/g, "a").replace(/ß/g, "ss");
    if (prefix) rest = rest.replace(/^ge(.{4,})/, "$1");
    rest = rest.replace(/sch/g, "$").replace(/ei/g, "%").replace(/ie/g, "&").replace(/(.)\1/g, "$1*");
    while (rest.length > 3) {
      if (rest.length > 5 && /e[mr]$|nd$/.test(rest)) rest = rest.slice(0, -2);
      else if ((!capital && rest.endsWith("t")) || /[esn]$/.test(rest)) rest = rest.slice(0, -1);
      else break;
    }
    return rest.replace(/(.)\*/g, "$1$1").replace(/&/g, "ie").replace(/%/g, "ei").replace(/\$/g, "sch");
  };

  /**
   * Give the stem of a folded word. Ge stays: CISTEM would make Gespräch and Sprache one word.
   * @param {string} word
   * @param {boolean} capital
   */
  const stem = (word, capital) =>
    cistem(word.replace(FEMININE, "$1").replace(PARTICIPLE, "$1"), { capital, prefix: false });

  /** Give the stem of a participle without ge, or nothing: gesprochen is spoken of, Gespräch is not. @param {string} word */
  const participle = (word) => (/^ge\w{3,}(?:t|te[mnrs]?|en)$/.test(word) ? cistem(word.slice(2), { capital: false }) : "");

  /** Give what a family of words shares: Kontrolle and kontrolliert, Isolation and isoliert. @param {string} stem */
  const root = (stem) => {
    const bare = stem.replace(DERIVED, "");
    return (bare.length < 4 ? stem : bare).replace(/(.)\1/g, "$1");
  };

  Object.assign(finder, { PARTICLES, cistem, stem, participle, root });
}
