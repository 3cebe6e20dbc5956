"use strict";
// Index: every word of the documents, where it stands, and how much it weighs there.
{
  const finder = globalThis.finder;
  const { fold, words, stem, participle, root, STOP } = finder;

  /** What each field of a document weighs; a field without weight here is not read. */
  const WEIGHTS = {
    title: 10, aliases: 9, phrases: 4, lead: 6, ways: 4, headings: 4, summary: 4, description: 2.5, tasks: 1.2, steps: 1.6,
    needs: 1.2, text: 2, roles: 1, involved: 1, field: 0.8, log: 0.6, mentioned: 0.5,
  }; // prettier-ignore
  /** What a word adds when it stands in the same field once more. */
  const AGAIN = 0.25;
  const FIELDS = Object.keys(WEIGHTS);
  /** Fields that name what a document is about, and those in which a part of a word says enough. */
  const NAMING = new Set(["title", "aliases", "lead"]);
  const STRONG = new Set([...NAMING, "phrases", "ways", "headings", "summary"]);

  /**
   * A word of the index.
   * @typedef {{word: string, shown: string, noun: boolean, stop: boolean, stems: Set<string>, roots: Set<string>,
   *   participle: string, sound?: string, places: Map<number, {weight: number, fields: Set<string>}>}} Entry
   */

  /** The index of a set of documents; read once, asked at every key. */
  class Index {
    /** @param {object[]} documents @param {string[][]} names what services and terms are called, by number */
    constructor(documents, names) {
      this.documents = documents;
      this.names = names;
      /** @type {Map<string, Entry>} */
      this.entries = new Map();
      /** Aliases of several words, with the document that they name. */
      this.phrases = [];
      this._spellings = new Map();
      const lengths = documents.map((document, number) => this._read(document, number));
      this._settle(lengths);
    }

    /** Find the words that share a stem, a root or a participle. @param {"stems" | "roots" | "participles"} kind */
    having(kind, key) {
      return this[kind].get(key) || [];
    }

    /** Find the words that begin with some letters. @param {string} start @returns {Entry[]} */
    beginning(start) {
      let low = 0;
      let high = this.sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.sorted[middle].word < start) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < this.sorted.length && this.sorted[end].word.startsWith(start)) end++;
      return this.sorted.slice(low, end);
    }

    /** Tell whether a folded word stands in the index as itself or in another form. @param {string} word */
    knows(word) {
      const entry = this.entries.get(word);
      if (entry) return !entry.stop;
      return [true, false].some((capital) => this.stems.has(stem(word, capital)));
    }

    _read(document, number) {
      let length = 0;
      for (const field of FIELDS) {
        for (const text of this._texts(document, field)) {
          const found = words(text);
          const phrase = field === "aliases" && found.length > 1;
          for (const word of found) this._add(this._entry(word), number, phrase ? "phrases" : field);
          length += found.length;
          if (phrase) this.phrases.push({ number, text, words: found.map(fold) });
        }
      }
      return length;
    }

    _texts(document, field) {
      const value = document[field];
      if (!value) return [];
      if (typeof value === "string") return [value];
      return typeof value[0] === "number" ? value.flatMap((row) => this.names[row]) : value;
    }

    _entry(written) {
      let entry = this._spellings.get(written);
      if (entry) return entry;
      const word = fold(written);
      entry = this.entries.get(word);
      if (!entry) {
        const places = new Map();
        entry = { word, shown: written, noun: false, stop: STOP.has(word), stems: new Set(), roots: new Set(), participle: participle(word), places };
        this.entries.set(word, entry);
      }
      const capital = written[0] !== written[0].toLowerCase();
      if (capital && !entry.noun) Object.assign(entry, { noun: true, shown: written });
      const own = stem(word, capital);
      entry.stems.add(own);
      entry.roots.add(root(own));
      this._spellings.set(written, entry);
      return entry;
    }

    _add(entry, number, field) {
      let place = entry.places.get(number);
      if (!place) entry.places.set(number, (place = { weight: 0, fields: new Set() }));
      place.weight += WEIGHTS[field] * (place.fields.has(field) ? AGAIN : 1);
      place.fields.add(field);
    }

    /** Weigh each word against the length of its document, and put it where it can be found. */
    _settle(lengths) {
      this.stems = new Map();
      this.roots = new Map();
      this.participles = new Map();
      const put = (map, key, entry) => (map.get(key) || map.set(key, []).get(key)).push(entry);
      const usual = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
      for (const entry of this.entries.values()) {
        for (const [number, place] of entry.places) {
          const norm = 0.6 + (0.4 * lengths[number]) / usual;
          place.weight = place.weight / (place.weight + 4 * norm);
        }
        if (entry.stop) continue;
        for (const key of entry.stems) put(this.stems, key, entry);
        for (const key of entry.roots) put(this.roots, key, entry);
        if (entry.participle) put(this.participles, entry.participle, entry);
      }
      this.sorted = [...this.entries.values()].filter((entry) => !entry.stop).sort((a, b) => (a.word < b.word ? -1 : 1));
    }

    /** Tell how rare it is to stand in this many documents. @param {number} among */
    rarity(among) {
      return Math.log(1 + (this.documents.length - among + 0.5) / (among + 0.5));
    }
  }

  Object.assign(finder, { Index, NAMING, STRONG });
}
