/**
 * What the chart of one symbol shows: bars, prices, averages and alarms over a span of time. Pure, like state.js. A point is
 * `[epoch ms, number, digits]`: the number is drawn, the digits are read.
 */
import { age, clock, moment, price } from './format.js';
import { lengthOf } from './state.js';

/** Points of one line that are kept; more than a screen has pixels. */
export const POINTS_KEPT = 20_000;

/** @typedef {[number, number, string]} Point */
/** @typedef {import('./types.js').Bar & {from: number, to: number, carried?: boolean}} TimedBar `carried`: made of prices here */

/**
 * @typedef {object} Series
 * @property {string} symbol
 * @property {string} range
 * @property {number|undefined} length milliseconds; undefined for all there is
 * @property {TimedBar[]} bars oldest first
 * @property {Point[]} prices oldest first
 * @property {Map<string, Point[]>} averages by window
 * @property {import('./types.js').Alarm[]} alarms
 * @property {boolean} cut whether there are more averages in the range than are kept
 */

/** @param {string} symbol @param {string} range @returns {Series} */
export function emptySeries(symbol, range) {
  return { symbol, range, length: lengthOf(range), bars: [], prices: [], averages: new Map(), alarms: [], cut: false };
}

/**
 * The interval of the bars for a range: some hundred of them, and none finer than the pipeline writes.
 *
 * @param {number|undefined} length of the range, milliseconds
 * @param {number} base milliseconds of the pipeline's bars
 */
export function intervalFor(length, base) {
  const wanted = length === undefined ? '1h' : length <= 4 * 3_600_000 ? '1m' : '5m';
  const sizes = /** @type {[string, number][]} */ ([
    ['1m', 60_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['1d', 86_400_000],
  ]);
  const from = sizes.findIndex(([name]) => name === wanted);
  return (sizes.slice(from).find(([, size]) => size >= base) ?? sizes[3])[0];
}

/**
 * @param {Series} series
 * @param {import('./types.js').Bar[]} bars oldest first; one that is known is replaced
 */
export function takeBars(series, bars) {
  const known = new Map(series.bars.map(bar => [bar.from, bar]));
  for (const bar of bars) {
    const from = Date.parse(bar.start);
    known.set(from, { ...bar, from, to: Date.parse(bar.end) });
  }
  series.bars = [...known.values()].sort((a, b) => a.from - b.from);
}

/**
 * @param {Series} series
 * @param {string} window
 * @param {import('./types.js').AveragePoint[]} points oldest first
 */
export function takePoints(series, window, points) {
  /** @type {Point[]} */
  const line = points.map(point => [Date.parse(point.time), Number(point.average), point.average]);
  series.averages.set(window, merged(line, series.averages.get(window) ?? []));
  /** @type {Point[]} */
  const prices = [];
  for (const point of points) {
    if (point.price !== undefined) {
      prices.push([Date.parse(point.time), Number(point.price), point.price]);
    }
  }
  if (prices.length > series.prices.length) {
    series.prices = merged(prices, series.prices);
  }
}

/** @param {Point[]} older @param {Point[]} newer of which only those after the older ones are taken */
function merged(older, newer) {
  const last = older.length === 0 ? -Infinity : older[older.length - 1][0];
  return [...older, ...newer.filter(point => point[0] > last)];
}

/**
 * @param {Series} series
 * @param {any} item of the event `averages`, of the series' symbol
 */
export function takeLive(series, item) {
  const time = Date.parse(item.time);
  if (item.price !== undefined) {
    push(series.prices, [time, Number(item.price), item.price]);
    carryBar(series, time, item.price);
  }
  for (const figures of item.windows ?? []) {
    let line = series.averages.get(figures.window);
    if (line === undefined) {
      line = [];
      series.averages.set(figures.window, line);
    }
    push(line, [time, Number(figures.average), figures.average]);
  }
}

function push(/** @type {Point[]} */ line, /** @type {Point} */ point) {
  const last = line[line.length - 1];
  if (last !== undefined && last[0] > point[0]) {
    return;
  }
  if (last !== undefined && last[0] === point[0]) {
    line[line.length - 1] = point;
    return;
  }
  line.push(point);
  if (line.length > POINTS_KEPT) {
    line.splice(0, POINTS_KEPT / 10);
  }
}

/** The running bar follows the price until the server's next word on it. */
function carryBar(/** @type {Series} */ series, /** @type {number} */ time, /** @type {string} */ digits) {
  const last = series.bars[series.bars.length - 1];
  if (last === undefined || time < last.from) {
    return;
  }
  if (time < last.to) {
    last.close = digits;
    last.high = Number(digits) > Number(last.high) ? digits : last.high;
    last.low = Number(digits) < Number(last.low) ? digits : last.low;
    return;
  }
  const size = last.to - last.from;
  const from = time - (time % size);
  const start = new Date(from).toISOString();
  const end = new Date(from + size).toISOString();
  const running = { open: digits, high: digits, low: digits, close: digits, volume: '0', count: '0' };
  series.bars.push({ ...running, start, end, from, to: from + size, final: false, partial: false, carried: true });
}

/** @param {Series} series @returns {TimedBar|undefined} the last bar that is whole and the server's; those after it may be more */
export function lastTold(series) {
  const told = series.bars.filter(bar => !bar.carried);
  return told[Math.max(0, told.length - 2)];
}

/**
 * @param {Series} series
 * @param {number} until epoch milliseconds
 * @param {number} ticks
 * @returns {number|undefined} where bars with about so many ticks begin that were over by then; undefined when there are fewer
 */
export function beginOf(series, until, ticks) {
  let sum = 0;
  for (let at = series.bars.length - 1; at >= 0; at--) {
    const bar = series.bars[at];
    sum += bar.from < until ? Number(bar.count) : 0;
    if (sum > ticks) {
      return Math.min(bar.to, until);
    }
  }
  return undefined;
}

/** @param {Series} series @returns {Point[]} the prices, and closes of bars for the time before the first of them */
export function priceLine(series) {
  const first = series.prices.length === 0 ? Infinity : series.prices[0][0];
  /** @type {Point[]} */
  const closes = series.bars
    .filter(bar => bar.to <= first)
    .map(bar => [bar.closeTime === undefined ? bar.to : Date.parse(bar.closeTime), Number(bar.close), bar.close]);
  return [...closes, ...series.prices];
}

/**
 * A line with no more points than are seen: of each stretch of time the first, the last, the lowest and the highest. By time and
 * not by number, or a dense end would leave nothing of a sparse beginning.
 *
 * @param {Point[]} line oldest first
 * @param {number} stretch milliseconds
 * @returns {Point[]}
 */
export function thinned(line, stretch) {
  /** @type {Point[]} */
  const kept = [];
  for (let first = 0; first < line.length; ) {
    const stretchOf = Math.floor(line[first][0] / stretch);
    let [low, high, last] = [first, first, first];
    for (let at = first + 1; at < line.length && Math.floor(line[at][0] / stretch) === stretchOf; at++) {
      low = line[at][1] < line[low][1] ? at : low;
      high = line[at][1] > line[high][1] ? at : high;
      last = at;
    }
    const places = [...new Set([first, low, high, last])].sort((a, b) => a - b);
    kept.push(...places.map(at => line[at]));
    first = last + 1;
  }
  return kept;
}

/**
 * @param {Series} series
 * @param {number} now the pipeline's
 * @returns {[number, number]} what the time axis spans
 */
export function extent(series, now) {
  const last = Math.max(now, series.bars[series.bars.length - 1]?.from ?? 0);
  if (series.length !== undefined) {
    return [last - series.length, last];
  }
  const first = Math.min(series.bars[0]?.from ?? last, series.prices[0]?.[0] ?? last);
  return [Math.min(first, last - 60_000), last];
}

/**
 * @template T
 * @param {T[]} items in order of time
 * @param {(item: T) => number} timeOf
 * @param {number} time
 * @returns {T|undefined} the last one that is not later
 */
export function lastAt(items, timeOf, time) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeOf(items[middle]) <= time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return items[low - 1];
}

