"use strict";
// Planning: from what a person types to documents in rank order, each with the reasons why.
{
  const finder = globalThis.finder;
  const { LINKS, NAMING, PARTICLES, STOP, TELLING, compound, derived, forms, heads, keysOf, parts, scraps, slips, tellingOf } = finder;

  /** How much of a query a document must answer to be a hit. */
  const ENOUGH = 0.2;
  /** A hit this far behind the first is none. */
  const FAR = 0.1;
  /** How much an unknown word matters, as a share of the rarest; and the least any word does. */
  const UNKNOWN = 0.35;
  const LEAST = 0.15;
  /** In running text a verb or adjective says less about the topic than a noun. */
  const VERB = 0.6;
  /** Two words that make one of the index say more than either. */
  const JOINED = 1.3;
  /** Two words in one document are less than one word made of them. */
  const TOGETHER = 0.75;
  /** A part of a word in running text is less than the word; beside an unknown rest it is never enough. */
  const VAGUE = 0.6;
  const FAINT = 0.16;
  /** What an alias of several words adds when it is said. */
  const PHRASE = 1.5;
  const SAID = 0.6;

  /**
   * Search an index.
   * @typedef {{number: number, document: object, score: number, covered: number, evidence: number, reasons: object[]}} Hit
   */
  const search = (index, query) => {
    const asked = finder.asked(query);
    const joined = new Map(asked.map((word) => [word, neighbours(index, word, asked)]));
    const telling = asked.filter((word) => !STOP.has(word) || joined.get(word).some((match) => match.apart));
    const concepts = [...new Set(telling.length ? telling : asked)].map((word) => {
      return understand(index, word, joined.get(word), word === asked[asked.length - 1]);
    });
    const found = rank(index, concepts);
    raisePhrases(index, asked, concepts, found);
    const ordered = [...found.values()].sort((a, b) => b.score - a.score || a.number - b.number);
    const isHit = (hit) => hit.evidence >= ENOUGH && hit.score >= FAR * ordered[0].score;
    return {
      hits: ordered.filter(isHit),
      maybe: ordered.filter((hit) => !isHit(hit)),
      marks: marksOf(concepts),
      unknown: concepts.filter((concept) => !concept.groups[0].length).map((concept) => concept.word),
    };
  };

  /** Find what one word of the query may mean: the first way that gives an answer. */
  const understand = (index, word, joined, typing) => {
    const direct = [...joined, ...forms(index, word)];
    if (STOP.has(word)) return { word, groups: [direct], scraps: [] };
    const longer = parts(index, word);
    const sure = direct.length > 0 || longer.some((match) => match.entry.fields & TELLING);
    const matches = [...direct, ...longer, ...(sure ? [] : slips(index, word))];
    if (matches.length) return { word, groups: [matches], scraps: [] };
    const ways = [() => compound(index, word, typing), () => [heads(index, word)], () => [derived(index, word)]];
    for (const way of ways) {
      const groups = way();
      if (groups.length && groups[0].length) return { word, groups, scraps: [] };
    }
    return { word, groups: [[]], scraps: scraps(index, word) };
  };

  /** Words of the index that a word makes together with its neighbours: nach Betreuung, melde … an. */
  const neighbours = (index, word, asked) => {
    const at = asked.indexOf(word);
    const [before, after] = [asked[at - 1], asked[at + 1]];
    const wholes = LINKS.flatMap((link) => [before && before + link + word, after && word + link + after]);
    const particles = asked.slice(at + 1).filter((later) => PARTICLES.includes(later));
    const made = (whole, apart) => forms(index, whole).filter((match) => match.sure >= 0.7).map((match) => ({ ...match, sure: JOINED * match.sure, apart }));
    return [...wholes.filter(Boolean).flatMap((whole) => made(whole, false)), ...particles.flatMap((particle) => made(particle + word, true))];
  };

  /** Give the documents that answer any word of the query, by number. */
  const rank = (index, concepts) => {
    const found = new Map();
    const tallies = concepts.map((concept) => tallied(index, concept));
    const sum = tallies.reduce((all, { weight }) => all + weight, 0);
    tallies.forEach(({ weight, values }, at) => {
      for (const [number, { score, telling, match, place }] of values) {
        let hit = found.get(number);
        if (!hit) found.set(number, (hit = { number, document: index.documents[number], score: 0, covered: 0, evidence: 0, reasons: [] }));
        hit.score += score;
        hit.covered += weight / sum;
        hit.evidence += (weight / sum) * telling;
        hit.reasons.push({ word: concepts[at].word, ...match, fields: place.fields, weight: score });
      }
    });
    for (const hit of found.values()) hit.score *= hit.covered;
    return found;
  };

  /** Weigh a word of the query, and what each document answers to it. */
  const tallied = (index, concept) => {
    const [first, ...others] = concept.groups.map((matches) => tally(index, matches, 1));
    const values = others.length ? together(first.values, others) : first.values;
    for (const [number, value] of tally(index, concept.scraps, FAINT).values) if (!values.has(number)) values.set(number, value);
    const unknown = /\d/.test(concept.word) ? LEAST : UNKNOWN * index.rarity(0);
    return { values, weight: concept.groups[0].length ? Math.max(LEAST, first.matters) : unknown };
  };

  /** Give for each document its best match; forms of a word are as rare as all of them together. */
  const tally = (index, matches, factor) => {
    const values = new Map();
    const rarityOf = (some) => index.rarity(index.spread(some.map(({ entry }) => entry)));
    const sure = matches.filter((match) => match.how !== "part");
    const rare = sure.length ? rarityOf(sure) : Infinity;
    let topical = 0;
    for (const match of matches) {
      const isPart = match.how === "part";
      const weight = match.sure * factor * Math.max(LEAST, isPart ? Math.min(rare, index.rarity(match.entry.places.length)) : rare);
      for (const place of match.entry.places) {
        const names = place.fields & NAMING;
        const told = match.entry.noun || names ? 1 : VERB;
        const score = weight * place.weight * told;
        topical = Math.max(topical, told);
        if (values.get(place.number)?.score >= score) continue;
        const vague = isPart && !names && match.part.length < 6 && !(match.entry.noun && place.fields & TELLING);
        const telling = match.sure * factor * tellingOf(place.fields) * (vague ? VAGUE : 1);
        values.set(place.number, { score, telling, match, place });
      }
    }
    const parts = Math.max(0, ...matches.map((match) => match.sure));
    return { values, matters: topical * (sure.length ? rare : parts * rarityOf(matches)) };
  };

  /** Keep the documents that have a match of each group. */
  const together = (first, others) => {
    const found = new Map();
    for (const [number, value] of first) {
      const all = [value, ...others.map(({ values }) => values.get(number))];
      if (!all.every(Boolean)) continue;
      const score = all.reduce((sum, one) => sum + one.score, 0) / all.length;
      found.set(number, { ...value, score, telling: all.reduce((product, one) => product * one.telling, TOGETHER) });
    }
    return found;
  };

  /** Raise documents of which an alias of several words is said, as far as its telling words are. */
  const raisePhrases = (index, asked, concepts, found) => {
    const meant = concepts.flatMap((concept) => concept.groups[0].filter((match) => match.how !== "part").map((match) => match.entry.word));
    const said = new Set([...asked, ...meant].flatMap((word) => [word, keysOf(word).noun, keysOf(word).verb]));
    for (const { number, words: all, keys } of index.phrases) {
      const hit = found.get(number);
      if (!hit) continue;
      const isSaid = (_, n) => keys[n].some((key) => said.has(key));
      const telling = all.filter((word) => !STOP.has(word)).length;
      if (!all.every((word, n) => (telling && STOP.has(word)) || isSaid(word, n))) continue;
      const share = all.filter(isSaid).length / all.length;
      if (share < 0.5) continue;
      hit.score *= 1 + PHRASE * share * Math.min(1, telling / 2);
      hit.evidence = Math.max(hit.evidence, SAID * share);
    }
  };

  /** Give the words to mark, folded, each with the part of it that matched. */
  const marksOf = (concepts) => {
    const marks = new Map();
    for (const { entry, how, part } of concepts.flatMap((concept) => [...concept.groups.flat(), ...concept.scraps])) {
      const whole = how !== "part" || !entry.word.includes(part);
      if (whole || !marks.has(entry.word)) marks.set(entry.word, whole ? entry.word : part);
    }
    return marks;
  };

  finder.search = search;
}
