/** An alarm in words: what happened, where it moved, the number that matters, what it can be checked by. Pure. */
import { average, grouped, LEAST_DECIMALS, percent, price, scaleOf, sign } from './format.js';

/** @typedef {import('./types.js').Alarm} Alarm */

/** A move that is smaller, a fraction, is told with a decimal more. */
const SMALL = 0.001;

/**
 * @param {Alarm} alarm
 * @returns {string} what happened, in words; its numbers are rounded elsewhere
 */
export function titleOf(alarm) {
  switch (alarm.type) {
    case 'Deviation':
      return `${alarm.window ?? alarm.alarm} average moved`;
    case 'PriceMove':
      return 'Price moved';
    case 'Stale':
      return 'No ticks';
    case 'VolumeSpike':
      return 'Volume spike';
    case 'ZScore':
      return 'Unusual price';
    case 'Anomaly':
      return 'Unusual bar';
    default:
      return alarm.type;
  }
}

/** @param {Alarm} alarm @returns {-1|0|1} where it moved */
export function directionOf(alarm) {
  if (alarm.direction !== undefined) {
    return alarm.direction === 'Up' ? 1 : -1;
  }
  return alarm.type === 'ZScore' ? sign(alarm.value) : 0;
}

/** @param {Alarm} alarm @returns {number} of its symbol's prices, as far as the alarm tells */
export function decimalsOf(alarm) {
  return Math.max(LEAST_DECIMALS, scaleOf(alarm.price ?? ''));
}

/** @param {Alarm} alarm @returns {string} the one number that matters */
export function figureOf(alarm) {
  switch (alarm.type) {
    case 'Deviation':
    case 'PriceMove': {
      const negative = directionOf(alarm) < 0 && !alarm.deviation?.startsWith('-');
      if (alarm.deviation === undefined) {
        return '';
      }
      return percent((negative ? '-' : '') + alarm.deviation, Math.abs(Number(alarm.deviation)) < SMALL ? 3 : 2);
    }
    case 'VolumeSpike':
      return alarm.value === undefined || !Number(alarm.reference)
        ? ''
        : `${(Number(alarm.value) / Number(alarm.reference)).toFixed(1)}×`;
    case 'Anomaly':
      return alarm.value === undefined ? '' : `${(Number(alarm.value) * 100).toFixed(1)} %`;
    case 'ZScore':
      return alarm.value === undefined ? '' : `${grouped(Number(alarm.value).toFixed(1))} σ`;
    default:
      return '';
  }
}

/** @param {Alarm} alarm @param {number} decimals @returns {string} what it can be checked by */
export function detailOf(alarm, decimals) {
  const bound = alarm.tolerance === undefined ? '' : `, at ${alarm.tolerance}`;
  if (alarm.type === 'Deviation') {
    return `${average(alarm.previous, decimals)} → ${average(alarm.average, decimals)}${bound}`;
  }
  const name = alarm.price === undefined ? alarm.alarm : `${alarm.alarm} at ${price(alarm.price, decimals)}`;
  return alarm.tolerance === undefined ? name : `${name}, threshold ${alarm.tolerance}`;
}
