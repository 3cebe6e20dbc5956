"use strict";
// Folding: one spelling for what people write in several ways, and the words of a text.
{
  const finder = (globalThis.finder ??= {});
  performance.mark("finder-start");

  /** Endings that gender forms add after a sign: Berater:innen, eine*r, Berater/-in. */
  const GENDER = "(?:innen|in|rn|er|r|n|e|s|m)";
  const SIGNED = new RegExp(`(\\p{L})(?:[:*_·•/]-?|-(?=innen))${GENDER}(?![\\p{L}\\p{N}])`, "giu");
  const BRACKETED = new RegExp(`(\\p{L})\\(-?${GENDER}\\)`, "giu");
  const WORD = /[\p{L}\p{N}]+/gu;

  /**
   * Give the one spelling of a text: small letters, no accents, ß as ss, and ä, ae and a alike.
   * An e after a, e or q and u (neue, Frauen, quer) is no umlaut.
   * @param {string} text
   */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .replace(/ß/g, "ss")
      .replace(/æ/g, "a")
      .replace(/[œø]/g, "o")
      .replace(/(^|[^aeq])([aou])e/g, "$1$2");

  /** Leave gender forms with their first half: Berater:innen, Berater(innen), eine*r. @param {string} text */
  const ungendered = (text) => text.replace(SIGNED, "$1").replace(BRACKETED, "$1");

  /**
   * Give the words of a text as written; words joined by a hyphen come as parts and as one.
   * @param {string} text
   * @returns {string[]}
   */
  const words = (text) => {
    const found = [];
    let before = -2;
    let chain = "";
    for (const match of ungendered(text).matchAll(WORD)) {
      const joined = match.index === before + 1 && match.input[before] === "-";
      if (!joined && chain) found.push(chain);
      chain = joined ? (chain || found[found.length - 1]) + match[0] : "";
      found.push(match[0]);
      before = match.index + match[0].length;
    }
    if (chain) found.push(chain);
    return found;
  };

  Object.assign(finder, { fold, words });
}
