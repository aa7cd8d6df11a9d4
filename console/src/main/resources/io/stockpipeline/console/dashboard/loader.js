/** Asks for all that is shown: at the start, after a connection was lost, and until it has been answered. */
import * as states from './state.js';

/** The first page is small, so that it is seen at once; the rest come in larger ones. */
const FIRST_PAGE = 200;
const PAGE = 2_000;
/** Beyond so many the list is not loaded any further; the search asks the server. */
const MOST_SYMBOLS = 20_000;
const SPARKLINE = 30;
const FOUND = 20;
const AGAIN_MS = 3_000;

/** @returns {number} the page's clock: epoch milliseconds that never step back */
export function pageNow() {
  return performance.timeOrigin + performance.now();
}

/** Fills the state from the API. */
export class Loader {
  /**
   * @param {import('./api.js').Api} api
   * @param {import('./state.js').State} state
   * @param {import('./head.js').Head} head is told what went wrong
   * @param {{taken: () => void, done: () => Promise<unknown>}} listener `taken`: more symbols are there; `done`: all is, after it
   *     was not
   */
  constructor(api, state, head, listener) {
    this.api = api;
    this.state = state;
    this.head = head;
    this.listener = listener;
    /** @type {number|undefined} */
    this.again = undefined;
  }

  /** Everything anew. */
  async refresh() {
    clearTimeout(this.again);
    const results = await Promise.allSettled([this.#pipeline(), this.#symbols(), this.#alarms()]);
    const failed = results.find(result => result.status === 'rejected');
    if (failed !== undefined) {
      this.head.fail('Not everything could be loaded yet', failed.reason);
      this.again = setTimeout(async () => {
        await this.refresh();
        await this.listener.done();
      }, AGAIN_MS);
    } else if (this.newVersion === undefined) {
      this.head.mend();
    } else {
      this.head.offerReload(this.newVersion);
    }
  }

  /** The list of alarms alone: some were missed. */
  async alarms() {
    try {
      await this.#alarms();
    } catch (failure) {
      this.head.fail('Alarms', failure);
    }
  }

  /** The list of symbols alone: their closes have moved on by more than the stream tells. */
  async symbols() {
    try {
      await this.#symbols();
    } catch (failure) {
      this.head.fail('Watchlist', failure);
    }
  }

  /** @param {string} query of the search, for symbols that are not loaded */
  async lookUp(query) {
    try {
      this.#take(await this.api.get('symbols', { search: query, limit: FOUND, sparkline: SPARKLINE }));
    } catch (failure) {
      this.head.fail('Search', failure);
    }
  }

  /** What the pipeline says of itself: its history comes and goes. @returns {Promise<boolean>} whether the history has come */
  async pipeline() {
    const before = this.state.pipeline?.history;
    try {
      await this.#pipeline();
    } catch {
      return false; // Whoever asks for what is shown tells of it.
    }
    return before !== undefined && before !== 'ready' && this.state.pipeline?.history === 'ready';
  }

  async #pipeline() {
    const pipeline = await this.api.get('pipeline');
    const known = this.state.pipeline;
    if (known !== undefined && known.version !== pipeline.version) {
      this.newVersion = pipeline.version;
    }
    // The same windows keep their identity: views build their columns and legends by it.
    if (JSON.stringify(known?.windows) === JSON.stringify(pipeline.windows)) {
      pipeline.windows = known?.windows;
    }
    this.state.pipeline = pipeline;
    states.takeClock(this.state, pipeline, pageNow());
    this.head.showPipeline();
  }

  async #symbols() {
    let cursor;
    do {
      const limit = cursor === undefined ? FIRST_PAGE : PAGE;
      const page = await this.api.get('symbols', { limit, sparkline: SPARKLINE, cursor });
      this.#take(page);
      cursor = page.next;
    } while (cursor !== undefined && this.state.rows.size < MOST_SYMBOLS);
    this.state.complete = cursor === undefined;
    this.state.listVersion++;
  }

  async #alarms() {
    const answer = await this.api.get('alarms', { limit: states.ALARMS_KEPT });
    states.replaceAlarms(this.state, answer.alarms);
  }

  /** @param {any} page of symbols */
  #take(page) {
    states.takeClock(this.state, page, pageNow());
    states.takeSymbols(this.state, page);
    this.listener.taken();
  }
}
