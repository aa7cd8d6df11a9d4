/**
 * Numbers and times as people read them. Pure functions on text: digits go in as the server sent them and are rounded half
 * to even in whole numbers, never through binary floating point.
 */

/** Stands where there is no value. */
export const NONE = '–';

/** Prices and their changes have at least so many. */
export const LEAST_DECIMALS = 2;

/**
 * How precise a number is. Zeros at its end do not count: sources write them as they please, 999.000000000000.
 *
 * @param {import('./types.js').Digits} digits plain digits, without an exponent
 * @returns {number} how many decimals say something
 */
export function scaleOf(digits) {
  const point = digits.indexOf('.');
  return point < 0 ? 0 : digits.replace(/0+$/, '').length - point - 1;
}

/** @param {string} digits @param {number} decimals @returns {number} how many of them are shown: none that counts is cut */
function shownOf(digits, decimals) {
  return Math.max(decimals, scaleOf(digits), LEAST_DECIMALS);
}

/**
 * @param {string} digits plain digits
 * @param {number} decimals how many to keep; missing ones become zeros
 * @param {number} shift powers of ten to multiply by first, 2 for percentages
 * @returns {string} rounded half to even; a zero has no sign
 */
export function round(digits, decimals, shift = 0) {
  const negative = digits.startsWith('-');
  const [whole, fraction = ''] = digits.replace(/^[-+]/, '').split('.');
  const scale = fraction.length - shift;
  let units = BigInt(whole + fraction);
  if (scale <= decimals) {
    units *= 10n ** BigInt(decimals - scale);
  } else {
    const divisor = 10n ** BigInt(scale - decimals);
    const rest = (units % divisor) * 2n;
    units /= divisor;
    if (rest > divisor || (rest === divisor && units % 2n === 1n)) {
      units += 1n;
    }
  }
  const text = units.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  const sign = negative && units !== 0n ? '-' : '';
  return sign + text.slice(0, point) + (decimals > 0 ? `.${text.slice(point)}` : '');
}

/**
 * @param {string} digits
 * @returns {string} with a comma between thousands and a true minus sign
 */
export function grouped(digits) {
  const [whole, fraction] = digits.split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−');
  return fraction === undefined ? text : `${text}.${fraction}`;
}

/**
 * @param {string|undefined} digits
 * @param {number} decimals the symbol's; a price with more that count keeps them all
 */
export function price(digits, decimals) {
  if (digits === undefined) {
    return NONE;
  }
  return grouped(round(digits, shownOf(digits, decimals)));
}

/**
 * @param {string|undefined} digits
 * @param {number} decimals of the symbol's prices; an average shows two more
 */
export function average(digits, decimals) {
  return digits === undefined ? NONE : grouped(round(digits, Math.min(decimals + 2, 12)));
}

/** @returns {-1|0|1} the sign of the digits */
export function sign(digits) {
  if (digits === undefined || !/[1-9]/.test(digits)) {
    return 0;
  }
  return digits.startsWith('-') ? -1 : 1;
}

/** @param {number} of -1, 0 or 1 @returns {string} the shape that says the direction beside its colour */
export function arrow(of) {
  return of > 0 ? '▲' : of < 0 ? '▼' : '◆';
}

/** @param {number} of -1, 0 or 1 @returns {'up'|'down'|'flat'} the name of its style */
export function tone(of) {
  return of > 0 ? 'up' : of < 0 ? 'down' : 'flat';
}

/** @param {string} text digits that were rounded already */
function withSign(text) {
  return sign(text) > 0 ? `+${grouped(text)}` : grouped(text);
}

/**
 * @param {string|undefined} digits
 * @param {number} decimals
 * @returns {string} with its sign, `+0.52`
 */
export function signed(digits, decimals) {
  return digits === undefined ? NONE : withSign(round(digits, shownOf(digits, decimals)));
}

/**
 * @param {string|undefined} fraction 0.0052
 * @param {number} decimals
 * @returns {string} with its sign, `+0.52 %`
 */
export function percent(fraction, decimals = 2) {
  return fraction === undefined ? NONE : `${withSign(round(fraction, decimals, 2))} %`;
}

const SIZES = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** @param {string|number|undefined} amount a volume or a count @returns {string} three or four digits, `12.3k` */
export function compact(amount) {
  const value = Number(amount);
  if (amount === undefined || Number.isNaN(value)) {
    return NONE;
  }
  for (const [size, name] of SIZES) {
    if (Math.abs(value) >= size) {
      const scaled = value / size;
      return `${scaled.toFixed(scaled < 10 ? 2 : scaled < 100 ? 1 : 0)}${name}`;
    }
  }
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 1 ? 4 : 2);
}

/** @param {number} ms how long ago @returns {string} in one unit: `now`, `12s`, `5m`, `3h`, `2d` */
export function age(ms) {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 2) {
    return 'now';
  }
  if (seconds < 60) {
    return `${seconds}s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)}m`;
  }
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)}h` : `${Math.floor(seconds / 86_400)}d`;
}

/** @param {string|number} instant ISO or epoch ms @returns {string} `14:30:05`, UTC */
export function clock(instant) {
  return new Date(instant).toISOString().slice(11, 19);
}

/** @param {string|number} instant @returns {string} `24 May 14:30:05`, UTC */
export function moment(instant) {
  const at = new Date(instant);
  const month = at.toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
  return `${at.getUTCDate()} ${month} ${clock(instant)}`;
}

/** @param {string|number} instant @returns {string} `24 May 2013 14:30:05`, UTC */
export function date(instant) {
  return moment(instant).replace(/ (?=\d\d:)/, ` ${new Date(instant).getUTCFullYear()} `);
}

/** @param {string|number} instant @returns {string} `24 May 14:30`, UTC */
export function minute(instant) {
  return moment(instant).slice(0, -3);
}

/**
 * @param {string|number} instant
 * @param {number} now epoch milliseconds
 * @returns {string} the time alone when it is of the same UTC day, else with its day
 */
export function near(instant, now) {
  const day = (/** @type {string|number} */ at) => new Date(at).toISOString().slice(0, 10);
  return day(instant) === day(now) ? clock(instant) : moment(instant);
}

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @param {string} text a duration of the contract: `5m`, `1h30m`, `1d` @returns {number} milliseconds */
export function duration(text) {
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+)(ms|s|m|h|d)/g)) {
    total += Number(amount) * UNITS[/** @type {keyof typeof UNITS} */ (unit)];
  }
  return total;
}
