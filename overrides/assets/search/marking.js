// Marking: what matched is marked where it stands on the page, and unmarked again.
import { folded } from "./folding.js";
import { rangeOf } from "./ranges.js";
import { WORD } from "./words.js";

/**
 * A word in a text: where it begins, how it is written, and folded.
 * @typedef {{from: number, written: string, word: string}} Word
 */

/**
 * Give a text with marks in it.
 * @param {string} text
 * @param {Word[]} hits words of the text
 * @param {Map<string, string>} marks
 */
const piecesOf = (text, hits, marks) => {
  /** @type {(Text | HTMLElement)[]} */
  const pieces = [];
  let last = 0;
  for (const { from, written, word } of hits) {
    const [start, end] = rangeOf(written, marks.get(word) || "") || [0, written.length];
    const mark = document.createElement("mark");
    mark.textContent = written.slice(start, end);
    pieces.push(document.createTextNode(text.slice(last, from + start)), mark);
    last = from + end;
  }
  return [...pieces, document.createTextNode(text.slice(last))];
};

/** The words of one element, read once, and its marks. */
export class Marker {
  /** @param {Element} element */
  constructor(element) {
    /** @type {{node: Text, pieces: (Text | HTMLElement)[]}[]} */
    this._marked = [];
    /** @type {{node: Text, words: Word[]}[]} */
    this._nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) this._read(/** @type {Text} */ (walker.currentNode));
  }

  /**
   * Mark words, or parts of words, instead of what was marked before.
   * @param {Map<string, string>} marks
   */
  mark(marks) {
    this.clear();
    for (const { node, words } of this._nodes) {
      const hits = words.filter(({ word }) => marks.has(word));
      if (hits.length) this._replace(node, piecesOf(node.data, hits, marks));
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

  /** @param {Text} node */
  _read(node) {
    const words = [...node.data.matchAll(WORD)].map(({ 0: written, index }) => {
      return { from: index, written, word: folded(written) };
    });
    if (words.length) this._nodes.push({ node, words });
  }

  /**
   * @param {Text} node
   * @param {(Text | HTMLElement)[]} pieces
   */
  _replace(node, pieces) {
    node.replaceWith(...pieces);
    this._marked.push({ node, pieces });
  }
}
