"use strict";
// Matching: which words of the index a word of the query may mean, and how sure that is.
{
  const finder = globalThis.finder;
  const { LINKS, NAMING, PARTICLES, PREFIXES, TELLING, bits, distance, lettersOf, keysOf, mayBeNear, root, sound, stem } = finder;

  /**
   * A word of the index that a word of the query may mean.
   * @typedef {{entry: Entry, sure: number, how: "word" | "form" | "part" | "like", part?: string}} Match
   */
  /** How sure each way of matching is. */
  const SURE = {
    word: 1, form: 0.9, participle: 0.8, root: 0.7, particle: 0.29,
    start: 0.8, barely: 0.4, tail: 0.75, inside: 0.6, derived: 0.5, slips: [0.75, 0.7, 0.5], started: 0.5,
  }; // prettier-ignore
  /** A part this long is rarely in a word by chance. */
  const LONG = 7;
  const NEAR = 3;
  /** So many unknown words of a query get near ones. */
  const ASKED = 3;
  const ENDING = /^(?:e[nrs]?|s|n|innen)?$/;
  const CALLED = bits("title", "aliases", "phrases");
  const SHOWN = bits("title", "aliases", "ways");
  const names = (entry) => (entry.fields & NAMING) > 0;
  const isNumber = (word) => /\d/.test(word);

  /** Remember what a way of matching has found for a word: of a query only the end changes. */
  const remembered = (find) => (index, word) => {
    let known = index.memory.get(find);
    if (!known || known.size > 2000) index.memory.set(find, (known = new Map()));
    if (!known.has(word)) known.set(word, find(index, word));
    return known.get(word);
  };

  /** Gather matches, of each word of the index the surest. */
  class Gathered extends Map {
    add(entry, sure, how, part) {
      if (!(this.get(entry)?.sure >= sure)) this.set(entry, { entry, sure, how, part });
    }
  }

  /** The same word, or another form of it. */
  const forms = remembered((index, word) => {
    const found = new Gathered();
    const add = (kind, key, sure) => {
      for (const entry of index.having(kind, key)) found.add(entry, typeof sure === "number" ? sure : sure(entry), "form");
    };
    const own = index.entries.get(word);
    if (own) found.add(own, SURE.word, "word");
    if (isNumber(word)) return [...found.values()];
    const { noun, verb, bare, roots } = keysOf(word);
    const share = (entry, key) => 0.7 + (0.3 * key.length) / Math.max(word.length, entry.word.length);
    add("stems", noun, (entry) => SURE.form * share(entry, noun));
    add("stems", verb, (entry) => (entry.noun ? SURE.participle : SURE.form) * share(entry, verb));
    if (bare) add("stems", bare, SURE.participle);
    for (const key of bare ? [bare] : [noun, verb]) add("participles", key, SURE.participle);
    for (const key of roots) add("roots", key, SURE.root);
    add("separable", verb, SURE.particle);
    return [...found.values()];
  });

  /** Longer words that begin with the word, as one types it, or that have it as a part. */
  const parts = remembered((index, word) => {
    const found = new Gathered();
    if (isNumber(word)) return [];
    const bare = word.replace(/(?:e[nrms]?|te?|s|n)$/, "");
    if (bare.length > 4) for (const entry of index.beginning(bare)) found.add(entry, SURE.inside, "part", bare);
    const begun = word.length < 3 ? SURE.barely : SURE.start;
    for (const entry of word.length > 1 ? index.beginning(word) : []) {
      found.add(entry, begun * (0.6 + (0.4 * word.length) / entry.word.length), "part", word);
    }
    const { noun, verb } = keysOf(word);
    const stems = [noun, verb].filter((key) => key.length > 4);
    for (const key of word.length > 2 ? new Set([word, ...stems]) : []) {
      for (const { entry, at } of index.holding(key)) {
        if (at < 2 || !opens(index, entry.word.slice(0, at), key)) continue;
        const tail = ENDING.test(entry.word.slice(at + key.length));
        if (tail || key.length > 4) found.add(entry, tail ? SURE.tail : SURE.inside, "part", key);
      }
    }
    return [...found.values()];
  });

  /** Tell whether letters before a part open a compound: a particle or a word, before a long part any. */
  const opens = (index, before, part) => {
    if (PREFIXES.test(before)) return false;
    return (part.length >= LONG && before.length > 2) || PARTICLES.includes(before) || opening(index, before) !== undefined;
  };

  /** Give the word that letters at the start of a compound are, without what joins it to the rest. */
  const opening = (index, before) => unlinked(before).find((part) => knows(index, part));

  /** Tell whether the index has a word or another form of it. */
  const knows = remembered((index, word) => index.knows(word));

  /** Give what may stand before joining letters; after an s there is no other s. */
  const unlinked = (text) =>
    LINKS.filter((link) => text.endsWith(link))
      .map((link) => text.slice(0, text.length - link.length))
      .filter((part, n) => part.length > 2 && !(n && part.endsWith("s")));

  /** What a prefix or an ending makes of a word that names a document: verschuldet, weitergesagt, Obdachlosigkeit. */
  const derived = remembered((index, word) => {
    const bare = [
      /^(?:ver|be|ent|er|zer|uber|un|de)(.{5,})/.exec(word)?.[1],
      /^(.{4,})un(.{4,})$/.exec(word)?.slice(1).join(""),
      /^(.{5,}?)(?:losigkeit|igkeit|keit|heit|ismus|isme|schaft|ung|isch|lich|haft)(?:e[nrms]?|s)?$/.exec(word)?.[1],
    ];
    const found = bare.filter(Boolean).flatMap((part) => [...forms(index, part).map(({ entry }) => entry), ...index.beginning(part)]);
    const { verb } = keysOf(word);
    for (const particle of PARTICLES.filter((start) => verb.startsWith(start))) {
      found.push(...index.having("stems", verb.slice(particle.length)).filter((entry) => !entry.noun));
    }
    return found.filter(names).map((entry) => ({ entry, sure: SURE.derived, how: "part", part: root(stem(entry.word, entry.noun)) }));
  });

  /** Words that differ by slips of the fingers or sound alike; only the nearest ones. */
  const slips = remembered((index, word) => {
    if (isNumber(word) || word.length < 4) return [];
    const alike = index.having("sounds", sound(word)).filter((entry) => Math.abs(entry.word.length - word.length) <= 3);
    const found = alike.length ? { steps: 0, entries: alike } : nearest(index, word);
    if (!found.entries.length && word.length >= LONG) return started(index, word);
    return found.entries.map((entry) => ({ entry, sure: SURE.slips[Math.ceil(found.steps)], how: "like" }));
  });

  /** Find the words with the fewest slips, if these are few enough. */
  const nearest = (index, word) => {
    const letters = lettersOf(word);
    let least = word.length < 8 ? 1 : 2;
    let entries = [];
    for (const entry of index.spelt) {
      if (Math.abs(entry.word.length - word.length) > least) continue;
      const steps = mayBeNear(letters, entry.letters, least) ? slip(word, entry, least) : Infinity;
      if (steps > least) continue;
      if (steps < least) entries = [];
      least = steps;
      entries.push(entry);
    }
    return { steps: least, entries };
  };

  /** Count the slips between a word and one of the index; the shorter a word, the fewer are believed. */
  const slip = (word, entry, most) => {
    const first = entry.word[0] === word[0];
    const short = Math.min(word.length, entry.word.length) < 6;
    if (word.length < 5 || (!first && (short || !names(entry)))) return Infinity;
    const named = (entry.fields & (entry.noun ? NAMING | CALLED : CALLED)) > 0;
    if (!named && (short || (word.length < 8 && !entry.noun))) return Infinity;
    const many = first && entry.word.length > 7 && (named || entry.noun || entry.fields & TELLING);
    return distance(word, entry.word, many ? most : Math.min(most, 1));
  };

  /** Words whose first letters differ by one slip from what is typed so far. */
  const started = (index, word) =>
    index
      .beginning(word[0])
      .filter((entry) => entry.word.length > word.length + 1 && names(entry) && distance(word, entry.word.slice(0, word.length), 1) === 1)
      .map((entry) => ({ entry, sure: SURE.started, how: "like" }));

  /** Give the words of the index that are nearest to unknown words, as written. */
  const near = (index, words) => words.slice(0, ASKED).flatMap((word) => nearTo(index, word));

  const nearTo = remembered((index, word) => {
    const most = Math.min(3, Math.floor(word.length / 2.5));
    const letters = lettersOf(word);
    const isCandidate = (entry) => entry.word.length > 3 && entry.fields & SHOWN && mayBeNear(letters, entry.letters, most);
    const found = index.nouns.filter(isCandidate);
    const steps = found.map((entry) => [distance(word, entry.word, most), entry.shown]).filter(([away]) => away <= most);
    return steps.sort(([a], [b]) => a - b).slice(0, NEAR).map(([, shown]) => shown);
  });

  Object.assign(finder, { LONG, forms, knows, parts, opening, derived, slips, near });
}
