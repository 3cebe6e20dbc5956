"use strict";
// Stemming: CISTEM (Weißweiler & Fraser 2017), and what German does to a word besides endings.
{
  const finder = globalThis.finder;

  /** Verb particles that let ge and zu in between: ab-ge-lehnt, an-zu-melden. */
  const PARTICLES =
    "ab an auf aus bei durch ein fest fort frei her hin hoch kaputt krank los mit nach schwarz statt teil uber um unter vor weg weiter zu zuruck zusammen".split(" ");
  const PARTICIPLE = new RegExp(`^(${PARTICLES.join("|")})(?:ge(?=\\w{3,}(?:t|te[mnrs]?|(?!ig)\\w\\wen)$)|zu(?=\\w{3,}e?n$))`);
  /** The s of -los is no ending: antriebslos, Antriebslosigkeit. */
  const WITHOUT = /^(.{3,}los)(?:e[mnrs]?)?$/;
  const FEMININE = /(er|eu?r|or|ist|ent|ant|log|arzt|wirt|walt|kund|kolleg|nachbar)(?:in|innen)$/;
  /** Endings that make a word of another, longest first. */
  const DERIVED = `izierung isierung lichkeit ikation ikatio igkeit ierung isiert ation ition isier izier itio atio heit isch itat keit lich ling ion ung
    ier eur er ig io iv`.split(/\s+/);
  const PLAIN = { ä: "a", ö: "o", ü: "u", ß: "ss" };
  const ENDINGS = new Set(["em", "er", "nd"]);

  /** CISTEM, written from the paper. */
  const cistem = (word, { capital = /^\p{Lu}/u.test(word), prefix = true } = {}) => {
    let rest = word.toLowerCase().replace(/[äöüß]/g, (letter) => PLAIN[letter]);
    if (prefix) rest = rest.replace(/^ge(.{4,})/, "$1");
    const joined = /sch|ei|ie|(.)\1/.test(rest);
    if (joined) rest = rest.replace(/sch/g, "$").replace(/ei/g, "%").replace(/ie/g, "&").replace(/(.)\1/g, "$1*");
    while (rest.length > 3) {
      const end = rest[rest.length - 1];
      if (rest.length > 5 && ENDINGS.has(rest.slice(-2))) rest = rest.slice(0, -2);
      else if (end === "e" || end === "s" || end === "n" || (end === "t" && !capital)) rest = rest.slice(0, -1);
      else break;
    }
    return joined ? rest.replace(/(.)\*/g, "$1$1").replace(/&/g, "ie").replace(/%/g, "ei").replace(/\$/g, "sch") : rest;
  };

  /** Give the stem of a folded word. Ge stays: CISTEM would make Gespräch and Sprache one word. */
  const stem = (word, capital) => {
    let bare = word.endsWith("in") || word.endsWith("innen") ? word.replace(FEMININE, "$1") : word;
    if (bare.includes("ge", 2) || bare.includes("zu", 2)) bare = bare.replace(PARTICIPLE, "$1");
    const without = WITHOUT.exec(bare);
    return without ? without[1] : cistem(bare, { capital, prefix: false });
  };

  /** Give the stem of a participle without ge, or nothing: gesprochen is spoken of, Gespräch is not. */
  const participle = (word) => (word.startsWith("ge") && /^ge\w{3,}(?:t|te[mnrs]?|en)$/.test(word) ? cistem(word.slice(2), { capital: false }) : "");

  /** Verbs that change their vowel, by their stems; the first stands for all. */
  const CHANGING = `nehm nimm nomm nahm, sprech sprich sproch sprach, helf hilf holf, geb gib gab, seh sieh, les lies,
    treff triff troff traf, brech brich broch bruch brach, werb wirb worb, sterb stirb storb, find fund fand, bind bund band,
    trink trunk trank, zwing zwung zwang, sing sung sang, schreib schrieb, bleib blieb, streich strich, steig stieg,
    treib trieb, scheid schied, schweig schwieg, weis wies, verlier verlor verlust, schliess schloss schluss, flieg flog,
    flieh floh, schieb schob, heb hob, zieh zog, schlaf schlief, halt hielt, lass liess, ruf rief, lauf lief, fall fiel,
    gewinn gewann gewonn, beginn begann begonn, kenn kannt, denk dacht, bring bracht, brenn brannt, leid litt, streit stritt,
    greif griff, schneid schnitt, reiss riss, vergess vergiss, verderb verdorb, betrieb betreib, geniess genoss`
    .split(/,\s*/)
    .map((line) => line.split(" "));
  const FIRST = new Map(CHANGING.flatMap(([first, ...others]) => others.map((other) => [other, first])));
  const BEFORE = new RegExp(`^(?:be|ver|ent|er|zer|${[...PARTICLES].reverse().join("|")})`);

  /** Give what a family of words shares: Kontrolle and kontrolliert, streichen and gestrichen. */
  const root = (stem) => {
    const bare = (word) => {
      const ending = DERIVED.find((end) => word.endsWith(end) && word.length - end.length > 3);
      return ending ? word.slice(0, word.length - ending.length) : word;
    };
    const whole = unchanged(bare(bare(stem)));
    return whole.length > 4 ? whole.replace(/(.)\1/g, "$1") : whole;
  };

  /** Give the stem of a verb with its first vowel: streich for strich, abbrech for abbroch. */
  const unchanged = (stem) => {
    const first = FIRST.get(stem);
    if (first) return first;
    const [before] = BEFORE.exec(stem) || [""];
    return before + (FIRST.get(stem.slice(before.length)) || stem.slice(before.length));
  };

  /** How many words are remembered with their keys; then all are forgotten, for only the last queries matter. */
  const REMEMBERED = 4000;
  const remembered = new Map();

  /** Give the keys of a folded word: its stems as noun and as verb, as participle, and their roots. */
  const keysOf = (word) => {
    let keys = remembered.get(word);
    if (!keys) {
      if (remembered.size > REMEMBERED) remembered.clear();
      const [noun, verb, bare] = [stem(word, true), stem(word, false), participle(word)];
      keys = { noun, verb, bare, roots: new Set([noun, verb, bare].filter(Boolean).map(root)) };
      remembered.set(word, keys);
    }
    return keys;
  };

  Object.assign(finder, { PARTICLES, keysOf, cistem, stem, participle, root });
}
