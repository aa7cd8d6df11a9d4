/**
 * From what the server says of a symbol's closes to what is drawn, read and put into tables. Pure: no page and no network.
 */
import { grouped, NONE, round, scaleOf } from './format.js';

/** Bars that an analysis is made of. */
export const BARS = 500;
/** Intervals that every pipeline is asked for, besides its own. */
const INTERVALS = ['1m', '5m', '1h', '1d', '1w', '1mo'];
/** Bars before a forecast that are drawn with it: so many for each step, but some in any case. */
const PAST_PER_STEP = 4;
const LEAST_PAST = 48;

/** @typedef {import('./types.js').Digits} Digits */
/** @typedef {{label: string, values: (Digits|null)[]}} Column of a table */
/** @typedef {(number|null)[]} Numbers */

/**
 * @typedef {object} Choices what is asked
 * @property {string} interval
 * @property {string} steps of the forecast
 * @property {string} method of the decomposition
 * @property {string} form of the decomposition
 * @property {string} period of the decomposition; empty: the usual one
 */

/**
 * @typedef {object} Fan
 * @property {string[]} labels of the past and of what is to come
 * @property {number} past how many of them are past
 * @property {Numbers} closes
 * @property {Numbers} median
 * @property {Numbers} lower80
 * @property {Numbers} upper80
 * @property {Numbers} lower95
 * @property {Numbers} upper95
 */

/** @param {string[]|undefined} own the pipeline's intervals @returns {string[]} those that may be asked for */
export function intervals(own) {
  return [...new Set([...(own ?? []), ...INTERVALS])];
}

/** @param {Choices} choices @returns {Record<string, Record<string, string|number|undefined>>} parameters by question */
export function questions(choices) {
  const common = { interval: choices.interval, limit: BARS };
  return {
    forecast: { ...common, steps: choices.steps },
    decomposition: {
      ...common,
      method: choices.method,
      form: choices.form,
      period: choices.period === '' ? undefined : choices.period,
    },
    indicators: common,
    stationarity: common,
  };
}

/** @param {(Digits|null|undefined)[]} digits @returns {Numbers} */
export function numbers(digits) {
  return digits.map(value => (value === null || value === undefined ? null : Number(value)));
}

/**
 * @param {string} instant start of a bar
 * @param {string} interval
 * @returns {string} as short as the interval allows: `12 Mar`, `12 Mar 15:42`, and with the year from a week on
 */
export function label(instant, interval) {
  const at = new Date(instant);
  const month = at.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
  const day = `${at.getUTCDate()} ${month}`;
  if (/^\d+(d|w|mo)$/.test(interval)) {
    return interval.endsWith('d') ? day : `${day} ${at.getUTCFullYear()}`;
  }
  const time = at.toISOString();
  return `${day} ${time.slice(11, time.slice(17, 19) === '00' ? 16 : 19)}`;
}

/** @param {any} answer of `/analysis/forecast` @returns {Fan} the end of the past, and what is to come beside its last close */
export function fanOf(answer) {
  const { interval } = answer.basis;
  const steps = answer.rows.length;
  const from = Math.max(0, answer.times.length - Math.max(LEAST_PAST, PAST_PER_STEP * steps));
  const times = answer.times.slice(from);
  const closes = numbers(answer.closes.slice(from));
  const none = new Array(closes.length - 1).fill(null);
  const last = closes[closes.length - 1];
  // The fan begins at the last close: a band out of nowhere would look like a jump.
  const ahead = (/** @type {string} */ name) => [...none, last, ...numbers(answer.rows.map(row => row[name]))];
  return {
    labels: [
      ...times.map(time => label(time, interval)),
      ...answer.rows.map(row => (row.time === undefined ? `+${row.step}` : label(row.time, interval))),
    ],
    past: times.length,
    closes: [...closes, ...new Array(steps).fill(null)],
    median: ahead('median'),
    lower80: ahead('lower80'),
    upper80: ahead('upper80'),
    lower95: ahead('lower95'),
    upper95: ahead('upper95'),
  };
}

