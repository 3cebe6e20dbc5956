// Sorrows: a query may name more than one. Signs and small words stand between them.

const SIGNS = /[,;.:!?+/&\n]+/;
const BETWEEN = new Set("und sowie plus außerdem aber mit ohne et".split(" "));
/** More are not told apart: each is searched for by itself. */
const MOST = 5;

/**
 * Give the parts of a query that may be sorrows of their own; none when there is only one.
 * @param {string} query
 */
export const sorrows = (query) => {
  const told = [...new Set(query.split(SIGNS).flatMap(toldApart))].slice(0, MOST);
  return told.length > 1 ? told : [];
};

/** @param {string} text */
const toldApart = (text) => {
  /** @type {string[][]} */
  const parts = [[]];
  for (const word of text.split(/\s+/)) {
    if (BETWEEN.has(word.toLowerCase())) parts.push([]);
    else parts[parts.length - 1].push(word);
  }
  return parts.map((words) => words.join(" ").trim()).filter(Boolean);
};
