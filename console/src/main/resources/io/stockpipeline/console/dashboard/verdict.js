/** What the two tests of wandering say, side by side. */
import { el } from './dom.js';
import { figure, pValue } from './analysis-state.js';

const VERDICTS = /** @type {Record<string, string>} */ ({
  Stationary: 'It comes back to a level',
  UnitRoot: 'It wanders',
  Contradiction: 'The tests contradict each other',
  Undecided: 'Not decided',
});

/** @param {any} answer of `/analysis/stationarity` @returns {Node} */
export function verdictOf(answer) {
  const row = (/** @type {string} */ name, /** @type {string} */ from, /** @type {any} */ test) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row', text: name }),
      el('td', { text: from }),
      el('td', { text: test.rejected === true ? 'rejected' : 'not rejected' }),
      el('td', { text: pValue(test.pValue, test.pValueBound) }),
      el('td', { text: figure(test.statistic, 2) }),
    );
  const heads = ['Test', 'Idea tested', 'At 5 %', 'Chance', 'Statistic'];
  const table = el(
    'table',
    {},
    el('caption', { class: 'unseen', text: 'Two tests of whether the closes wander' }),
    el('thead', {}, el('tr', {}, ...heads.map(text => el('th', { scope: 'col', text })))),
    el('tbody', {}, row('Dickey-Fuller', 'it wanders', answer.dickeyFuller), row('KPSS', 'it comes back', answer.kpss)),
  );
  const scroll = el('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Tests of wandering' }, table);
  return el('div', {}, el('p', { class: 'verdict', text: VERDICTS[answer.verdict] ?? answer.verdict }), scroll);
}
