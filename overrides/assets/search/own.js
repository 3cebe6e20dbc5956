// Own: what an obstacle says of itself counts like what people say, so that a new one is heard at once.
import { folded } from "./folding.js";
import { words } from "./words.js";

/**
 * @import { Meaning, Word } from "./vocabulary.js"
 * @import { SearchDocument } from "./zones.js"
 */

/** Where an obstacle says in few words what it is about. */
const SAYING = ["title", "aliases", "lead", "ways", "summary"];

/**
 * Give the meanings with all obstacles among them, and the words of these one by one.
 * @param {Meaning[]} known
 * @param {SearchDocument[]} obstacles
 */
export const ownWords = (known, obstacles) => {
  const heard = new Set(known.map(({ obstacle }) => obstacle));
  const others = obstacles.filter(({ id }) => !heard.has(id)).map(({ id }) => ({ obstacle: id }));
  const meanings = [...known, ...others];
  return { meanings, words: told(meanings, obstacles) };
};

/**
 * @param {Meaning[]} meanings
 * @param {SearchDocument[]} obstacles
 * @returns {Generator<Word>}
 */
function* told(meanings, obstacles) {
  for (const document of obstacles) {
    const meaning = meanings.findIndex(({ obstacle }) => obstacle === document.id);
    for (const text of SAYING.flatMap((zone) => /** @type {string[]} */ (document[zone]) || [])) {
      for (const word of new Set(words(String(text)))) {
        yield { shown: word, bounded: ` ${folded(word)} `, meanings: [meaning] };
      }
    }
  }
}
