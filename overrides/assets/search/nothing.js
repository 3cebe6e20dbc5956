"use strict";
// Nothing found: the filters in the way, and a text that proposes the missing word.
{
  const finder = globalThis.finder;
  const { count } = finder;

  /** What the page offers when no obstacle is shown; its words stand in the page itself. */
  class Nothing {
    /** @param {HTMLElement} place */
    constructor(place, filters) {
      this._place = place;
      this._filters = filters;
      this._blocked = place.querySelector("[data-part=blocked]");
      this._missing = place.querySelector("[data-part=missing]");
      this._told = place.querySelector("[aria-live]");
      this._text = place.querySelector("textarea");
      this._mail = place.querySelector("a[href^='mailto:']");
      this._address = this._mail?.href;
      this._missing.querySelector("button").addEventListener("click", () => this._copy());
    }

    /** Call something when the reader wants to search without filters. */
    onFree(free) {
      this._blocked.querySelector("button").addEventListener("click", free);
    }

    /** Show what helps, or nothing when something was found. */
    show(query, shown, found) {
      this._place.hidden = shown > 0;
      if (shown) return;
      const filters = this._filters.words;
      this._blocked.hidden = !filters.length;
      this._missing.hidden = !query || found.obstacles.hits.length + found.pages.hits.length > 0;
      if (filters.length) this._blocked.querySelector("p").textContent = `${filters.join(", ")}. ${without(query, found)}`;
      if (query) this._propose(`Gesucht und nicht gefunden: ${query}${filters.length ? ` (${filters.join(", ")})` : ""}`);
    }

    _propose(text) {
      this._text.value = text;
      this._told.textContent = "";
      if (this._mail) this._mail.href = `${this._address}?subject=${encodeURIComponent("Wort für die Suche")}&body=${encodeURIComponent(text)}`;
    }

    /** Copy the text; without a clipboard, as on file://, by selecting it. */
    async _copy() {
      try {
        await navigator.clipboard.writeText(this._text.value);
        this._told.textContent = "Kopiert.";
      } catch {
        this._text.select();
        this._told.textContent = document.execCommand("copy") ? "Kopiert." : "Markiert: zum Kopieren Strg+C drücken.";
      }
    }
  }

  const without = (query, found) => {
    if (!query) return "Dazu gibt es kein Hemmnis.";
    const number = found.obstacles.hits.length;
    return number ? `Ohne Filter: ${count(number, "Hemmnis", "Hemmnisse")}.` : "Auch ohne Filter passt kein Hemmnis.";
  };

  finder.Nothing = Nothing;
}
