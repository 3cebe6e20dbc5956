"use strict";
// Showing: what was found, in rank order, with the reason; and what helps where nothing was.
{
  const finder = globalThis.finder;
  const MAYBE = 5;
  const OTHERS = 6;
  /** Another page is worth a place when it answers more than half of the query. */
  const HALF = 0.5;
  const LONGEST = 80;

  /** Make an element with texts and elements inside; text is never read as markup. */
  const make = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };

  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

  const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

  /** The part of the page that changes with query and filters. */
  class Results {
    /** @param {HTMLElement} room holds the list; */
    constructor(room, root) {
      this.root = root;
      this.list = room.querySelector("[data-part=hits]");
      this.whole = [...this.list.children];
      this.hits = this.whole.filter((element) => element.dataset.obstacle);
      this._key = room.querySelector(".key");
      this._status = room.querySelector("[role=status]");
      this._hit = new Map(this.hits.map((element) => [element.dataset.obstacle, element]));
      this._markers = new Map();
      this._others = room.querySelector("[data-part=others]");
      this._title = document.title;
      this._heading = make("h2", { class: "hide" }, "Treffer");
    }

    /** Give the link of the first hit, if there is one. */
    get first() {
      return this.list.querySelector("[data-obstacle]:not([hidden]) h3 a") || this._others.querySelector("a");
    }

    /** Give the obstacles that are shown. */
    get shown() {
      return this.hits.filter((hit) => !hit.hidden);
    }

    /** Show the whole list, or what passes the filters. */
    all(passing) {
      this._heading.remove();
      this._order(this.whole);
      for (const element of this.whole) element.hidden = Boolean(element.dataset.obstacle) && !passing.has(element);
      for (const group of this.whole.filter((element) => !element.dataset.obstacle)) group.hidden = !this._anyBelow(group);
      for (const element of this.hits) this._explain(element, null);
      this._others.replaceChildren();
    }

    /** Show hits in rank order. */
    found({ obstacles, pages, near, names }, passing) {
      const hits = obstacles.hits.filter((hit) => passing.has(this._hit.get(hit.document.id)));
      const shown = hits.map((hit) => this._hit.get(hit.document.id));
      const visible = new Set(shown);
      this._order([this._heading, ...shown]);
      for (const element of this.whole) element.hidden = !visible.has(element);
      this._heading.hidden = !shown.length;
      for (const element of this.hits) if (!visible.has(element)) this._explain(element, null);
      for (const hit of hits) this._explain(this._hit.get(hit.document.id), hit, names, obstacles.marks);
      this._others.replaceChildren(...this._pages(pages.hits, names), ...this._maybe(obstacles, pages, near));
    }

    /** Say how much is shown. */
    announce(query, unknown) {
      const { shown } = this;
      if (this._key) this._key.hidden = !shown.length;
      const ways = shown.reduce((sum, hit) => sum + hit.querySelectorAll("[data-solution]:not([hidden])").length, 0);
      const told = ways ? ` mit ${count(ways, "Lösungsweg", "Lösungswegen")}` : "";
      const asked = query ? [" für „", make("bdi", {}, short(query)), "“"] : [];
      const left = unknown.length ? [". Unbekannter Filter, weggelassen: ", make("bdi", {}, short(unknown.join(", ")))] : [];
      this._status.replaceChildren(make("b", {}, count(shown.length, "Hemmnis", "Hemmnisse")), told, ...asked, ...left);
      const title = query ? `${shown.length ? "Lösungen" : "Keine Lösungen"} für „${short(query)}“` : "";
      document.title = title ? this._title.replace(/^(Entwurf: )?.*(?= – [^–]*$)/, (_, draft = "") => draft + title) : this._title;
    }

    /** Put elements first, in this order; where the hidden ones stand nobody sees. */
    _order(elements) {
      if (elements.some((element, n) => this.list.children[n] !== element)) this.list.prepend(...elements);
    }

    _anyBelow(group) {
      for (let next = group.nextElementSibling; next?.dataset.obstacle; next = next.nextElementSibling) if (!next.hidden) return true;
      return false;
    }

    _explain(element, hit, names, marks) {
      const old = element.querySelector(".why");
      if (!hit && !old) return;
      old?.remove();
      let marker = this._markers.get(element);
      if (!marker) this._markers.set(element, (marker = new finder.Marker(element)));
      if (!hit) return void marker.clear();
      marker.mark(marks);
      element.lastElementChild.prepend(make("p", { class: "why" }, ...this._why(hit, names)));
    }

    _why(hit, names) {
      const pieces = finder.reasons(hit, names).map(({ text, marked }) => (marked ? make("mark", {}, text) : text));
      return [make("b", {}, "Gefunden über:"), " ", ...pieces];
    }

    _pages(hits, names) {
      const answering = hits.filter((hit) => hit.covered > HALF);
      const rows = answering.slice(0, OTHERS).map((hit) => {
        const label = document.body.classList.contains("entwurf") ? [" ", make("span", { class: "tag" }, "Entwurf")] : [];
        const title = make("a", { href: this.root + hit.document.address }, hit.document.title);
        return make("li", {}, title, " ", make("span", { class: "soft" }, hit.document.kind), ...label, make("p", { class: "why" }, ...this._why(hit, names)));
      });
      return rows.length ? [section("Auf anderen Seiten", make("div", { class: "list" }, make("ul", {}, ...rows)))] : [];
    }

    _maybe(obstacles, pages, nearWords) {
      const weak = [...obstacles.maybe, ...pages.maybe].slice(0, MAYBE);
      const links = weak.map((hit) => make("a", { href: this.root + hit.document.address }, hit.document.title));
      const near = nearWords.map((word) => make("a", { href: finder.address.write({ q: word, feld: "", dienst: "", stand: [] }) }, `„${word}“ suchen`));
      const rows = [...links, ...near].map((link) => make("li", {}, link));
      return rows.length ? [section("Vielleicht gemeint", make("ul", {}, ...rows))] : [];
    }
  }

  const section = (title, ...inside) => make("section", { class: "other" }, make("h2", {}, title), ...inside);

  Object.assign(finder, { Results, count });
}
