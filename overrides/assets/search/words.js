// Words: how a text comes apart into its words.

export const WORD = /[\p{L}\p{N}]+/gu;
/** Endings that gender forms add after a sign: Berater:innen, eine*r, Berater/-in. */
const GENDER = "(?:innen|in|rn|er|r|n|e|s|m)";
const SIGNED = new RegExp(`([a-zà-ÿ])(?:[:*_·•/]-?|-(?=innen))${GENDER}(?![\\wà-ÿ])`, "gi");
const BRACKETED = new RegExp(`([a-zà-ÿ])\\(-?${GENDER}\\)`, "gi");

/**
 * Leave gender forms with their first half: Berater:innen, Berater(innen), eine*r.
 * @param {string} text
 */
const ungendered = (text) =>
  /[:*_·•/(-]/.test(text) ? text.replace(SIGNED, "$1").replace(BRACKETED, "$1") : text;

/**
 * Give the words of a text as written; words joined by a hyphen come as parts and as one.
 * @param {string} text
 * @returns {string[]}
 */
export const words = (text) => {
  const plain = ungendered(text);
  if (!plain.includes("-")) return plain.match(WORD) || [];
  return withChains([...plain.matchAll(WORD)]);
};

/**
 * Give words, and behind each chain of words joined by hyphens the chain as one.
 * @param {RegExpMatchArray[]} matches
 */
const withChains = (matches) => {
  const found = [];
  let end = -2;
  let chain = "";
  for (const { 0: word, index = 0, input = "" } of matches) {
    const joined = index === end + 1 && input[end] === "-";
    if (!joined && chain) found.push(chain);
    chain = joined ? (chain || found[found.length - 1]) + word : "";
    found.push(word);
    end = index + word.length;
  }
  if (chain) found.push(chain);
  return found;
};
