// Address: query and filters in the fragment, which never reaches a server.
import { LETTERS } from "./asking.js";

/**
 * What is asked and chosen, by the names it has in the address.
 * @typedef {{q: string, feld: string, dienst: string, stand: string[]}} Wanted
 */

/** More of a fragment is not read: no query with all filters is longer. */
const LONGEST_FRAGMENT = 4000;

/**
 * Read query and filters from a fragment; none for a fragment that names a place on the page.
 * @param {string} fragment
 * @returns {Wanted | undefined}
 */
export const read = (fragment) => {
  const text = fragment.replace(/^#/, "").slice(0, LONGEST_FRAGMENT);
  if (text && !/^[a-z]+=/.test(text)) return undefined;
  const values = new URLSearchParams(text);
  /** @type {(name: string) => string} */
  const first = (name) => values.get(name) || "";
  return {
    q: first("q").slice(0, LETTERS),
    feld: first("feld"),
    dienst: first("dienst"),
    stand: values.getAll("stand"),
  };
};

/**
 * Write query and filters as a fragment; empty when there is none.
 * @param {Partial<Wanted>} wanted
 */
export const write = ({ q = "", feld = "", dienst = "", stand = [] }) => {
  const values = new URLSearchParams();
  if (q.trim()) values.set("q", q.slice(0, LETTERS));
  if (feld) values.set("feld", feld);
  if (dienst) values.set("dienst", dienst);
  for (const value of stand) values.append("stand", value);
  const text = values.toString().replace(/\+/g, "%20");
  return text && `#${text}`;
};
