"use strict";
// Filtering: field of action, service, and state of a solution; read from what the page shows.
{
  const finder = globalThis.finder;

  /** The filters of the page and what they let through. */
  class Filters {
    /** @param {HTMLFormElement} form */
    constructor(form, hits) {
      this.form = form;
      this._hits = hits.map((hit) => ({ hit, ways: [...hit.querySelectorAll("[data-solution]")], services: hit.dataset.services.split(" ") }));
      this._selects = [...form.querySelectorAll("select")];
      this._boxes = [...form.querySelectorAll("[type=checkbox]")];
    }

    /** Give what is chosen, as the address holds it. */
    get chosen() {
      const chosen = Object.fromEntries(this._selects.map((select) => [select.id, select.value]));
      return { ...chosen, stand: this._boxes.filter((box) => box.checked).map((box) => box.value) };
    }

    /** Choose; give the values that are unknown here and were left out. */
    choose({ stand, ...values }) {
      const unknown = [];
      for (const select of this._selects) {
        select.value = values[select.id] || "";
        if (select.selectedIndex < 0) unknown.push(values[select.id]);
        if (select.selectedIndex < 0) select.value = "";
      }
      for (const box of this._boxes) box.checked = stand.includes(box.value);
      return unknown.concat(stand.filter((value) => !this._boxes.some((box) => box.value === value)));
    }

    /** Say in words which filters are set. */
    get words() {
      const selects = this._selects.filter((select) => select.value);
      const told = selects.map((select) => `${nameOf(select)} „${select.selectedOptions[0].text}“`);
      const states = this._boxes.filter((box) => box.checked).map((box) => nameOf(box));
      return states.length ? [...told, `Stand „${states.join("“ oder „")}“`] : told;
    }

    /** Hide solutions of another state; give the obstacles that pass. */
    apply() {
      const { feld, dienst, stand } = this.chosen;
      const passing = new Set();
      for (const { hit, ways, services } of this._hits) {
        for (const way of ways) way.hidden = stand.length > 0 && !stand.includes(way.dataset.state);
        const here = (!feld || hit.dataset.field === feld) && (!dienst || services.includes(dienst));
        if (here && ways.some((way) => !way.hidden)) passing.add(hit);
      }
      return passing;
    }
  }

  const nameOf = (control) => control.labels[0].textContent.trim();

  finder.Filters = Filters;
}
