"use strict";
// Marking: what matched is marked where it stands on the page, and unmarked again.
{
  const finder = globalThis.finder;
  const { fold, folded } = finder;
  const WORD = /[\p{L}\p{N}]+/gu;

  /** Give where the letters of a word stand that fold to a part. */
  const rangeOf = (word, part) => {
    for (let from = 0; from < word.length; from++) {
      const to = endOf(word, from, part);
      if (to) return [from, to];
    }
    return undefined;
  };

  /** Give where a part ends that begins at a place; nothing when other letters stand there. */
  const endOf = (word, from, part) => {
    for (let to = from + 1; to <= word.length; to++) {
      const letters = fold(word.slice(from, to));
      if (letters === part) return to;
      if (!part.startsWith(letters)) return undefined;
    }
    return undefined;
  };

  /** The words of one element, read once, and its marks. */
  class Marker {
    /** @param {Element} element */
    constructor(element) {
      this._marked = [];
      this._nodes = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const found = [...node.data.matchAll(WORD)].map((match) => ({ from: match.index, written: match[0], word: folded(match[0]) }));
        if (found.length) this._nodes.push({ node, found });
      }
    }

    /** Mark words, or parts of words, instead of what was marked before. */
    mark(marks) {
      this.clear();
      for (const { node, found } of this._nodes) {
        const hits = found.filter(({ word }) => marks.has(word));
        if (hits.length) this._replace(node, hits, marks);
      }
    }

    /** Take all marks away. */
    clear() {
      for (const { node, pieces } of this._marked) {
        pieces[0].before(node);
        for (const piece of pieces) piece.remove();
      }
      this._marked = [];
    }

    _replace(node, hits, marks) {
      const pieces = [];
      let last = 0;
      for (const { from, written, word } of hits) {
        const [start, end] = rangeOf(written, marks.get(word)) || [0, written.length];
        const mark = document.createElement("mark");
        mark.textContent = written.slice(start, end);
        pieces.push(document.createTextNode(node.data.slice(last, from + start)), mark);
        last = from + end;
      }
      pieces.push(document.createTextNode(node.data.slice(last)));
      node.replaceWith(...pieces);
      this._marked.push({ node, pieces });
    }
  }

  Object.assign(finder, { rangeOf, Marker });
}
