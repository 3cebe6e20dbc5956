// Zones: the parts of a document, what a word in each weighs, and how readers call them.
import { remembering } from "./remembering.js";

/**
 * What a document is, where it leads, and the zones of which more is known than the name.
 * @typedef {object} Head
 * @property {string} kind
 * @property {string} address
 * @property {string} title
 * @property {string} [id] of an obstacle
 * @property {string} [number] of an obstacle
 * @property {string[]} [aliases]
 * @property {number[]} [involved] numbers of rows of names
 * @property {number[]} [mentioned] the same
 */

/**
 * A document of the search, with all its zones by name.
 * @typedef {Head & Record<string, string | string[] | number[] | undefined>} SearchDocument
 */

/**
 * @typedef {object} Zone
 * @property {number} weight for ranking
 * @property {number} telling how surely a word in it is the topic; a hit needs enough
 * @property {boolean} [names] it names what the document is about
 * @property {string} [place] how readers call it
 */

/**
 * Best first. The nearer a zone is to what a document is about, the more a word in it weighs and tells;
 * fitted on the development half of the relevance suite.
 * @satisfies {Record<string, Zone>}
 */
const TABLE = {
  title: { weight: 10, telling: 1, names: true, place: "im Titel" },
  aliases: { weight: 9, telling: 1, names: true },
  phrases: { weight: 4, telling: 0.75 },
  lead: { weight: 6, telling: 0.95, names: true, place: "im Leitsatz" },
  ways: { weight: 4, telling: 0.85, place: "in einem Lösungsweg" },
  headings: { weight: 4, telling: 0.85, place: "in einer Überschrift" },
  summary: { weight: 4, telling: 0.85, place: "in der Zusammenfassung" },
  description: { weight: 2.5, telling: 0.65, place: "in der Beschreibung" },
  text: { weight: 2, telling: 0.65, place: "im Text" },
  today: { weight: 1.6, telling: 0.6, place: "unter „Heute tun“" },
  steps: { weight: 1.6, telling: 0.6, place: "in einem Schritt" },
  tasks: { weight: 1.2, telling: 0.6, place: "in einer Aufgabe" },
  needs: { weight: 1.2, telling: 0.6, place: "in einer Voraussetzung" },
  roles: { weight: 1, telling: 0.6, place: "bei den Beteiligten" },
  involved: { weight: 1, telling: 0.6 },
  field: { weight: 0.8, telling: 0.5, place: "im Handlungsfeld" },
  mentioned: { weight: 0.5, telling: 0.35 },
};
/** @typedef {keyof typeof TABLE} ZoneName */

/** @type {Record<ZoneName, Zone>} */
export const ZONES = TABLE;
export const ALL_ZONES = /** @type {ZoneName[]} */ (Object.keys(ZONES));
/** What a document has besides its zones. */
const BESIDE_ZONES = ["id", "address", "number"];
/** A zone tells the topic well, so that part of a word in it is enough, from this on. */
const WELL = 0.75;

/**
 * Tell whether something that a document brings is looked at at all.
 * @param {string} name
 */
export const isZone = (name) => name in ZONES || BESIDE_ZONES.includes(name);

/**
 * Give a set of zones as bits of one number.
 * @param {ZoneName[]} zones
 */
export const bits = (...zones) => zones.reduce((sum, zone) => sum | (1 << ALL_ZONES.indexOf(zone)), 0);

export const NAMING = bits(...ALL_ZONES.filter((zone) => ZONES[zone].names));
export const TELLING = bits(...ALL_ZONES.filter((zone) => ZONES[zone].telling >= WELL));

/**
 * Give the zones of a set, best first.
 * @param {number} set
 */
export const zonesOf = (set) => ALL_ZONES.filter((_, n) => set & (1 << n));

/** Tell how surely a word in a set of zones is the topic: as in the best of them. */
export const tellingOf = remembering(
  /** @param {number} set */ (set) => Math.max(...zonesOf(set).map((zone) => ZONES[zone].telling)),
);
