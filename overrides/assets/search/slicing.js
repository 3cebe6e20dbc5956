// Slicing: long work in short slices, so that the page answers in between.

/** Milliseconds of a slice: half of the time between two pictures on the screen. */
const SLICE = 8;

/**
 * Does work a slice at a time whenever nothing else waits; asked for the result, it does the rest at once.
 * @template T
 */
export class Sliced {
  /**
   * @param {Generator<void, T>} work
   * @param {() => void} done
   */
  constructor(work, done) {
    this._work = work;
    this._done = done;
    /** @type {{ made: T } | undefined} */
    this._result = undefined;
    this._later();
  }

  /** Give the result if it is there by now. */
  get made() {
    return this._result?.made;
  }

  /** Give the result. */
  get result() {
    while (!this._result) this._step();
    return this._result.made;
  }

  _later() {
    setTimeout(() => {
      const end = performance.now() + SLICE;
      while (!this._result && performance.now() < end) this._step();
      if (!this._result) this._later();
    });
  }

  _step() {
    const { done, value } = this._work.next();
    if (!done) return;
    this._result = { made: value };
    this._done();
  }
}
