// Source: what the script of the documents brings.
import { isZone } from "./zones.js";

/** @import { SearchDocument } from "./zones.js" */

/**
 * @typedef {object} Source
 * @property {Record<string, Record<string, Value[]>>} documents by kind, zone by zone: a kilobyte lighter
 * @property {string[][]} names what services and terms are called
 * @property {Record<string, string>} kinds what readers call each kind of page
 */

/**
 * What stands in a zone; numbers are those of rows of names.
 * @typedef {string | string[] | number[]} Value
 */

/**
 * Give the documents one by one.
 * @param {Source} source
 */
export const documentsOf = ({ documents }) =>
  Object.entries(documents).flatMap(([kind, zones]) => {
    for (const name of Object.keys(zones)) {
      if (!isZone(name)) console.error(`zones.js does not know ${name} of ${kind}`);
    }
    return zones.title.map((_, n) => documentAt(kind, zones, n));
  });

/**
 * @param {string} kind
 * @param {Record<string, Value[]>} zones
 * @param {number} n
 */
const documentAt = (kind, zones, n) => {
  const values = Object.entries(zones).map(([zone, all]) => [zone, all[n]]);
  return /** @type {SearchDocument} */ ({ kind, ...Object.fromEntries(values.filter(([, value]) => value)) });
};
