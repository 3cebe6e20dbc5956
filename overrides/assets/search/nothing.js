// Nothing found: the filters in the way, and a text that proposes the missing word.
import { one } from "./elements.js";
import { count } from "./phrasing.js";

/** @import { Answers } from "./answering.js" */

/** What the page offers when no obstacle is shown; its words stand in the page itself. */
export class Nothing {
  /** @param {HTMLElement} place */
  constructor(place) {
    this._place = place;
    this._blocked = one(place, "[data-part=blocked]", HTMLElement);
    this._blockedBy = one(this._blocked, "p", HTMLElement);
    this._missing = one(place, "[data-part=missing]", HTMLElement);
    this._told = one(place, "[aria-live]", HTMLElement);
    this._text = one(place, "textarea", HTMLTextAreaElement);
    /** Without a contact there is none. @type {HTMLAnchorElement | null} */
    this._mail = place.querySelector("a[href^='mailto:']");
    this._contact = this._mail?.href;
    one(this._missing, "button", HTMLElement).addEventListener("click", () => this._copy());
  }

  /**
   * Call something when the reader wants to search without filters.
   * @param {() => void} free
   */
  onFree(free) {
    one(this._blocked, "button", HTMLElement).addEventListener("click", free);
  }

  /**
   * Show what helps, or nothing when something was found.
   * @param {boolean} isNothing
   * @param {string} query
   * @param {string[]} filters in words
   * @param {Answers} [answers]
   */
  show(isNothing, query, filters, answers) {
    this._place.hidden = !isNothing;
    if (!isNothing) return;
    this._blocked.hidden = !filters.length;
    this._blockedBy.textContent = `${filters.join(", ")}. ${withoutFilters(answers)}`;
    this._missing.hidden = !answers || answers.obstacles.hits.length + answers.pages.length > 0;
    const chosen = filters.length ? ` (${filters.join(", ")})` : "";
    if (query) this._propose(`Gesucht und nicht gefunden: ${query}${chosen}`);
  }

  /** @param {string} text */
  _propose(text) {
    this._text.value = text;
    this._told.textContent = "";
    if (!this._mail) return;
    const subject = encodeURIComponent("Wort für die Suche");
    this._mail.href = `${this._contact}?subject=${subject}&body=${encodeURIComponent(text)}`;
  }

  /** Copy the text; without a clipboard, as on file://, by selecting it. */
  async _copy() {
    try {
      await navigator.clipboard.writeText(this._text.value);
      this._told.textContent = "Kopiert.";
    } catch {
      this._text.select();
      const isCopied = document.execCommand("copy");
      this._told.textContent = isCopied ? "Kopiert." : "Markiert: zum Kopieren Strg+C drücken.";
    }
  }
}

/** @param {Answers} [answers] */
const withoutFilters = (answers) => {
  if (!answers) return "Dazu gibt es kein Hemmnis.";
  const number = answers.obstacles.hits.length;
  return number
    ? `Ohne Filter: ${count(number, "Hemmnis", "Hemmnisse")}.`
    : "Auch ohne Filter passt kein Hemmnis.";
};
