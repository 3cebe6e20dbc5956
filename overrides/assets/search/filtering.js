// Filtering: field of action, service, and state of a solution; read from what the page shows.
import { every, one } from "./elements.js";

/** @import { Wanted } from "./address.js" */

/** What the filters are, without the query. @typedef {Omit<Wanted, "q">} Chosen */

/** @param {HTMLInputElement | HTMLSelectElement} control */
const nameOf = (control) => (control.labels?.[0].textContent || "").trim();

/**
 * Select a value, or nothing; give the value that is unknown.
 * @param {HTMLSelectElement} control
 * @param {string} value
 */
const select = (control, value) => {
  control.value = value;
  if (control.selectedIndex >= 0) return [];
  control.value = "";
  return [value];
};

/** The filters of the page and what they let through. */
export class Filters {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement[]} hits
   */
  constructor(form, hits) {
    this.form = form;
    this._hits = hits.map((hit) => ({
      hit,
      ways: every(hit, "[data-solution], [data-shared]", HTMLElement),
    }));
    this._field = one(form, "#feld", HTMLSelectElement);
    this._service = one(form, "#dienst", HTMLSelectElement);
    this._boxes = every(form, "[type=checkbox]", HTMLInputElement);
  }

  /**
   * Give what is chosen, as the address holds it.
   * @returns {Chosen}
   */
  get chosen() {
    const stand = this._boxes.filter((box) => box.checked).map((box) => box.value);
    return { feld: this._field.value, dienst: this._service.value, stand };
  }

  /**
   * Choose; give the values that are unknown here and were left out.
   * @param {Partial<Chosen>} chosen
   */
  choose({ feld = "", dienst = "", stand = [] }) {
    for (const box of this._boxes) box.checked = stand.includes(box.value);
    return [
      ...select(this._field, feld),
      ...select(this._service, dienst),
      ...stand.filter((value) => !this._boxes.some((box) => box.value === value)),
    ];
  }

  /** Say in words which filters are set. */
  get words() {
    const selects = [this._field, this._service].filter(({ value }) => value);
    const told = selects.map((control) => `${nameOf(control)} „${control.selectedOptions[0].text}“`);
    const states = this._boxes.filter((box) => box.checked).map(nameOf);
    return states.length ? [...told, `Stand „${states.join("“ oder „")}“`] : told;
  }

  /** Hide solutions of another state or in which a service does nothing; give the obstacles that keep one. */
  apply() {
    const { feld, dienst, stand } = this.chosen;
    for (const way of this._hits.flatMap(({ ways }) => ways)) {
      const { state = "", services = "" } = way.dataset;
      const isInState = !stand.length || stand.includes(state);
      const isByService = !dienst || services.split(" ").includes(dienst);
      way.hidden = !(isInState && isByService);
    }
    const passing = this._hits.filter(({ hit, ways }) => {
      const isHere = !feld || hit.dataset.field === feld;
      return isHere && ways.some((way) => !way.hidden);
    });
    return new Set(passing.map(({ hit }) => hit));
  }
}
