/** The small controls of the analysis. */
import { el } from './dom.js';

/**
 * @template {string} K
 * @param {string} name what it chooses
 * @param {[string, string][]} options value and text
 * @param {Record<K, string>} choices where the chosen value goes
 * @param {K} key under which
 * @param {() => void} changed
 */
export function choice(name, options, choices, key, changed) {
  const select = el('select', { 'data-choice': key }, ...options.map(([value, text]) => el('option', { value, text })));
  select.value = choices[key];
  select.addEventListener('change', () => {
    choices[key] = select.value;
    changed();
  });
  return el('label', { class: 'choice' }, `${name} `, select);
}

/**
 * After how many bars a season repeats; empty: the usual number.
 *
 * @param {{period: string}} choices
 * @param {() => void} changed
 */
export function period(choices, changed) {
  const input = el('input', { type: 'number', min: '2', max: '2500', step: '1', placeholder: 'usual', 'data-choice': 'period' });
  input.addEventListener('change', () => {
    choices.period = input.value.trim();
    changed();
  });
  return el('label', { class: 'choice' }, 'Period ', input);
}
