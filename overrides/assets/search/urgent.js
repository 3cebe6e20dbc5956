"use strict";
// Urgent: words after which help in need comes first.
{
  const finder = globalThis.finder;
  const { asked, fold, keysOf, words } = finder;

  const keys = (word) => {
    const { noun, verb } = keysOf(word);
    return [word, noun, verb];
  };

  /** Tell whether a query says one of some phrases, in whatever form. */
  finder.says = (query, phrases) => {
    const said = new Set(asked(query).flatMap(keys));
    return phrases.some((phrase) => words(phrase).map(fold).every((word) => keys(word).some((key) => said.has(key))));
  };
}
