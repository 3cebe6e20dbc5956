// Others: hits of other pages, and what may have been meant.
import { write } from "./address.js";
import { make } from "./elements.js";
import { why } from "./explaining.js";

/**
 * @import { Answers } from "./answering.js"
 * @import { Hit } from "./ranking.js"
 */

/** So many other pages are shown, and so many that may be meant: a glance, no second list. */
const MOST_PAGES = 6;
const MOST_MAYBE = 5;

/**
 * @param {string} title
 * @param {Node} inside
 */
const section = (title, inside) => make("section", { class: "other" }, make("h2", {}, title), inside);

/** What stands below the list; a page that is named stands above. */
export class Others {
  /**
   * @param {HTMLElement} place
   * @param {string} root of the site
   * @param {string[][]} names
   * @param {Record<string, string>} kinds what readers call each kind of page
   */
  constructor(place, root, names, kinds) {
    this._place = place;
    this._list = /** @type {Element} */ (place.previousElementSibling);
    this._root = root;
    this._names = names;
    this._kinds = kinds;
  }

  /** Tell whether a page that is named stands above the list. */
  get isAbove() {
    return this._place.nextElementSibling === this._list;
  }

  /** Give the link of the first page, if there is one. */
  get first() {
    return this._place.querySelector("a");
  }

  /** @param {Answers} [answers] */
  show(answers) {
    this._place.replaceChildren(...(answers ? [...this._pages(answers), ...this._maybe(answers)] : []));
    if (answers?.isPage && !this.isAbove) this._list.before(this._place);
    if (!answers?.isPage && this.isAbove) this._list.after(this._place);
  }

  /** @param {Answers} answers */
  _pages({ pages }) {
    const rows = pages.slice(0, MOST_PAGES).map((hit) => this._page(hit));
    return rows.length
      ? [section("Auf anderen Seiten", make("div", { class: "list" }, make("ul", {}, ...rows)))]
      : [];
  }

  /** @param {Hit} hit */
  _page(hit) {
    const kind = make("span", { class: "soft" }, this._kinds[hit.document.kind]);
    const isDraft = document.body.classList.contains("entwurf");
    const label = isDraft ? [" ", make("span", { class: "tag" }, "Entwurf")] : [];
    return make("li", {}, this._link(hit), " ", kind, ...label, why(hit, this._names));
  }

  /** @param {Answers} answers */
  _maybe({ obstacles, maybe, near }) {
    const weak = [...obstacles.maybe, ...maybe].slice(0, MOST_MAYBE).map((hit) => this._link(hit));
    const words = near.map((word) => make("a", { href: write({ q: word }) }, `„${word}“ suchen`));
    const rows = [...weak, ...words].map((link) => make("li", {}, link));
    return rows.length ? [section("Vielleicht gemeint", make("ul", {}, ...rows))] : [];
  }

  /** @param {Hit} hit */
  _link({ document: { address, title } }) {
    return make("a", { href: this._root + address }, title);
  }
}
