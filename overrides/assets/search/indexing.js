"use strict";
// Index: every word of the documents, where it stands, and how much it weighs there.
{
  const finder = globalThis.finder;
  const { FIELDS, STOP, bits, fold, participle, root, stem, words } = finder;

  /** What a word adds when it stands in the same field once more. */
  const AGAIN = 0.25;
  /** How soon more of a word adds little, and how much the length of a document matters. */
  const ENOUGH = 4;
  const LENGTH = 0.4;

  const BIT = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, bits(field)]));

  /**
   * A word of the index: how it is written, its keys, where it stands, all fields it stands in as bits.
   * @typedef {{word: string, shown: string, noun: boolean, stop: boolean, stems: string[], roots: string[],
   *   participle: string, sound?: string, places: Place[], fields: number}} Entry
   * @typedef {{number: number, weight: number, fields: number}} Place
   */

  /** Written words, read once for all indexes. */
  const spellings = new Map();
  const spelling = (written) => {
    let read = spellings.get(written);
    if (!read) {
      const word = fold(written);
      const noun = written[0] !== written[0].toLowerCase();
      const own = stem(word, noun);
      spellings.set(written, (read = { written, word, noun, stem: own, root: root(own) }));
    }
    return read;
  };

  /** The index of a set of documents; read once, asked at every key. */
  class Index {
    /** @param {object[]} documents */
    constructor(documents, names) {
      this.documents = documents;
      this.names = names;
      /** @type {Map<string, Entry>} */
      this.entries = new Map();
      /** Aliases of several words, with the document that they name. */
      this.phrases = [];
      /** What was found for a word before. */
      this.memory = new Map();
      this._seen = new Map();
      this._settle(documents.map((document, number) => this._read(document, number)));
    }

    /** Find the words that share a key. */
    having(kind, key) {
      return this[kind].get(key) || [];
    }

    /** Find the words that begin with some letters. */
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

    /** Tell whether a folded word stands in the index as itself or in another form. */
    knows(word) {
      const entry = this.entries.get(word);
      return entry ? !entry.stop : this.stems.has(stem(word, true)) || this.stems.has(stem(word, false));
    }

    /** Tell how rare it is to stand in this many documents. */
    rarity(among) {
      return Math.log(1 + (this.documents.length - among + 0.5) / (among + 0.5));
    }

    _read(document, number) {
      let length = 0;
      for (const field of Object.keys(FIELDS)) {
        for (const text of this._texts(document, field)) {
          const found = words(text);
          const phrase = field === "aliases" && found.length > 1;
          const into = phrase ? "phrases" : field;
          for (const written of found) this._add(written, number, FIELDS[into].weight, BIT[into]);
          if (phrase) this.phrases.push({ number, words: found.map(fold) });
          length += found.length;
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

    _add(written, number, weight, bit) {
      const entry = this._seen.get(written) || this._meet(written);
      let place = entry.places[entry.places.length - 1];
      if (place?.number !== number) entry.places.push((place = { number, weight: 0, fields: 0 }));
      place.weight += place.fields & bit ? AGAIN * weight : weight;
      place.fields |= bit;
      entry.fields |= bit;
    }

    /** Read a spelling that is new to this index. */
    _meet(written) {
      const read = spelling(written);
      let entry = this.entries.get(read.word);
      if (!entry) {
        const { word } = read;
        const [stop, bare] = [STOP.has(word), participle(word)];
        entry = { word, shown: written, noun: false, stop, stems: [], roots: [], participle: bare, sound: undefined, places: [], fields: 0 };
        this.entries.set(word, entry);
      }
      if (read.noun && !entry.noun) Object.assign(entry, { noun: true, shown: written });
      if (!entry.stems.includes(read.stem)) entry.stems.push(read.stem);
      if (!entry.roots.includes(read.root)) entry.roots.push(read.root);
      this._seen.set(written, entry);
      return entry;
    }

    /** Weigh each word against the length of its document, and put it where it can be found. */
    _settle(lengths) {
      Object.assign(this, { stems: new Map(), roots: new Map(), participles: new Map() });
      const put = (map, key, entry) => (map.get(key) || map.set(key, []).get(key)).push(entry);
      const usual = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
      const full = lengths.map((length) => ENOUGH * (1 - LENGTH + (LENGTH * length) / usual));
      for (const entry of this.entries.values()) {
        for (const place of entry.places) place.weight /= place.weight + full[place.number];
        if (entry.stop) continue;
        for (const key of entry.stems) put(this.stems, key, entry);
        for (const key of entry.roots) put(this.roots, key, entry);
        if (entry.participle) put(this.participles, entry.participle, entry);
      }
      this.sorted = [...this.entries.keys()].sort().map((word) => this.entries.get(word)).filter((entry) => !entry.stop);
      for (const phrase of this.phrases) phrase.keys = phrase.words.map((word) => [word, stem(word, true), stem(word, false)]);
    }
  }

  finder.Index = Index;
}
