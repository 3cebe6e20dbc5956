"use strict";
// Planning: from what a person types to obstacles in rank order, each with the reason why.
{
  const finder = globalThis.finder;
  const { STOP, STRONG, PARTICLES, LINKS, derived, fold, forms, groupOf, parts, slips, splits, stem, words } = finder;

  /** More than this of a query is not read. */
  const LETTERS = 300;
  const WORDS = 24;
  /** How well a field says what a document is about; a hit needs enough of it. */
  const TELLING = {
    title: 1, aliases: 1, lead: 0.95, ways: 0.85, headings: 0.85, summary: 0.85, description: 0.65, text: 0.65, steps: 0.6,
    tasks: 0.6, needs: 0.6, roles: 0.6, involved: 0.6, field: 0.5, log: 0.4, mentioned: 0.35,
  }; // prettier-ignore
  const ENOUGH = 0.3;
  const UNKNOWN = 0.5;
  const PHRASE = 1.5;

  /**
   * Search the index.
   * @param {Index} index
   * @param {string} query
   * @returns {{words: string[], hits: Hit[], maybe: Hit[]}}
   */
  const search = (index, query) => {
    const asked = words(query.slice(0, LETTERS)).slice(0, WORDS).map(fold).filter(Boolean);
    const telling = asked.filter((word) => !STOP.has(word));
    const concepts = [...new Set(telling.length ? telling : asked)].map((word) => understand(index, word, asked));
    const found = rank(index, concepts);
    addPhrases(index, asked, concepts, found);
    const ordered = [...found.values()].sort((a, b) => b.score - a.score || a.number - b.number);
    return {
      words: asked,
      hits: ordered.filter((hit) => hit.evidence >= ENOUGH),
      maybe: ordered.filter((hit) => hit.evidence < ENOUGH),
    };
  };

  /** Find what one word of the query may mean: the first way that gives an answer. */
  const understand = (index, word, asked) => {
    const matches = [...neighbours(index, word, asked), ...forms(index, word)];
    const concept = { word, all: [matches], weak: [] };
    if (STOP.has(word)) return concept;
    matches.push(...parts(index, word));
    if (matches.length) return concept;
    const splitted = splits(index, word);
    const whole = splitted.filter((split) => split.whole).map((split) => split.parts.map((part) => forms(index, part)));
    const together = whole.find((groups) => shared(groups).size);
    if (together) return { ...concept, all: together, compound: true };
    const other = [derived(index, word), slips(index, word)].find((found) => found.length);
    if (other) return { ...concept, all: [other] };
    const weak = splitted.flatMap((split) => split.parts).flatMap((part) => forms(index, part));
    return { ...concept, all: [[]], weak };
  };

  /** Words of the index that the word makes together with its neighbours: nach Betreuung, melde … an. */
  const neighbours = (index, word, asked) => {
    const found = [];
    const add = (whole) => found.push(...forms(index, whole).filter((match) => match.sure >= 0.8));
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

  /** Give for each document the best match of a group of matches. */
  const tally = (index, matches, factor = 1) => {
    const found = new Map();
    for (const match of matches) {
      for (const [number, place] of match.entry.places) {
        const score = match.sure * place.weight * factor;
        const before = found.get(number);
        if (before && before.score >= score) continue;
        const told = Math.max(...[...place.fields].map((field) => TELLING[field]));
        const vague = match.how === "part" && match.part.length < 4 && ![...place.fields].some((field) => STRONG.has(field));
        found.set(number, { score, telling: match.sure * told * factor * (vague ? 0.5 : 1), match, place });
      }
    }
    return found;
  };

  const rank = (index, concepts) => {
    const found = new Map();
    const tallies = concepts.map((concept) => {
      const each = concept.all.map((matches) => tally(index, matches));
      const whole = each.length > 1 ? together(each) : each[0];
      for (const [number, value] of tally(index, concept.weak, 0.3)) if (!whole.has(number)) whole.set(number, value);
      return whole;
    });
    for (const group of [0, 1]) {
      const all = index.documents.filter((document) => groupOf(document) === group).length;
      const weights = concepts.map((concept, at) => {
        const known = concept.all[0].length > 0;
        const among = [...tallies[at].keys()].filter((number) => groupOf(index.documents[number]) === group).length;
        return known ? Math.max(0.15, Math.log(1 + (all - among + 0.5) / (among + 0.5))) : UNKNOWN * index.most[group];
      });
      const sum = weights.reduce((a, b) => a + b, 0);
      tallies.forEach((values, at) => {
        for (const [number, { score, telling, match, place }] of values) {
          if (groupOf(index.documents[number]) !== group) continue;
          let hit = found.get(number);
          if (!hit) found.set(number, (hit = { number, document: index.documents[number], score: 0, covered: 0, evidence: 0, reasons: [] }));
          hit.score += weights[at] * score;
          hit.covered += weights[at] / sum;
          hit.evidence += (weights[at] / sum) * telling;
          hit.reasons.push({ word: concepts[at].word, ...match, fields: place.fields, weight: weights[at] * score });
        }
      });
    }
    for (const hit of found.values()) hit.score *= hit.covered;
    return found;
  };

  const together = (each) => {
    const found = new Map();
    for (const [number, first] of each[0]) {
      const values = each.map((tallied) => tallied.get(number));
      if (!values.every(Boolean)) continue;
      const score = values.reduce((sum, value) => sum + value.score, 0) / values.length;
      const telling = Math.min(...values.map((value) => value.telling));
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
