"use strict";
// Folding: one spelling for what people write in several ways, and the words of a text.
{
  const finder = (globalThis.finder ??= {});
  performance.mark("finder-start");

  /** Endings that gender forms add after a sign: Berater:innen, eine*r, Berater/-in. */
  const GENDER = "(?:innen|in|rn|er|r|n|e|s|m)";
  const SIGNED = new RegExp(`([a-zà-ÿ])(?:[:*_·•/]-?|-(?=innen))${GENDER}(?![\\wà-ÿ])`, "gi");
  const BRACKETED = new RegExp(`([a-zà-ÿ])\\(-?${GENDER}\\)`, "gi");
  const WORD = /[\p{L}\p{N}]+/gu;
  const GERMAN = { ä: "a", ö: "o", ü: "u", ß: "ss" };

  /**
   * Give the one spelling of a text: small letters, no accents, ß as ss, and ä, ae and a alike.
   * An e after a, e or q and u (neue, Frauen, quer) is no umlaut.
   */
  const fold = (text) => {
    let folded = text.toLowerCase().replace(/[äöüß]/g, (letter) => GERMAN[letter]);
    if (/[^\x20-\x7e]/.test(folded)) folded = bare(folded);
    return /[aou]e/.test(folded) ? folded.replace(/(^|[^aeq])([aou])e/g, "$1$2") : folded;
  };

  /** Take accents and ligatures apart. */
  const bare = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/ß/g, "ss").replace(/æ/g, "a").replace(/[œø]/g, "o");

  /** Leave gender forms with their first half: Berater:innen, Berater(innen), eine*r. */
  const ungendered = (text) => (/[:*_·•/(-]/.test(text) ? text.replace(SIGNED, "$1").replace(BRACKETED, "$1") : text);

  /** Give the words of a text as written; words joined by a hyphen come as parts and as one. */
  const words = (text) => {
    const plain = ungendered(text);
    if (!plain.includes("-")) return plain.match(WORD) || [];
    const found = [];
    let end = -2;
    let chain = "";
    for (const match of plain.matchAll(WORD)) {
      const joined = match.index === end + 1 && match.input[end] === "-";
      if (!joined && chain) found.push(chain);
      chain = joined ? (chain || found[found.length - 1]) + match[0] : "";
      found.push(match[0]);
      end = match.index + match[0].length;
    }
    if (chain) found.push(chain);
    return found;
  };

  /** Fold a word of the site; remembered, for the same words stand in many places. */
  const foldedWords = new Map();
  const folded = (written) => {
    if (!foldedWords.has(written)) foldedWords.set(written, fold(written));
    return foldedWords.get(written);
  };

  Object.assign(finder, { fold, folded, words });
}
