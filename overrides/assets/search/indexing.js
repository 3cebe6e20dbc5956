"use strict";
// Index: every word of the documents, where it stands, and how much it weighs there.
{
  const finder = globalThis.finder;
  const { FIELDS, PARTICLES, STOP, bits, folded, keysOf, lettersOf, participle, root, sound, stem, words } = finder;

  /** What a word adds when it stands in the same field once more. */
  const AGAIN = 0.25;
  /** How soon more of a word adds little, and how much the length of a document matters. */
  const ENOUGH = 4;
  const LENGTH = 0.4;

  const BIT = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, bits(field)]));

  /**
   * A word of the index: how it is written, its keys, where it stands, all fields it stands in as bits.
   * @typedef {{word: string, shown: string, noun: boolean, stop: boolean, stems: string[], roots: string[],
   *   participle: string, letters: number, places: Place[], fields: number}} Entry
   * @typedef {{number: number, weight: number, fields: number}} Place
   */

  /** Written words, read once for all indexes. */
  const spellings = new Map();
  const spelling = (written) => {
    let read = spellings.get(written);
    if (!read) {
      const word = folded(written);
      const noun = written[0] !== written[0].toLowerCase();
      const own = stem(word, noun);
      spellings.set(written, (read = { written, word, noun, stem: own, root: root(own) }));
    }
    return read;
  };

  /** Find the first number below an end of which something is true, and of all after it. */
  const firstWhere = (end, isTrue) => {
    let low = 0;
    while (low < end) {
      const middle = (low + end) >> 1;
      if (isTrue(middle)) end = middle;
      else low = middle + 1;
    }
    return low;
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
      const low = firstWhere(this.sorted.length, (n) => this.sorted[n].word >= start);
      let end = low;
      while (end < this.sorted.length && this.sorted[end].word.startsWith(start)) end++;
      return this.sorted.slice(low, end);
    }

    /** Find the nouns that hold some letters, each with the place where these stand last. */
    holding(letters) {
      const found = [];
      for (let at = this._text.indexOf(letters); at >= 0; at = this._text.indexOf(letters, at + 1)) {
        const number = firstWhere(this._starts.length, (n) => this._starts[n] > at) - 1;
        const noun = { entry: this.nouns[number], at: at - this._starts[number] };
        if (found.length && found[found.length - 1].entry === noun.entry) found.pop();
        found.push(noun);
      }
      return found;
    }

    /** Tell whether a folded word stands in the index as itself or in another form. */
    knows(word) {
      const entry = this.entries.get(word);
      if (entry) return !entry.stop;
      return this._mayHaveStem(word) && (this.stems.has(stem(word, true)) || this.stems.has(stem(word, false)));
    }

    /** Tell quickly what no stem begins like; a participle loses letters in its middle: abgelehnt. */
    _mayHaveStem(word) {
      if (word.includes("ge", 2) || word.includes("zu", 2)) return true;
      if (!this._starts3.has(word.slice(0, 3))) return false;
      for (let end = word.length; end > 2; end--) if (this.stems.has(word.slice(0, end))) return true;
      return false;
    }

    /** Count the documents that have any of some words. */
    spread(entries) {
      const seen = new Uint8Array(this.documents.length);
      let count = 0;
      for (const { places } of entries) {
        for (const { number } of places) if (!seen[number]) count += seen[number] = 1;
      }
      return count;
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
          if (phrase) this.phrases.push({ number, words: found.map(folded) });
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
        const letters = lettersOf(word);
        entry = { word, shown: written, noun: false, stop, stems: [], roots: [], participle: bare, letters, places: [], fields: 0 };
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
      Object.assign(this, { stems: new Map(), roots: new Map(), participles: new Map(), separable: new Map(), sounds: new Map() });
      const put = (map, key, entry) => (map.get(key) || map.set(key, []).get(key)).push(entry);
      const usual = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
      const full = lengths.map((length) => ENOUGH * (1 - LENGTH + (LENGTH * length) / usual));
      for (const entry of this.entries.values()) {
        for (const place of entry.places) place.weight /= place.weight + full[place.number];
        if (entry.stop) continue;
        for (const key of entry.stems) put(this.stems, key, entry);
        for (const key of entry.noun ? [] : entry.stems) {
          for (const particle of PARTICLES) if (key.startsWith(particle)) put(this.separable, key.slice(particle.length), entry);
        }
        for (const key of entry.roots) put(this.roots, key, entry);
        if (entry.participle) put(this.participles, entry.participle, entry);
        if (!/\d/.test(entry.word)) put(this.sounds, sound(entry.word), entry);
      }
      this.sorted = [...this.entries.keys()].sort().map((word) => this.entries.get(word)).filter((entry) => !entry.stop);
      this.nouns = this.sorted.filter((entry) => entry.noun);
      this.spelt = this.sorted.filter((entry) => !/\d/.test(entry.word));
      this._starts3 = new Set([...this.stems.keys()].map((key) => key.slice(0, 3)));
      this._text = this.nouns.map((entry) => entry.word).join(" ");
      this._starts = [];
      let start = 0;
      for (const { word } of this.nouns) {
        this._starts.push(start);
        start += word.length + 1;
      }
      for (const phrase of this.phrases) phrase.keys = phrase.words.map((word) => [word, keysOf(word).noun, keysOf(word).verb]);
    }
  }

  finder.Index = Index;
}