/**
 * @param {Series} series
 * @param {number} time where the crosshair stands; Infinity for the latest
 * @returns {{time: number|undefined, price: string|undefined, bar: TimedBar|undefined, averages: Map<string, string>}}
 */
export function readAt(series, time) {
  const point = lastAt(series.prices, candidate => candidate[0], time);
  const bar = lastAt(series.bars, candidate => candidate.from, time);
  const averages = new Map();
  for (const [window, line] of series.averages) {
    const found = lastAt(line, candidate => candidate[0], time);
    if (found !== undefined) {
      averages.set(window, found[2]);
    }
  }
  const latest = Number.isFinite(time) ? time : (point?.[0] ?? bar?.to);
  return { time: latest, price: point?.[2] ?? bar?.close, bar, averages };
}

/**
 * @param {Series} series
 * @param {number} limit
 * @returns {{bar: TimedBar, averages: Map<string, string>}[]} the data behind the chart, newest first
 */
export function tableOf(series, limit) {
  return series.bars
    .slice(-limit)
    .reverse()
    .map(bar => ({ bar, averages: readAt(series, bar.to - 1).averages }));
}

/**
 * @param {Series} series
 * @param {number} now the pipeline's
 * @param {number} decimals of the symbol's prices
 * @returns {string} the chart in words
 */
export function summaryOf(series, now, decimals) {
  const [from, to] = extent(series, now);
  const bars = series.bars.filter(bar => bar.to > from);
  if (bars.length === 0) {
    return `${series.symbol}: nothing to draw between ${moment(from)} and ${moment(to)} UTC.`;
  }
  const number = (/** @type {string} */ digits) => price(digits, decimals);
  const highest = bars.reduce((best, bar) => (Number(bar.high) > Number(best.high) ? bar : best));
  const lowest = bars.reduce((best, bar) => (Number(bar.low) < Number(best.low) ? bar : best));
  const alarms = series.alarms.filter(alarm => Date.parse(alarm.time) >= from).length;
  return (
    `${series.symbol}, ${age(to - from)} until ${clock(to)} UTC: opened at ${number(bars[0].open)}, ` +
    `now ${number(bars[bars.length - 1].close)}, highest ${number(highest.high)}, lowest ${number(lowest.low)}, ` +
    `${alarms === 1 ? '1 alarm' : `${alarms} alarms`}.`
  );
}
