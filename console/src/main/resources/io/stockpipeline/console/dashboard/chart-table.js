/** The data behind the chart, as a table to be read and copied. */
import { el } from './dom.js';
import { average, compact, minute, price } from './format.js';
import { tableOf } from './series.js';

const ROWS = 500;

/**
 * @param {import('./series.js').Series} series
 * @param {import('./types.js').WindowSpec[]} windows
 * @param {number} decimals of the symbol's prices
 */
export function chartTable(series, windows, decimals) {
  const rows = tableOf(series, ROWS);
  const heads = ['Time (UTC)', 'Open', 'High', 'Low', 'Close', 'Volume', 'Trades', 'VWAP', ...windows.map(spec => spec.name)];
  const left = series.bars.length > rows.length ? `The newest ${rows.length} of ${series.bars.length} bars` : `${rows.length} bars`;
  return el(
    'table',
    {},
    el('caption', { text: `${series.symbol}: ${left}, with each average at the bar's end` }),
    el('thead', {}, el('tr', {}, ...heads.map(text => el('th', { scope: 'col', text })))),
    el(
      'tbody',
      {},
      ...rows.map(({ bar, averages }) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row', text: minute(bar.from) }),
          ...[bar.open, bar.high, bar.low, bar.close].map(digits => el('td', { text: price(digits, decimals) })),
          el('td', { text: compact(bar.volume) }),
          el('td', { text: compact(bar.count) }),
          el('td', { text: average(bar.vwap, decimals) }),
          ...windows.map(spec => el('td', { text: average(averages.get(spec.name), decimals) })),
        ),
      ),
    ),
  );
}
