// Naming: numbers and names that need no judgement, as people say them on the telephone.
import { fold } from "./folding.js";

/** "12", "Hemmnis 12", "Nr. 15 a", "15a". */
const NUMBER = /^(?:hemmnis|lösung|lösungsweg|nummer|nr\.?)?\s*(\d{1,5})\s*([a-z]{1,2})?$/i;
/** What somebody wants to know of a service; its page tells it. */
const ABOUT = new Set([
  ..."telefon telefonnummer tel nummer adresse anschrift offnungszeiten".split(" "),
  ..."kontakt anrufen mail email numero telephone".split(" "),
]);

/**
 * Give the number that a query is, or nothing; with a blank between number and letter.
 * @param {string} query
 */
export const numberIn = (query) => {
  const [, number, letter = ""] = query.match(NUMBER) || [];
  return number ? { number, way: letter && `${number} ${letter.toLowerCase()}` } : undefined;
};

/**
 * Give whom a query names: all but what it wants to know of them.
 * @param {string} query
 */
export const whoIn = (query) => {
  const words = query.split(/\s+/).filter((word) => !ABOUT.has(fold(word.replace(/[.:?]+$/, ""))));
  return words.length ? words.join(" ") : query;
};
