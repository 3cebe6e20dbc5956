// Announcing: how much is shown, for the ear too, and in the title of the window.
import { make, one } from "./elements.js";
import { count, short } from "./phrasing.js";

/** What stands between the label of a draft and the name of the site. */
const OWN_TITLE = /^(Entwurf: )?.*(?= – [^–]*$)/;

/** Says how much is shown. */
export class Announcer {
  /** @param {HTMLElement} room */
  constructor(room) {
    this._status = one(room, "[role=status]", HTMLElement);
    /** The key to the signs of the list. @type {HTMLElement | null} */
    this._key = room.querySelector(".key");
    this._title = document.title;
  }

  /**
   * @param {HTMLElement[]} shown
   * @param {string} query
   * @param {string[]} unknown filters
   */
  say(shown, query, unknown) {
    if (this._key) this._key.hidden = !shown.length;
    const number = make("b", {}, count(shown.length, "Hemmnis", "Hemmnisse"));
    const asked = query ? [" für „", make("bdi", {}, short(query)), "“"] : [];
    const filters = make("bdi", {}, short(unknown.join(", ")));
    const left = unknown.length ? [". Unbekannter Filter, weggelassen: ", filters] : [];
    this._status.replaceChildren(number, waysOf(shown), ...asked, ...left);
    const found = shown.length ? "Lösungen" : "Keine Lösungen";
    const title = this._title.replace(OWN_TITLE, (_, draft = "") => `${draft}${found} für „${short(query)}“`);
    document.title = query ? title : this._title;
  }
}

/** @param {HTMLElement[]} shown */
const waysOf = (shown) => {
  const ways = shown.flatMap((hit) => [...hit.querySelectorAll("[data-solution]:not([hidden])")]);
  return ways.length ? ` mit ${count(ways.length, "Lösungsweg", "Lösungswegen")}` : "";
};
