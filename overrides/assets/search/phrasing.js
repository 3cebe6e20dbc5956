// Phrasing: numbers with their nouns, and long texts cut.

/** What a person typed is repeated up to this many letters, so that a title stays one line. */
const LETTERS_SHOWN = 80;

/**
 * @param {number} number
 * @param {string} one
 * @param {string} many
 */
export const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** @param {string} text */
export const short = (text) => (text.length > LETTERS_SHOWN ? `${text.slice(0, LETTERS_SHOWN)}…` : text);
