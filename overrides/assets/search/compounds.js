"use strict";
// Compounds: a word that the index does not have, split into words that it has.
{
  const finder = globalThis.finder;
  const { LIGHT, LONG, NAMING, bits, forms, knows, opening } = finder;

  const TITLE = bits("title");
  const TITLE_OR_ALIAS = bits("title", "aliases");
  /** A compound that is only a kind of what its last part names is less sure than the word. */
  const HEAD = 0.5;
  /** So is the rest of a compound beside a part that says little. */
  const LIGHTER = 0.7;

  /** Split a compound; of each rest it is remembered how, for one rest follows many beginnings. */
  const splits = (index, word, typing) => {
    const known = new Map();
    const wholeOf = (rest) => {
      if (!known.has(rest)) known.set(rest, splitsOf(rest).find((split) => split.whole));
      return known.get(rest);
    };
    const splitsOf = (rest) => cuts(rest, (before, right) => split(index, before, right, typing, wholeOf));
    return splitsOf(word);
  };

  /** Give what is made of each way to cut a word in two. */
  const cuts = (word, make) => {
    const made = [];
    for (let cut = 3; cut < word.length; cut++) made.push(make(word.slice(0, cut), word.slice(cut)));
    return made.filter(Boolean);
  };

  /** Tell what a cut makes of a word, if anything. */
  const split = (index, before, right, typing, wholeOf) => {
    const left = opening(index, before);
    const closes = right.length > 2 && knows(index, right);
    if (left && !LIGHT.has(left) && isLight(index, before, right, typing)) return { parts: [left], whole: true };
    if (left && closes) return { parts: [left, right], whole: true };
    if (left && left.length > 3 && right.length > 2) {
      const rest = wholeOf(right);
      return rest ? { parts: [left, ...rest.parts], whole: true } : { parts: [left], whole: false };
    }
    return closes && right.length > 3 ? { parts: [right], whole: false } : undefined;
  };

  /** Tell whether a last part is a light word or, while one types, begins one; one or two letters may begin any. */
  const isLight = (index, before, right, typing) => {
    if (LIGHT.has(right) || !typing) return LIGHT.has(right);
    if (right.length < 3) return before.length > 3 && index.entries.has(before);
    return [...LIGHT].some((word) => word.startsWith(right));
  };

  /** Find what a compound means: documents that have all its parts. */
  const compound = (index, word, typing) => {
    const whole = splits(index, word, typing).filter((split) => split.whole);
    const groups = whole.map(({ parts }) => parts.map((part) => forms(index, part))).find(meet) || [];
    return groups.length === 1 ? [groups[0].map((match) => ({ ...match, sure: LIGHTER * match.sure }))] : groups;
  };

  /** Tell whether some document has a word of each group. */
  const meet = (groups) => {
    const numbers = groups.map((matches) => new Set(matches.flatMap(({ entry }) => entry.places.map((place) => place.number))));
    return [...numbers[0]].some((number) => numbers.every((set) => set.has(number)));
  };

  /** Find words that name a document and close a compound: Zwangsräumung is a kind of Räumung. */
  const heads = (index, word) => {
    for (let cut = 3; cut <= word.length - 5; cut++) {
      const [before, head] = [word.slice(0, cut), word.slice(cut)];
      const left = opening(index, before);
      if (before.endsWith("ge") || (head.length < LONG && !left)) continue;
      if (!index.entries.has(head) && !knows(index, head)) continue;
      const closing = forms(index, head).filter((match) => match.sure > 0.8 && isHead(match.entry));
      const also = left ? forms(index, left).filter((match) => match.sure > 0.8 && match.entry.fields & NAMING) : [];
      if (closing.length) return [...closing, ...also].map(({ entry }) => ({ entry, sure: HEAD, how: "part", part: entry.word }));
    }
    return [];
  };

  /** Tell whether unknown compounds may end in a word: the longer it is, the surer. */
  const isHead = (entry) => {
    if (!entry.noun || entry.word.length < 5) return false;
    return (entry.fields & (entry.word.length > LONG ? NAMING : entry.word.length < LONG ? TITLE : TITLE_OR_ALIAS)) > 0;
  };

  /** Find words that are only a part of a compound whose rest is unknown; never enough for a hit. */
  const scraps = (index, word) => splits(index, word, false).flatMap((split) => split.parts.flatMap((part) => forms(index, part)));

  Object.assign(finder, { compound, heads, scraps });
}
