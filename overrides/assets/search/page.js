// The page of all solutions: searches while one types, keeps query and filters in the address.
import { read, write } from "./address.js";
import { Announcer } from "./announcing.js";
import { answer } from "./answering.js";
import { LETTERS, asked } from "./asking.js";
import { mark } from "./clock.js";
import { every, one } from "./elements.js";
import { Filters } from "./filtering.js";
import { hearing } from "./hearing.js";
import { indexing } from "./indexing.js";
import { Nothing } from "./nothing.js";
import { Others } from "./others.js";
import { Results } from "./results.js";
import { Sliced } from "./slicing.js";
import { documentsOf } from "./source.js";

/**
 * @import { Answers } from "./answering.js"
 * @import { Hearing } from "./hearing.js"
 * @import { Packed } from "./vocabulary.js"
 * @import { SearchDocument } from "./zones.js"
 * @import { Source } from "./source.js"
 */

/** Milliseconds after the last key until the number is announced and the address written. */
const SETTLED = 300;

/**
 * @param {SearchDocument[]} documents
 * @param {string[][]} names
 */
function* indexingBoth(documents, names) {
  return {
    obstacles: yield* indexing(documents.filter(isObstacle), names),
    pages: yield* indexing(
      documents.filter((document) => !isObstacle(document)),
      names,
    ),
  };
}

/** @param {SearchDocument} document */
const isObstacle = ({ kind }) => kind === "obstacle";

class SolutionsPage {
  /**
   * @param {Source} source
   * @param {string} root of the site
   */
  constructor(source, root) {
    const room = one(document, ".finder", HTMLElement);
    this.form = one(document, ".title .find", HTMLFormElement);
    this.input = one(this.form, "input", HTMLInputElement);
    this.results = new Results(room);
    this.filters = new Filters(one(room, ".filter form", HTMLFormElement), this.results.hits);
    this.nothing = new Nothing(one(room, "[data-part=nothing]", HTMLElement));
    this._others = new Others(one(room, "[data-part=others]", HTMLElement), root, source.names, source.kinds);
    this._announcer = new Announcer(room);
    this._names = source.names;
    const documents = documentsOf(source);
    this._obstacles = documents.filter(isObstacle);
    this._indexes = new Sliced(indexingBoth(documents, source.names), () => mark("complete"));
    /** What the vocabulary makes of a query, once it is there. @type {Sliced<Hearing> | undefined} */
    this._hearing = undefined;
    this._helps = every(room, "[data-part=urgent]", HTMLElement);
    this._topics = every(room, "[data-part=topic]", HTMLElement);
    this._waiting = 0;
    /** @type {string[]} */
    this._unknown = [];
  }

  /** Give what is asked; signs alone ask nothing. */
  get query() {
    const query = this.input.value.trim().slice(0, LETTERS);
    return asked(query).length ? query : "";
  }

  /** Give the link that Enter leads to. */
  get first() {
    return (!this._others.isAbove && this.results.first) || this._others.first;
  }

  /** Follow a key. */
  typed() {
    this._show();
    clearTimeout(this._waiting);
    this._waiting = setTimeout(() => {
      this._settle();
      this._remember("replaceState");
    }, SETTLED);
  }

  /** Follow a filter; what was typed until then has its own place in the history. */
  filtered() {
    if (this._waiting) this._remember("replaceState");
    this._unknown = [];
    this._show();
    this._settle();
    this._remember("pushState");
  }

  /** Follow the address, if it holds a query or filters. */
  restore() {
    const wanted = read(location.hash);
    if (!wanted) return;
    this.input.value = wanted.q;
    this._unknown = this.filters.choose(wanted);
    this._show();
    this._settle();
  }

  _show() {
    const query = this.query;
    const passing = this.filters.apply();
    const answers = query ? this._answers(query) : undefined;
    this._helps.forEach((help, n) => (help.hidden = n !== answers?.urgent));
    this._topics.forEach((topic, n) => (topic.hidden = n !== answers?.topic));
    if (answers) this.results.found(answers.obstacles, passing, this._names, answers.way);
    else this.results.all(passing);
    this._others.show(answers);
    const isSilent = !this.results.shown.length && !isAnswered(answers);
    this.nothing.show(isSilent, query, this.filters.words, answers);
  }

  /**
   * @param {string} query
   * @returns {Answers}
   */
  _answers(query) {
    return answer(this._indexes.result, this._hearing?.made, query);
  }

  /**
   * Take in the vocabulary; what is asked by then is answered anew.
   * @param {Packed} packed
   */
  hear(packed) {
    this._hearing = new Sliced(hearing(packed, this._obstacles), () => {
      mark("heard");
      if (!this.query) return;
      this._show();
      if (!this._waiting) this._settle();
    });
  }

  _settle() {
    clearTimeout(this._waiting);
    this._waiting = 0;
    this._announcer.say(this.results.shown, this.query, this._unknown);
  }

  /** @param {"pushState" | "replaceState"} how */
  _remember(how) {
    const fragment = write({ q: this.input.value, ...this.filters.chosen });
    if (fragment !== location.hash) history[how](null, "", fragment || location.pathname + location.search);
  }
}

/**
 * Tell whether a query is answered by something else than an obstacle.
 * @param {Answers} [answers]
 */
const isAnswered = (answers) => Boolean(answers && (answers.urgent >= 0 || answers.topic >= 0));

/** @param {SolutionsPage} page */
const listen = (page) => {
  page.input.addEventListener("input", () => page.typed());
  page.input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    page.input.value = "";
    page.typed();
  });
  page.form.addEventListener("submit", (event) => {
    event.preventDefault();
    page.first?.focus();
  });
  page.filters.form.addEventListener("change", () => page.filtered());
  page.filters.form.addEventListener("reset", (event) => {
    event.preventDefault();
    page.filters.choose({});
    page.filtered();
  });
  page.nothing.onFree(() => page.filters.form.reset());
  addEventListener("hashchange", () => page.restore());
};

/** Let links to places of the page leave the fragment alone, which holds the query. */
const keepFragment = () => {
  for (const link of every(document, ".skip", HTMLAnchorElement)) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      one(document, link.hash, HTMLElement).focus();
    });
  }
};

/** @param {Source} source */
const open = (source) => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = new SolutionsPage(source, new URL("../../", script.src).href);
  listen(page);
  script.nextElementSibling?.addEventListener(
    "load",
    () => finder?.vocabulary && page.hear(finder.vocabulary),
  );
  keepFragment();
  page.filters.choose({});
  if (location.hash) page.restore();
  else if (page.input.value) page.typed();
};

/** @type {typeof globalThis & { finder?: { source?: Source, vocabulary?: Packed } }} */
const { finder } = globalThis;
if (finder?.source) open(finder.source);
else document.documentElement.classList.add("failed");
mark("ready");
