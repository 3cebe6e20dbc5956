"use strict";
// Matching: which words of the index a word of the query may mean, and how sure that is.
{
  const finder = globalThis.finder;
  const { LIGHT, LINKS, PARTICLES, PREFIXES, distance, participle, root, sound, stem } = finder;

  /**
   * A word of the index that a word of the query may mean.
   * @typedef {{entry: Entry, sure: number, how: "word" | "form" | "part" | "like", part?: string}} Match
   */
  /** How sure each way of matching is. */
  const SURE = {
    word: 1, form: 0.9, participle: 0.8, root: 0.6, start: 0.8, tail: 0.75, inside: 0.6, particle: 0.55, derived: 0.5,
    sound: 0.75, slip: [1, 0.7, 0.5], started: 0.5,
  }; // prettier-ignore
  const isNumber = (word) => /\d/.test(word);
  const stemsOf = (word) => new Set([stem(word, true), stem(word, false)]);

  /** The same word, or another form of it. @returns {Match[]} */
  const forms = (index, word) => {
    const found = new Map();
    const add = (entry, sure, how) => {
      if (!found.has(entry) || found.get(entry).sure < sure) found.set(entry, { entry, sure, how });
    };
    const own = index.entries.get(word);
    if (own) add(own, SURE.word, "word");
    if (isNumber(word)) return [...found.values()];
    const [noun, verb] = [stem(word, true), stem(word, false)];
    for (const entry of index.having("stems", noun)) add(entry, SURE.form, "form");
    for (const entry of index.having("stems", verb)) add(entry, entry.noun ? SURE.participle : SURE.form, "form");
    const bare = participle(word);
    for (const key of bare ? [bare] : [noun, verb]) {
      for (const entry of index.having("participles", key)) add(entry, SURE.participle, "form");
      if (bare) for (const entry of index.having("stems", key)) add(entry, SURE.participle, "form");
    }
    for (const key of [root(noun), root(verb)]) {
      for (const entry of index.having("roots", key)) add(entry, SURE.root, "form");
    }
    for (const particle of PARTICLES) {
      for (const entry of index.having("stems", particle + verb)) add(entry, SURE.particle, "form");
    }
    return [...found.values()];
  };

  /** Longer words that begin with the word, as one types it, or that have it as a part. @returns {Match[]} */
  const parts = (index, word) => {
    if (isNumber(word)) return [];
    const found = new Map();
    const add = (entry, sure, part) => {
      if (!found.has(entry) || found.get(entry).sure < sure) found.set(entry, { entry, sure, how: "part", part });
    };
    if (word.length > 1) {
      for (const entry of index.beginning(word)) {
        const share = word.length / entry.word.length;
        add(entry, SURE.start * (0.6 + 0.4 * share), word);
      }
    }
    const stems = [...stemsOf(word)].filter((key) => key.length > 4);
    for (const key of stems) {
      if (key !== word) for (const entry of index.beginning(key)) add(entry, SURE.inside, key);
    }
    for (const entry of index.sorted) {
      if (!entry.noun || entry.word.length < word.length + 2) continue;
      for (const key of word.length > 4 ? [word, ...stems] : [word]) {
        const at = entry.word.lastIndexOf(key);
        if (at < 2 || !opens(index, entry.word.slice(0, at), key.length)) continue;
        const rest = entry.word.length - at - key.length;
        if (key.length < 5 && rest > 2) continue;
        add(entry, rest < 3 ? SURE.tail : SURE.inside, key);
      }
    }
    return [...found.values()];
  };

  /** Tell whether letters before a part may open a compound; before a short part they must be a word. */
  const opens = (index, before, size) => {
    if (PREFIXES.test(before)) return false;
    if (size > 4) return before.length > 2;
    return LINKS.some((link) => before.endsWith(link) && index.knows(before.slice(0, before.length - link.length)));
  };

  /** A verb or adjective made from a word by a prefix: verschuldet, from Schulden. @returns {Match[]} */
  const derived = (index, word) => {
    const made = /^(?:ver|be|ent|er|zer|ge|uber|unter|auf|ein|an|ab|aus)(.{5,})/.exec(word);
    if (!made) return [];
    const entries = [...stemsOf(made[1])].flatMap((key) => index.having("stems", key));
    return entries.map((entry) => ({ entry, sure: SURE.derived, how: "part", part: stem(made[1], false) }));
  };

  /** Words that differ by a slip of the fingers or sound alike; only the nearest ones. @returns {Match[]} */
  const slips = (index, word) => {
    if (isNumber(word) || word.length < 4) return [];
    const most = word.length < 8 ? 1 : 2;
    const heard = sound(word);
    let nearest = most;
    let found = [];
    for (const entry of index.sorted) {
      if (Math.abs(entry.word.length - word.length) > 3 || isNumber(entry.word)) continue;
      entry.sound ??= sound(entry.word);
      if (entry.sound === heard) {
        found.push({ entry, sure: SURE.sound, how: "like", steps: 0 });
        continue;
      }
      if (entry.word[0] !== word[0] || word.length < 5) continue;
      const steps = distance(word, entry.word, nearest);
      if (steps > nearest) continue;
      nearest = steps;
      found.push({ entry, sure: SURE.slip[steps], how: "like", steps });
    }
    found = found.filter((match) => match.steps <= nearest);
    return found.length || word.length < 6 ? found : startedSlips(index, word);
  };

  /** Words whose first letters differ by one slip from what is typed so far. @returns {Match[]} */
  const startedSlips = (index, word) =>
    index
      .beginning(word[0])
      .filter((entry) => entry.word.length > word.length + 1 && distance(word, entry.word.slice(0, word.length), 1) === 1)
      .map((entry) => ({ entry, sure: SURE.started, how: "like" }));

  /**
   * Split a compound that the index does not have into words that it has.
   * @returns {{parts: string[], whole: boolean}[]} whole: no part is unknown
   */
  const splits = (index, word) => {
    const found = [];
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const left = opening(index, word.slice(0, cut));
      const right = word.slice(cut);
      const closes = index.knows(right);
      if (left && closes) found.push({ parts: [left, right], whole: true });
      else if (left && LIGHT.has(right)) found.push({ parts: [left], whole: true });
      else if (closes && right.length > 3 && lightOpening(word.slice(0, cut))) found.push({ parts: [right], whole: true });
      else if (left && left.length > 3) {
        const rest = splits(index, right).find((split) => split.whole);
        found.push(rest ? { parts: [left, ...rest.parts], whole: true } : { parts: [left], whole: false });
      } else if (closes && right.length > 3) found.push({ parts: [right], whole: false });
    }
    return found;
  };

  const opening = (index, text) =>
    LINKS.filter((link) => text.endsWith(link))
      .map((link) => text.slice(0, text.length - link.length))
      .find((part) => part.length > 2 && index.knows(part));
  const lightOpening = (text) => LINKS.some((link) => text.endsWith(link) && LIGHT.has(text.slice(0, text.length - link.length)));

  Object.assign(finder, { forms, parts, derived, slips, splits });
}
