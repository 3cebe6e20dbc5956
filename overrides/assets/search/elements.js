// Elements: made and found, texts only; nothing is ever read as markup.

/**
 * Make an element.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(string | Node)[]} inside
 */
export const make = (name, attributes, ...inside) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

/**
 * Give the element that the page must have.
 * @template {HTMLElement} E
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => E} type
 */
export const one = (place, selector, type) => {
  const found = place.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}`);
  return found;
};

/**
 * Give all elements of a kind.
 * @template {HTMLElement} E
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => E} type
 */
export const every = (place, selector, type) =>
  [...place.querySelectorAll(selector)].flatMap((found) => (found instanceof type ? found : []));
