"use strict";
// Matching: which words of the index a word of the query may mean, and how sure that is.
{
  const finder = globalThis.finder;
  const { LIGHT, LINKS, NAMING, PARTICLES, PREFIXES, distance, participle, root, sound, stem } = finder;

  /**
   * A word of the index that a word of the query may mean.
   * @typedef {{entry: Entry, sure: number, how: "word" | "form" | "part" | "like", part?: string}} Match
   */
  /** How sure each way of matching is. */
  const SURE = {
    word: 1, form: 0.9, participle: 0.8, root: 0.7, start: 0.8, tail: 0.75, inside: 0.6, particle: 0.55, derived: 0.5, head: 0.5,
    slip: [0.75, 0.7, 0.5], started: 0.5,
  }; // prettier-ignore
  /** From this many letters on a word is rarely part of another by chance. */
  const LONG = 7;
  const NEAR = 3;
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
    const shared = (entry, key) => 0.7 + (0.3 * key.length) / Math.max(word.length, entry.word.length);
    for (const entry of index.having("stems", noun)) add(entry, SURE.form * shared(entry, noun), "form");
    for (const entry of index.having("stems", verb)) add(entry, (entry.noun ? SURE.participle : SURE.form) * shared(entry, verb), "form");
    const bare = participle(word);
    for (const key of bare ? [bare] : [noun, verb]) {
      for (const entry of index.having("participles", key)) add(entry, SURE.participle, "form");
      if (bare) for (const entry of index.having("stems", key)) add(entry, SURE.participle, "form");
    }
    for (const key of new Set([noun, verb, bare].filter(Boolean).map(root))) {
      for (const entry of index.having("roots", key)) add(entry, SURE.root, "form");
    }
    for (const particle of PARTICLES) {
      for (const entry of index.having("stems", particle + verb)) if (!entry.noun) add(entry, SURE.particle, "form");
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
    const bare = word.replace(/(?:e[nrms]?|te?|s|n)$/, "");
    if (bare.length > 4) for (const entry of index.beginning(bare)) add(entry, SURE.inside, bare);
    const stems = [...stemsOf(word)].filter((key) => key.length > 4);
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

  /** Tell whether letters before a part may open a compound: a word or a particle, before a long part any. */
  const opens = (index, before, size) => {
    if (PREFIXES.test(before)) return false;
    return (size > 6 && before.length > 2) || PARTICLES.includes(before) || stripped(before).some((part) => index.knows(part));
  };

  /** Give what may stand before a joining letter; after an s there is no other s. @param {string} text */
  const stripped = (text) =>
    LINKS.filter((link) => text.endsWith(link))
      .map((link) => text.slice(0, text.length - link.length))
      .filter((part, n) => part.length > 2 && !(n && part.endsWith("s")));

  /** What is made by a prefix from a word that names a document: verschuldet, unmotiviert. @returns {Match[]} */
  const derived = (index, word) => {
    const bare = [/^(?:ver|be|ent|er|zer|uber|un)(.{5,})/.exec(word)?.[1], /^.{4,}un.{4,}$/.test(word) && word.replace(/un(.{4,})$/, "$1")];
    const found = bare.filter(Boolean).flatMap((part) => [...forms(index, part).map(({ entry }) => entry), ...index.beginning(part)]);
    return found.filter(names).map((entry) => ({ entry, sure: SURE.derived, how: "part", part: root(stem(entry.word, entry.noun)) }));
  };

  /** Tell whether a word stands in one of some fields anywhere. */
  const standsIn = (entry, fields) => [...entry.places.values()].some((place) => fields.some((field) => place.fields.has(field)));
  const names = (entry) => standsIn(entry, [...NAMING]);

  /** Words that differ by a slip of the fingers or sound alike; only the nearest ones. @returns {Match[]} */
  const slips = (index, word) => {
    if (isNumber(word) || word.length < 4) return [];
    const heard = sound(word);
    let nearest = word.length < 8 ? 1 : 2;
    let found = [];
    for (const entry of index.sorted) {
      if (Math.abs(entry.word.length - word.length) > 3 || isNumber(entry.word)) continue;
      entry.sound ??= sound(entry.word);
      const steps = entry.sound === heard ? 0 : slip(word, entry, nearest);
      if (steps > nearest) continue;
      nearest = steps;
      found.push({ entry, sure: SURE.slip[Math.ceil(steps)], how: "like", steps });
    }
    found = found.filter((match) => match.steps === nearest);
    return found.length || word.length < 7 ? found : startedSlips(index, word);
  };

  /** Count the slips between a word and one of the index; the shorter a word, the fewer are believed. */
  const slip = (word, entry, most) => {
    const short = word.length < 6 || entry.word.length < 6;
    if (word.length < 5 || entry.stop || (short && !standsIn(entry, [...NAMING, "phrases"]))) return Infinity;
    const first = entry.word[0] === word[0];
    if (!first && (short || !names(entry))) return Infinity;
    if (word.length < 8 && !entry.noun && !standsIn(entry, ["title", "aliases", "phrases"])) return Infinity;
    const many = first && entry.word.length > 7 && (entry.noun || names(entry));
    return distance(word, entry.word, many ? most : Math.min(most, 1));
  };

  /** Words whose first letters differ by one slip from what is typed so far. @returns {Match[]} */
  const startedSlips = (index, word) =>
    index
      .beginning(word[0])
      .filter((entry) => entry.word.length > word.length + 1 && names(entry) && distance(word, entry.word.slice(0, word.length), 1) === 1)
      .map((entry) => ({ entry, sure: SURE.started, how: "like" }));

  /** Give the words of the index that are nearest to an unknown word, as written. @returns {string[]} */
  const near = (index, word) => {
    const most = Math.min(3, Math.floor(word.length / 2.5));
    const found = index.sorted.filter((entry) => entry.noun && entry.word.length > 3 && standsIn(entry, ["title", "aliases", "ways"]));
    const steps = found.map((entry) => [distance(word, entry.word, most), entry.shown]).filter(([away]) => away <= most);
    return steps.sort(([a], [b]) => a - b).slice(0, NEAR).map(([, shown]) => shown);
  };

  /**
   * Split a compound that the index does not have into words that it has.
   * @param {boolean} typing the last part may be the beginning of a word
   * @returns {{parts: string[], whole: boolean}[]} whole: no part is unknown, or what is unknown does not matter
   */
  const splits = (index, word, typing) => {
    const found = [];
    for (let cut = 3; cut < word.length; cut++) {
      const left = opening(index, word.slice(0, cut));
      const right = word.slice(cut);
      const closes = right.length > 2 && index.knows(right);
      const light = LIGHT.has(right) || (typing && begun(index, word.slice(0, cut), right));
      if (left && light && !LIGHT.has(left)) found.push({ parts: [left], whole: true });
      else if (left && closes) found.push({ parts: [left, right], whole: true });
      else if (left && left.length > 3 && right.length > 2) {
        const rest = splits(index, right, typing).find((split) => split.whole);
        found.push(rest ? { parts: [left, ...rest.parts], whole: true } : { parts: [left], whole: false });
      } else if (closes && right.length > 3) found.push({ parts: [right], whole: false });
    }
    return found;
  };

  /** Tell whether letters may begin a light word; behind a whole word one or two may begin any. */
  const begun = (index, before, letters) =>
    letters.length < 3 ? before.length > 3 && index.entries.has(before) : [...LIGHT].some((word) => word.startsWith(letters));

  /** Words that name a document and close a compound: Zwangsräumung is a kind of Räumung. @returns {Match[]} */
  const heads = (index, word) => {
    const found = [];
    for (let cut = 3; cut <= word.length - 5; cut++) {
      const [before, head] = [word.slice(0, cut), word.slice(cut)];
      const known = opening(index, before);
      if (before.endsWith("ge") || (head.length < LONG && !known)) continue;
      const closing = forms(index, head).filter((match) => match.sure > 0.8 && match.entry.noun && heading(match.entry));
      if (!closing.length) continue;
      const also = known ? forms(index, known).filter((match) => match.sure > 0.8 && names(match.entry)) : [];
      found.push(...[...closing, ...also].map((match) => ({ ...match, sure: SURE.head, how: "part", part: match.entry.word })));
    }
    return found;
  };

  /** Tell whether a word may be the head of unknown compounds: the longer it is, the surer. */
  const heading = (entry) => {
    const fields = entry.word.length < 5 ? [] : entry.word.length < LONG ? ["title"] : entry.word.length === LONG ? ["title", "aliases"] : [...NAMING];
    return standsIn(entry, fields);
  };

  const opening = (index, text) => stripped(text).find((part) => index.knows(part));

  Object.assign(finder, { standsIn, forms, parts, derived, heads, near, slips, splits });
}
