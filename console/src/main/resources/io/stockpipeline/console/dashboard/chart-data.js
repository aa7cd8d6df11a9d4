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
    let from = series.length === undefined ? 0 : now - series.length;
    await this.#bars(series, path, from, base, signal);
    show(series);
    if (series.length === undefined) {
      from = series.bars[0]?.from ?? now - HOUR;
    }
    const alarms = this.api
      .get('alarms', { symbol, from: Math.round(from), limit: 500 }, signal)
      .then(answer => (series.alarms = answer.alarms));
    const lines = windows.map(spec => this.#average(series, path, spec.name, from, now, signal));
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
   * @param {number} from
   * @param {number} base
   * @param {AbortSignal} signal
   */
  async #bars(series, path, from, base, signal) {
    const take = (/** @type {any} */ page) => takeBars(series, page.bars);
    const ask = () =>
      this.api.pages(
        `${path}/bars`,
        { interval: this.interval, from: Math.round(from), limit: PAGE },
        take,
        { pages: 4, signal },
      );
    await ask();
    const finer = intervalFor(HOUR, base);
    if (series.length === undefined && series.bars.length < FEW && finer !== this.interval) {
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
   * @param {number} now
   * @param {AbortSignal} signal
   */
  async #average(series, path, window, from, now, signal) {
    const parameters = { window, from: Math.round(from), limit: PAGE };
    const first = await this.api.get(`${path}/averages`, parameters, signal);
    const points = first.points;
    if (first.next === undefined) {
      takePoints(series, window, points);
      return;
    }
    // Too many: the newest count, so begin again as late as the pages reach.
    const span = Date.parse(points[points.length - 1].time) - Date.parse(points[0].time);
    const later = Math.max(from, now - span * PAGES * 0.9);
    const newest = /** @type {import('./types.js').AveragePoint[]} */ ([]);
    const take = (/** @type {any} */ page) => newest.push(...page.points);
    const bounds = { pages: PAGES + 1, signal };
    await this.api.pages(`${path}/averages`, { ...parameters, from: Math.round(later) }, take, bounds);
    takePoints(series, window, newest);
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
