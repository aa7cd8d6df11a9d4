/** The data behind a chart of the analysis, as a table to be read and copied. */
import { el } from './dom.js';
import { figure } from './analysis-state.js';

const ROWS = 500;

/**
 * @param {string} caption
 * @param {import('./analysis-state.js').Column[]} columns the first one names the rows
 * @param {number} decimals of the symbol's prices
 * @param {boolean} newestFirst
 */
export function analysisTable(caption, columns, decimals, newestFirst) {
  const [names, ...figures] = columns;
  const places = names.values.map((_, at) => at);
  const shown = (newestFirst ? places.reverse() : places).slice(0, ROWS);
  return el(
    'table',
    {},
    el('caption', { text: caption }),
    el('thead', {}, el('tr', {}, ...columns.map(column => el('th', { scope: 'col', text: column.label })))),
    el(
      'tbody',
      {},
      ...shown.map(at =>
        el(
          'tr',
          {},
          el('th', { scope: 'row', text: names.values[at] ?? '' }),
          ...figures.map(column => el('td', { text: figure(column.values[at], decimals) })),
        ),
      ),
    ),
  );
}
