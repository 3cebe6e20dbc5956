"use strict";
// The page of all solutions: searches while one types, keeps query and filters in the address.
{
  const finder = globalThis.finder;
  /** Milliseconds after the last key until the number is announced and the address written. */
  const SETTLED = 300;
  const room = document.querySelector(".finder");
  const form = document.querySelector(".title .find");
  const input = form.querySelector("input");

  /** Give what is asked; signs alone ask nothing. */
  const asked = () => {
    const query = input.value.trim().slice(0, finder.LETTERS);
    return finder.asked(query).length ? query : "";
  };

  /** Build something as soon as it is asked for, or else when nothing waits. */
  const soon = (build) => {
    let built;
    const get = () => (built ??= build());
    setTimeout(get);
    return get;
  };

  const run = ({ documents, names, urgent }) => {
    const help = room.querySelector("[data-part=urgent]");
    const index = (isWanted) => new finder.Index(documents.filter(isWanted), names);
    const obstacles = index((document) => document.kind === "Hemmnis");
    const pages = soon(() => index((document) => document.kind !== "Hemmnis"));
    const results = new finder.Results(room, new URL("../../", document.querySelector("[src$='documents.js']").src).href);
    const filters = new finder.Filters(room.querySelector(".filter form"), results.hits);
    const nothing = new finder.Nothing(room.querySelector("[data-part=nothing]"), filters);
    let waiting = 0;
    let unknown = [];

    const look = (query) => {
      const found = finder.search(obstacles, query);
      return { obstacles: found, pages: finder.search(pages(), query), near: finder.near(obstacles, found.unknown), names };
    };
    const show = () => {
      const query = asked();
      const passing = filters.apply();
      if (help) help.hidden = !finder.says(query, urgent);
      const found = query && look(query);
      if (found) results.found(found, passing);
      else results.all(passing);
      nothing.show(query, results.shown.length, found);
    };
    const settle = () => {
      clearTimeout(waiting);
      waiting = 0;
      results.announce(asked(), unknown);
    };
    const remember = (how) => {
      const fragment = finder.address.write({ q: input.value, ...filters.chosen });
      if (fragment !== location.hash) history[how](null, "", fragment || location.pathname + location.search);
    };
    const later = () => {
      settle();
      remember("replaceState");
    };
    const typed = () => {
      show();
      clearTimeout(waiting);
      waiting = setTimeout(later, SETTLED);
    };
    const filtered = () => {
      if (waiting) remember("replaceState");
      unknown = [];
      show();
      settle();
      remember("pushState");
    };
    const restore = () => {
      const state = finder.address.read(location.hash);
      if (!state) return;
      input.value = state.q;
      unknown = filters.choose(state);
      show();
      settle();
    };

    input.addEventListener("input", typed);
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      input.value = "";
      typed();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      results.first?.focus();
    });
    filters.form.addEventListener("change", filtered);
    filters.form.addEventListener("reset", (event) => {
      event.preventDefault();
      filters.choose({ stand: [] });
      filtered();
    });
    nothing.onFree(() => filters.form.reset());
    addEventListener("hashchange", restore);
    for (const link of document.querySelectorAll(".skip")) {
      link.addEventListener("click", (event) => {
        event.preventDefault(); // the fragment holds the query
        document.querySelector(link.hash).focus();
      });
    }

    filters.choose({ stand: [] });
    if (location.hash) restore();
    else if (input.value) typed();
  };

  if (finder.source) run(finder.source);
  else document.documentElement.classList.add("failed");
  performance.mark("finder-ready");
}
