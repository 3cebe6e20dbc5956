"use strict";
// Urgent: words after which help in need comes first.
{
  const finder = globalThis.finder;
  const { fold, stem, words } = finder;

  const keys = (word) => [word, stem(word, true), stem(word, false)];

  /** Tell whether a query says one of some phrases, in whatever form. */
  finder.says = (query, phrases) => {
    const said = new Set(words(query).map(fold).flatMap(keys));
    return phrases.some((phrase) => words(phrase).map(fold).every((word) => keys(word).some((key) => said.has(key))));
  };
}
