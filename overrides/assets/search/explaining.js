// Explaining: a hit says why it was found, in words and by marks.
import { make } from "./elements.js";
import { Marker } from "./marking.js";
import { reasons } from "./reasons.js";

/** @import { Hit } from "./ranking.js" */

/**
 * Give the line that says why a document was found.
 * @param {Hit} hit
 * @param {string[][]} names
 */
export const why = (hit, names) => {
  const pieces = reasons(hit, names).map(({ text, marked }) => (marked ? make("mark", {}, text) : text));
  return make("p", { class: "why" }, make("b", {}, "Gefunden über:"), " ", ...pieces);
};

/** An obstacle in the list, which can explain itself. */
export class Listed {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    /** @type {HTMLElement | undefined} */
    this._line = undefined;
    /** @type {Marker | undefined} */
    this._marker = undefined;
  }

  /**
   * @param {HTMLElement} line
   * @param {Map<string, string>} marks
   */
  explain(line, marks) {
    this.unexplain();
    this._marker ??= new Marker(this.element);
    this._marker.mark(marks);
    this._line = line;
    this.element.lastElementChild?.prepend(line);
  }

  unexplain() {
    this._line?.remove();
    this._line = undefined;
    this._marker?.clear();
  }
}
