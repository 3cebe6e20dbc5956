"use strict";
// Address: query and filters in the fragment, which never reaches a server.
{
  const finder = globalThis.finder;

  /** More than this of a fragment is not read. */
  const LONGEST = 4000;

  /** Read query and filters from a fragment; none for a fragment that names a place on the page. */
  const read = (fragment) => {
    const text = fragment.replace(/^#/, "").slice(0, LONGEST);
    if (text && !/^[a-z]+=/.test(text)) return null;
    const values = new URLSearchParams(text);
    const one = (name) => values.get(name) || "";
    return { q: one("q").slice(0, finder.LETTERS), feld: one("feld"), dienst: one("dienst"), stand: values.getAll("stand") };
  };

  /** Write query and filters as a fragment; empty when there is none. */
  const write = ({ q, feld, dienst, stand }) => {
    const values = new URLSearchParams();
    if (q.trim()) values.set("q", q.slice(0, finder.LETTERS));
    if (feld) values.set("feld", feld);
    if (dienst) values.set("dienst", dienst);
    for (const value of stand) values.append("stand", value);
    const text = values.toString().replace(/\+/g, "%20");
    return text && `#${text}`;
  };

  finder.address = { read, write };
}
