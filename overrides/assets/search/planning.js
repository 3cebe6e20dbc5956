"use strict";
// Planning: from what a person types to obstacles in rank order, each with the reason why.
{
  const finder = globalThis.finder;
  const { NAMING, STOP, STRONG, PARTICLES, LINKS, derived, fold, forms, heads, near, parts, slips, splits, standsIn, stem, words } = finder;

  /** More than this of a query is not read. */
  const LETTERS = 300;
  const WORDS = 24;
  /** How well a field says what a document is about; a hit needs enough of it. */
  const TELLING = {
    title: 1, aliases: 1, phrases: 0.75, lead: 0.95, ways: 0.85, headings: 0.85, summary: 0.85, description: 0.65, text: 0.65, steps: 0.6,
    tasks: 0.6, needs: 0.6, roles: 0.6, involved: 0.6, field: 0.5, log: 0.4, mentioned: 0.35,
  }; // prettier-ignore
  const ENOUGH = 0.3;
  const UNKNOWN = 0.35;
  const LEAST = 0.15;
  /** In running text a verb or adjective says less about the topic than a noun. */
  const VERB = 0.6;
  /** The rest of a compound beside a part that says little. */
  const LIGHTER = 0.7;
  /** Two words in one document are less than one word made of them. */
  const TOGETHER = 0.75;
  /** A part of a word whose rest is unknown is never enough. */
  const FAINT = 0.25;
  const PHRASE = 1.5;
  /** A part of a word in running text is less than the word. */
  const VAGUE = 0.6;
  /** Two words that make one of the index say more than either. */
  const JOINED = 1.3;

  /**
   * Search the index.
   * @param {Index} index
   * @param {string} query
   * @returns {{hits: Hit[], maybe: Hit[], marks: Map<string, string>, near: string[]}} near: words of the index like unknown ones
   */
  const search = (index, query) => {
    const asked = words(query.slice(0, LETTERS)).slice(0, WORDS).map(fold).filter(Boolean);
    const telling = asked.filter((word) => !STOP.has(word) || neighbours(index, word, asked).length);
    const concepts = [...new Set(telling.length ? telling : asked)].map((word) => understand(index, word, asked));
    const found = rank(index, concepts);
    addPhrases(index, asked, concepts, new Map(found.map((hit) => [hit.number, hit])));
    const ordered = found.sort((a, b) => b.score - a.score || a.number - b.number);
    return {
      hits: ordered.filter((hit) => hit.evidence >= ENOUGH),
      maybe: ordered.filter((hit) => hit.evidence < ENOUGH),
      marks: marksOf(concepts),
      near: concepts.filter((concept) => !concept.all[0].length).flatMap((concept) => near(index, concept.word)),
    };
  };

  /** Give the words to mark, folded, each with the part of it that matched. */
  const marksOf = (concepts) => {
    const marks = new Map();
    for (const { entry, how, part } of concepts.flatMap((concept) => [...concept.all.flat(), ...concept.weak])) {
      if (marks.get(entry.word) !== entry.word) marks.set(entry.word, how === "part" && entry.word.includes(part) ? part : entry.word);
    }
    return marks;
  };

  /** Find what one word of the query may mean: the first way that gives an answer. */
  const understand = (index, word, asked) => {
    const matches = [...neighbours(index, word, asked), ...forms(index, word)];
    const concept = { word, all: [matches], weak: [] };
    if (STOP.has(word)) return concept;
    matches.push(...parts(index, word));
    const strong = matches.some((match) => match.how !== "part" || standsIn(match.entry, [...STRONG]));
    if (strong) return concept;
    matches.push(...slips(index, word));
    if (matches.length) return concept;
    const splitted = splits(index, word, word === asked[asked.length - 1]);
    const whole = splitted.filter((split) => split.whole).map((split) => split.parts.map((part) => forms(index, part)));
    const together = whole.find((groups) => shared(groups).size);
    if (together) return { ...concept, all: together.length > 1 ? together : [together[0].map(dimmed)] };
    const other = [heads(index, word), derived(index, word)].find((found) => found.length);
    if (other) return { ...concept, all: [other] };
    const weak = splitted.flatMap((split) => split.parts).flatMap((part) => forms(index, part));
    return { ...concept, all: [[]], weak };
  };

  const dimmed = (match) => ({ ...match, sure: LIGHTER * match.sure });

  /** Words of the index that the word makes together with its neighbours: nach Betreuung, melde … an. */
  const neighbours = (index, word, asked) => {
    const found = [];
    const add = (whole) => {
      for (const match of forms(index, whole)) if (match.sure >= 0.7) found.push({ ...match, sure: JOINED * match.sure });
    };
    asked.forEach((other, at) => {
      if (other !== word) return;
      const [before, after] = [asked[at - 1], asked[at + 1]];
      for (const link of LINKS) {
        if (before) add(before + link + word);
        if (after) add(word + link + after);
      }
      for (const later of asked.slice(at + 1)) if (PARTICLES.includes(later)) add(later + word);
    });
    return found;
  };

  const shared = (groups) => {
    const numbers = groups.map((matches) => new Set(matches.flatMap((match) => [...match.entry.places.keys()])));
    return new Set([...numbers[0]].filter((number) => numbers.every((set) => set.has(number))));
  };

  /** Give for each document the best match, weighed by how rare it is. */
  const tally = (index, matches, factor = 1) => {
    const found = new Map();
    const sure = matches.filter((match) => match.how !== "part");
    const usual = sure.length ? rarity(index, sure) : Infinity;
    for (const match of matches) {
      const rare = match.how === "part" ? Math.min(usual, index.rarity(match.entry.places.size)) : usual;
      for (const [number, place] of match.entry.places) {
        const fields = [...place.fields];
        const score = match.sure * place.weight * factor * topical(match.entry, place) * Math.max(rare, LEAST);
        if (found.has(number) && found.get(number).score >= score) continue;
        const vague = match.how === "part" && !fields.some((field) => (match.part.length > 5 || match.entry.noun ? STRONG : NAMING).has(field));
        const telling = match.sure * factor * Math.max(...fields.map((field) => TELLING[field])) * (vague ? VAGUE : 1);
        found.set(number, { score, telling, match, place });
      }
    }
    return found;
  };

  /** Tell how rare a group of matches is as a whole. */
  const rarity = (index, matches) => index.rarity(new Set(matches.flatMap((match) => [...match.entry.places.keys()])).size);

  /** Tell how much a word of the query matters: as much as it is rare; of an unknown one nobody knows. */
  const weigh = (index, concept) => {
    const matches = concept.all[0];
    if (!matches.length) return /\d/.test(concept.word) ? LEAST : UNKNOWN * index.rarity(0);
    const sure = matches.filter((match) => match.how !== "part");
    const most = Math.max(...matches.flatMap(({ entry }) => [...entry.places.values()].map((place) => topical(entry, place))));
    return Math.max(LEAST, most * rarity(index, sure.length ? sure : matches));
  };

  const topical = (entry, place) => (entry.noun || [...place.fields].some((field) => NAMING.has(field)) ? 1 : VERB);

  const rank = (index, concepts) => {
    const found = new Map();
    const weights = concepts.map((concept) => weigh(index, concept));
    const sum = weights.reduce((a, b) => a + b, 0);
    concepts.forEach((concept, at) => {
      const each = concept.all.map((matches) => tally(index, matches));
      const whole = each.length > 1 ? together(each) : each[0];
      for (const [number, value] of tally(index, concept.weak, FAINT)) if (!whole.has(number)) whole.set(number, value);
      for (const [number, { score, telling, match, place }] of whole) {
        let hit = found.get(number);
        if (!hit) found.set(number, (hit = { number, document: index.documents[number], score: 0, covered: 0, evidence: 0, reasons: [] }));
        hit.score += score;
        hit.covered += weights[at] / sum;
        hit.evidence += (weights[at] / sum) * telling;
        hit.reasons.push({ word: concept.word, ...match, fields: place.fields, weight: score });
      }
    });
    for (const hit of found.values()) hit.score *= hit.covered;
    return [...found.values()];
  };

  const together = (each) => {
    const found = new Map();
    for (const [number, first] of each[0]) {
      const values = each.map((tallied) => tallied.get(number));
      if (!values.every(Boolean)) continue;
      const score = values.reduce((sum, value) => sum + value.score, 0) / values.length;
      const telling = TOGETHER * values.reduce((product, value) => product * value.telling, 1);
      found.set(number, { ...first, score, telling });
    }
    return found;
  };

  /** An alias of several words counts as said when its telling words are. */
  const addPhrases = (index, asked, concepts, found) => {
    const keys = (word) => [word, stem(word, true), stem(word, false)];
    const said = new Set(asked.flatMap(keys));
    for (const concept of concepts) for (const match of concept.all[0]) if (match.how !== "part") keys(match.entry.word).forEach((key) => said.add(key));
    const isSaid = (word) => keys(word).some((key) => said.has(key));
    for (const phrase of index.phrases) {
      const telling = phrase.words.filter((word) => !STOP.has(word));
      if (!(telling.length ? telling : phrase.words).every(isSaid)) continue;
      const share = phrase.words.filter(isSaid).length / phrase.words.length;
      const hit = found.get(phrase.number);
      if (!hit || share < 0.5) continue;
      hit.score *= 1 + PHRASE * share * Math.min(1, telling.length / 2);
      hit.evidence = Math.max(hit.evidence, 0.6 * share);
      hit.phrase = phrase.text;
    }
  };

  Object.assign(finder, { search });
}
