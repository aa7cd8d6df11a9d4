/** Fetches what the chart of a symbol shows, and keeps its end up to date. */
import { Api } from './api.js';
import { duration } from './format.js';
import { emptySeries, intervalFor, takeBars, takePoints } from './series.js';

const PAGE = 5_000;
/** Pages of one average: a long range of a busy symbol has more points than anybody sees. */
const PAGES = 3;
const HOUR = 3_600_000;
/** "All there is" in bars of an hour is too coarse below so many of them. */
const FEW = 48;

/** Loads one series after another; a newer wish ends the older one. */
export class ChartData {
  /**
   * @param {Api} api
   * @param {import('./state.js').State} state
   */
  constructor(api, state) {
    this.api = api;
    this.state = state;
    this.interval = '1m';
    this.abort = new AbortController();
  }

  /**
   * @param {string} symbol
   * @param {string} range
   * @param {number} now the pipeline's
   * @param {(series: import('./series.js').Series) => void} show called with what is there, again as more comes
   * @returns {Promise<string>} what is missing, in words; empty when nothing is
   */
  async load(symbol, range, now, show) {
    this.abort.abort();
    this.abort = new AbortController();
    const { signal } = this.abort;
    const series = emptySeries(symbol, range);
    const windows = this.state.pipeline?.windows ?? [];
    const base = duration(this.state.pipeline?.bars?.[0] ?? '1m');
    this.interval = intervalFor(series.length, base);
    const path = Api.symbol(symbol);
    const asked = series.length === undefined ? undefined : Math.round(now - series.length);
    await this.#bars(series, path, asked, base, signal);
    show(series);
    const from = asked ?? series.bars[0]?.from ?? Math.round(now - HOUR);
    const alarms = this.api
      .get('alarms', { symbol, from, limit: 500 }, signal)
      .then(answer => (series.alarms = answer.alarms));
    const lines = windows.map(spec => this.#average(series, path, spec.name, from, signal));
    const results = await Promise.allSettled([alarms, ...lines]);
    signal.throwIfAborted();
    show(series);
    const failed = results.find(result => result.status === 'rejected');
    return failed === undefined ? this.#shortfall(series, from) : failed.reason.message;
  }

  /** @param {import('./series.js').Series} series whose last bars are asked for again */
  async tail(series) {
    const last = series.bars[Math.max(0, series.bars.length - 2)];
    const parameters = { interval: this.interval, from: last?.from, limit: 100 };
    const answer = await this.api.get(`${Api.symbol(series.symbol)}/bars`, parameters, this.abort.signal);
    takeBars(series, answer.bars);
  }

  /**
   * @param {import('./series.js').Series} series
   * @param {string} path
   * @param {number|undefined} from undefined: the newest, as many as a page holds
   * @param {number} base milliseconds of the pipeline's bars
   * @param {AbortSignal} signal
   */
  async #bars(series, path, from, base, signal) {
    const ask = async () => {
      const answer = await this.api.get(`${path}/bars`, { interval: this.interval, from, limit: PAGE }, signal);
      takeBars(series, answer.bars);
    };
    await ask();
    const finer = intervalFor(HOUR, base);
    if (from === undefined && series.bars.length < FEW && finer !== this.interval) {
      this.interval = finer;
      series.bars = [];
      await ask();
    }
  }

  /**
   * @param {import('./series.js').Series} series
   * @param {string} path
   * @param {string} window
   * @param {number} from
   * @param {AbortSignal} signal
   */
  async #average(series, path, window, from, signal) {
    const parameters = { window, limit: PAGE };
    const first = await this.api.get(`${path}/averages`, { ...parameters, from }, signal);
    if (first.next === undefined) {
      takePoints(series, window, first.points);
      return;
    }
    // More points than a screen has: the newest of them count, and those come page by page when no beginning is named.
    /** @type {import('./types.js').AveragePoint[]} */
    let points = [];
    let cursor;
    for (let page = 0; page < PAGES; page++) {
      const answer = await this.api.get(`${path}/averages`, { ...parameters, cursor }, signal);
      points = [...answer.points, ...points];
      cursor = answer.next;
      if (cursor === undefined || points.length === 0 || Date.parse(points[0].time) <= from) {
        break;
      }
    }
    takePoints(series, window, points);
  }

  /** @param {import('./series.js').Series} series @param {number} from @returns {string} */
  #shortfall(series, from) {
    if (series.bars.length === 0) {
      return 'No bars in this range';
    }
    let first = Infinity;
    for (const line of series.averages.values()) {
      first = Math.min(first, line[0]?.[0] ?? Infinity);
    }
    const begin = Math.max(from, series.bars[0].from);
    if (first - begin < HOUR || this.state.pipeline?.history === 'ready') {
      return '';
    }
    return 'Averages go back as far as the console’s memory: it has no history';
  }
}