/** @param {any} answer of an analysis @returns {string} what it was computed from, in words */
export function basisOf({ basis, cut }) {
  const bars = `${grouped(basis.n)} bars of ${basis.interval}`;
  if (basis.from === undefined) {
    return bars;
  }
  const gaps = Number(basis.gaps);
  const missing = gaps === 0 ? '' : `; ${grouped(basis.gaps)} ${gaps === 1 ? 'interval' : 'intervals'} between them without a bar`;
  const range = `${label(basis.from, basis.interval)} to ${label(basis.to, basis.interval)} UTC`;
  return `${cut ? 'The newest ' : ''}${bars}, ${range}${missing}.`;
}

/** @param {string} words @returns {string} with a capital letter and a full stop */
export function sentence(words) {
  const text = words.trim();
  return /^[a-z]/.test(text) && !/^[a-z]+\(/.test(text) ? closed(text[0].toUpperCase() + text.slice(1)) : closed(text);
}

function closed(/** @type {string} */ text) {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

/**
 * @param {Digits|null|undefined} digits
 * @param {number} decimals of the symbol's prices
 * @returns {string} with two decimals more, or as many as a small number needs to say something
 */
export function figure(digits, decimals) {
  if (digits === null || digits === undefined) {
    return NONE;
  }
  const small = Math.abs(Number(digits)) < 0.01 ? Math.min(scaleOf(digits), 8) : 0;
  return grouped(round(digits, Math.max(decimals + 2, small)));
}

/** @param {Digits} value 0 to 1 @param {string} bound @returns {string} `p < 0.01`, `p = 0.0349` */
export function pValue(value, bound) {
  const sign = { Less: '<', Greater: '>' }[bound] ?? '=';
  const tiny = sign === '=' && Number(value) < 0.0001;
  return tiny ? 'p < 0.0001' : `p ${sign} ${round(value, Math.min(4, Math.max(2, scaleOf(value))))}`;
}

/** @param {any} answer of `/analysis/forecast` @returns {Column[]} */
export function forecastColumns({ rows, basis }) {
  const column = (/** @type {string} */ name, /** @type {string} */ text) => ({ label: text, values: rows.map(row => row[name]) });
  const times = rows.map(row => (row.time === undefined ? `+${row.step}` : label(row.time, basis.interval)));
  return [
    { label: 'Bar', values: times },
    column('median', 'Median'),
    column('lower80', '80 % from'),
    column('upper80', '80 % to'),
    column('lower95', '95 % from'),
    column('upper95', '95 % to'),
  ];
}

/** @param {any} answer of `/analysis/decomposition` @returns {Column[]} */
export function partsColumns(answer) {
  return [
    times(answer),
    { label: 'Close', values: answer.closes },
    { label: 'Trend', values: answer.trend },
    { label: 'Season', values: answer.seasonal },
    { label: 'Remainder', values: answer.remainder },
  ];
}

/** @param {any} answer of `/analysis/indicators` @returns {Column[]} */
export function indicatorColumns(answer) {
  const columns = [times(answer), { label: 'Close', values: answer.closes }];
  const add = (/** @type {string} */ name, /** @type {any[]|undefined} */ values) => {
    if (values !== undefined) {
      columns.push({ label: name, values });
    }
  };
  const { simple, exponential, volumeWeighted, bands, strength, macd } = answer;
  add(`SMA ${simple?.window}`, simple?.values);
  add(`EMA ${exponential?.window}`, exponential?.values);
  add(`VWAP ${volumeWeighted?.window}`, volumeWeighted?.values);
  add('Lower band', bands?.lower);
  add('Upper band', bands?.upper);
  add(`RSI ${strength?.window}`, strength?.values);
  add('MACD', macd?.macd);
  add('Signal', macd?.signal);
  return columns;
}

function times(/** @type {any} */ answer) {
  return { label: 'Bar', values: answer.times.map(time => label(time, answer.basis.interval)) };
}
