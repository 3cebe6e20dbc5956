// Families: what words of one family share, Kontrolle and kontrolliert, streichen and gestrichen.
import { PARTICLES } from "./language.js";

/** Endings that make a word of another, longest first. */
const DERIVED = [
  ..."izierung isierung lichkeit ikation ikatio igkeit ierung isiert ation ition isier izier".split(" "),
  ..."itio atio heit isch itat keit lich ling ion ung ier eur er ig io iv".split(" "),
];
/** What is left of a word without such an ending has more letters than these. */
const SHORTEST_BARE = 3;
/** Double letters of longer stems count once: kontroll and kontrol. */
const SHORTEST_SINGLED = 4;

/** Verbs that change their vowel, by their stems; the first stands for all. */
const CHANGING = [
  "nehm nimm nomm nahm, sprech sprich sproch sprach, helf hilf holf, geb gib gab, seh sieh, les lies",
  "treff triff troff traf, brech brich broch bruch brach, werb wirb worb, sterb stirb storb",
  "find fund fand, bind bund band, trink trunk trank, zwing zwung zwang, sing sung sang",
  "schreib schrieb, bleib blieb, streich strich, steig stieg, treib trieb, scheid schied",
  "schweig schwieg, weis wies, verlier verlor verlust, schliess schloss schluss, flieg flog, flieh floh",
  "schieb schob, heb hob, zieh zog, schlaf schlief, halt hielt, lass liess, ruf rief, lauf lief, fall fiel",
  "gewinn gewann gewonn, beginn begann begonn, kenn kannt, denk dacht, bring bracht, brenn brannt",
  "leid litt, streit stritt, greif griff, schneid schnitt, reiss riss, vergess vergiss, verderb verdorb",
  "betrieb betreib, geniess genoss",
];
const FIRST = new Map(
  CHANGING.flatMap((line) => line.split(", ")).flatMap((verb) => {
    const [first, ...others] = verb.split(" ");
    return others.map((other) => [other, first]);
  }),
);
const BEFORE = new RegExp(`^(?:be|ver|ent|er|zer|${[...PARTICLES].reverse().join("|")})`);

/**
 * Give what a family of words shares, from the stem of one.
 * @param {string} stem
 */
export const root = (stem) => {
  const whole = withFirstVowel(underived(underived(stem)));
  return whole.length > SHORTEST_SINGLED ? whole.replace(/(.)\1/g, "$1") : whole;
};

/** @param {string} stem */
const underived = (stem) => {
  const ending = DERIVED.find((end) => stem.endsWith(end) && stem.length - end.length > SHORTEST_BARE);
  return ending ? stem.slice(0, stem.length - ending.length) : stem;
};

/**
 * Give the stem of a verb with its first vowel: streich for strich, abbrech for abbroch.
 * @param {string} stem
 */
const withFirstVowel = (stem) => {
  const first = FIRST.get(stem);
  if (first) return first;
  const [before] = BEFORE.exec(stem) || [""];
  return before + (FIRST.get(stem.slice(before.length)) || stem.slice(before.length));
};
