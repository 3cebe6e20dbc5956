// Results: the list of obstacles, whole or in rank order.
import { every, make, one } from "./elements.js";
import { Listed, why } from "./explaining.js";

/** @import { Found } from "./searching.js" */

/** The list of the page. */
export class Results {
  /** @param {HTMLElement} room */
  constructor(room) {
    this._list = one(room, "[data-part=hits]", HTMLElement);
    /** The list as it was: obstacles below headings. */
    this._whole = every(this._list, ":scope > *", HTMLElement);
    this.hits = this._whole.filter((element) => element.dataset.obstacle);
    this._listed = new Map(this.hits.map((element) => [element.dataset.obstacle, new Listed(element)]));
    this._heading = make("h2", { class: "hide" }, "Treffer");
    /** The number of the solution that was asked for. */
    this._way = "";
  }

  /** Give the link of the solution that was asked for, or of the first hit, if there is one. */
  get first() {
    const shown = this.shown[0];
    if (!shown) return undefined;
    const asked = every(shown, "[data-solution]", HTMLElement).find(
      (way) => one(way, ".no", HTMLElement).textContent === this._way,
    );
    return one(asked || shown, asked ? "a" : "h3 a", HTMLElement);
  }

  /** Give the obstacles that are shown. */
  get shown() {
    return this.hits.filter((hit) => !hit.hidden);
  }

  /**
   * Show the whole list, or what passes the filters.
   * @param {Set<HTMLElement>} passing
   */
  all(passing) {
    this._heading.remove();
    this._order(this._whole);
    for (const listed of this._listed.values()) listed.unexplain();
    for (const hit of this.hits) hit.hidden = !passing.has(hit);
    this._hideEmptyGroups();
  }

  /**
   * Show hits in rank order, each with the reason why.
   * @param {Found} found
   * @param {Set<HTMLElement>} passing
   * @param {string[][]} names
   * @param {string} way the number of the solution that is asked for, or nothing
   */
  found({ hits, marks }, passing, names, way) {
    this._way = way;
    const rows = hits.flatMap((hit) => {
      const listed = this._listed.get(hit.document.id);
      return listed && passing.has(listed.element) ? [{ hit, listed }] : [];
    });
    this._showOnly(rows.map(({ listed }) => listed.element));
    for (const listed of this._listed.values()) if (listed.element.hidden) listed.unexplain();
    for (const { hit, listed } of rows) listed.explain(why(hit, names), marks);
  }

  /** @param {HTMLElement[]} elements */
  _showOnly(elements) {
    this._order([this._heading, ...elements]);
    const visible = new Set(elements);
    for (const element of this._whole) element.hidden = !visible.has(element);
    this._heading.hidden = !elements.length;
  }

  /**
   * Put elements first, in this order; where the others stand nobody sees.
   * @param {HTMLElement[]} elements
   */
  _order(elements) {
    if (elements.some((element, n) => this._list.children[n] !== element)) this._list.prepend(...elements);
  }

  /** Hide headings below which nothing is shown. */
  _hideEmptyGroups() {
    let isAny = false;
    for (const element of [...this._whole].reverse()) {
      if (!element.dataset.obstacle) element.hidden = !isAny;
      isAny = element.dataset.obstacle ? isAny || !element.hidden : false;
    }
  }
}
