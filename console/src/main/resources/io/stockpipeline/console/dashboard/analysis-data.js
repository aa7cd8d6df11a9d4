/** Asks for analyses one after the other: each keeps a processor of the server busy, and it answers two at a time. */
import { Api } from './api.js';
import { questions } from './analysis-state.js';

/** How often it is asked again when the server is busy. */
const TRIES = 4;
const LONGEST_WAIT_S = 5;

/** The questions of one symbol; newer ones end the older. */
export class AnalysisData {
  /** @param {Api} api */
  constructor(api) {
    this.api = api;
    /** @type {Map<string, AbortController>} */
    this.running = new Map();
    this.queue = Promise.resolve();
  }

  /**
   * @param {string} symbol
   * @param {string} question `forecast`, `decomposition`, `indicators` or `stationarity`
   * @param {import('./analysis-state.js').Choices} choices
   * @returns {Promise<any>} the answer; undefined when a newer question of the kind has taken its place
   * @throws {import('./api.js').ApiError}
   */
  ask(symbol, question, choices) {
    this.running.get(question)?.abort();
    const abort = new AbortController();
    this.running.set(question, abort);
    const asked = this.queue.then(() => this.#patiently(symbol, question, choices, abort.signal));
    this.queue = asked.then(
      () => undefined,
      () => undefined,
    );
    return asked;
  }

  async #patiently(symbol, question, choices, signal) {
    for (let tries = 1; !signal.aborted; tries++) {
      try {
        return await this.api.get(`${Api.symbol(symbol)}/analysis/${question}`, questions(choices)[question], signal);
      } catch (failure) {
        const { status, retryAfter } = /** @type {import('./api.js').ApiError} */ (failure);
        if (!signal.aborted && (status !== 503 || retryAfter === undefined || tries >= TRIES)) {
          throw failure;
        }
        await new Promise(resume => setTimeout(resume, 1000 * Math.min(retryAfter ?? 0, LONGEST_WAIT_S)));
      }
    }
    return undefined;
  }
}
