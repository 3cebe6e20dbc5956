// Needs: what a query may be about besides an obstacle: acute need, or a topic that is missing here.

/**
 * @import { Leaning } from "./leaning.js"
 * @import { Meaning } from "./vocabulary.js"
 */

/** From here on help is shown: fitted so that 97 of 100 who are in need see it (README.md). */
const IN_NEED = 4;
/** What a query leans to obstacles counts half against need: debts may drive somebody to despair. */
const AGAINST = 0.5;
/** From here on a topic is meant that is missing. */
const MISSING = 6;

/**
 * Give the place of the help that a query asks for, or -1.
 * @param {Meaning[]} meanings
 * @param {Leaning} leaning
 */
export const urgentIn = (meanings, leaning) => {
  const others = most(
    meanings,
    leaning,
    ({ obstacle, topic }) => obstacle !== undefined || topic !== undefined,
  );
  const urgent = most(meanings, leaning, ({ urgent }) => urgent !== undefined);
  return urgent.lean - AGAINST * Math.max(0, others.lean) >= IN_NEED ? (urgent.meaning?.urgent ?? -1) : -1;
};

/**
 * Give the place of the missing topic that a query is about, or -1.
 * @param {Meaning[]} meanings
 * @param {Leaning} leaning
 * @param {number} certain how certain the first obstacle is
 */
export const topicIn = (meanings, leaning, certain) => {
  const topic = most(meanings, leaning, ({ topic }) => topic !== undefined);
  return topic.lean >= Math.max(MISSING, certain) ? (topic.meaning?.topic ?? -1) : -1;
};

/**
 * Give the meaning of a kind that a query leans to most, and how much.
 * @param {Meaning[]} meanings
 * @param {Leaning} leaning
 * @param {(meaning: Meaning) => boolean} isMeant
 */
const most = (meanings, leaning, isMeant) => {
  /** @type {{lean: number, meaning?: Meaning}} */
  let found = { lean: -Infinity };
  meanings.forEach((meaning, n) => {
    if (isMeant(meaning) && leaning[n] > found.lean) found = { lean: leaning[n], meaning };
  });
  return found;
};
