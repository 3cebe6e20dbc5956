// Clock: marks in the browser's timeline, by which the benchmark tells how soon the search answers.

/** @param {"start" | "ready" | "complete" | "heard"} moment */
export const mark = (moment) => performance.mark(`finder-${moment}`);

mark("start");
