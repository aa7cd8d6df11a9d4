/** Fetches what the chart of a symbol shows, and keeps its end up to date. */
import { Api } from './api.js';
import { duration, grouped, minute } from './format.js';
import { beginOf, emptySeries, intervalFor, lastTold, takeBars, takePoints } from './series.js';

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
   * @param {(series: import('./series.js').Series, whole: boolean) => void} show called with what is there, again as more comes
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
    show(series, false);
    const from = asked ?? series.bars[0]?.from ?? Math.round(now - HOUR);
    const alarms = this.api
      .get('alarms', { symbol, from, limit: 500 }, signal)
      .then(answer => (series.alarms = answer.alarms));
    const lines = windows.map(async spec => {
      await this.#average(series, path, spec.name, from, signal);
      show(series, false);
    });
    const results = await Promise.allSettled([alarms, ...lines]);
    signal.throwIfAborted();
    show(series, true);
    const failed = results.find(result => result.status === 'rejected');
    return failed === undefined ? this.#shortfall(series, from) : failed.reason.message;
  }

  /** @param {import('./series.js').Series} series whose bars are asked for again from the last one that the server has told */
  async tail(series) {
    const parameters = { interval: this.interval, from: lastTold(series)?.from, limit: PAGE };
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
    const ask = (/** @type {object} */ more) =>
      this.api.get(`${path}/averages`, { window, limit: PAGE, ...more }, signal);
    const first = await ask({ from });
    if (first.next === undefined) {
      takePoints(series, window, first.points);
      return;
    }
    // More points than a screen has: the newest of them count. The console's memory gives those, page by page backwards ...
    /** @type {import('./types.js').AveragePoint[]} */
    let recent = [];
    let cursor;
    for (let page = 0; page < PAGES; page++) {
      const answer = await ask({ cursor });
      recent = [...answer.points, ...recent];
      cursor = answer.next;
      if (cursor === undefined || recent.length === 0 || Date.parse(recent[0].time) <= from) {
        break;
      }
    }
    takePoints(series, window, recent);
    if (first.from !== 'history') {
      return;
    }
    // ... and the history those before, forwards: a tick has one, so that the bars tell where to begin.
    const until = recent.length === 0 ? Infinity : Date.parse(recent[0].time);
    const begin = beginOf(series, until, PAGE * PAGES) ?? from;
    if (begin > from) {
      series.cut = true;
    }
    let answer = begin > from ? await ask({ from: begin }) : first;
    const older = [...answer.points];
    for (let page = 1; page <= PAGES; page++) {
      if (answer.next === undefined || Date.parse(older[older.length - 1]?.time) >= until) {
        break;
      }
      answer = await ask({ from: Math.max(begin, from), cursor: answer.next });
      older.push(...answer.points);
    }
    takePoints(series, window, older);
  }

  /** @param {import('./series.js').Series} series @param {number} from @returns {string} */
  #shortfall(series, from) {
    if (series.bars.length === 0) {
      const time = this.state.rows.get(series.symbol)?.time ?? 0;
      return `No bars in this range${time > 0 ? `: the latest tick came ${minute(time)}` : ''}`;
    }
    let first = Infinity;
    for (const line of series.averages.values()) {
      first = Math.min(first, line[0]?.[0] ?? Infinity);
    }
    const begin = Math.max(from, series.bars[0].from);
    if (first - begin < HOUR) {
      return '';
    }
    switch (this.state.pipeline?.history) {
      case 'ready':
        return series.cut ? `Averages from ${minute(first)} on: the newest ${grouped(String(PAGE * PAGES))} points` : '';
      case 'none':
        return 'Averages go back as far as the console’s memory: it has no history';
      default:
        return 'Averages go back as far as the console’s memory: the history is not ready';
    }
  }
}
