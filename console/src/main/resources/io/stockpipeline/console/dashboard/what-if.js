/** What if every price of the symbol had been another: averages and alarms of the last hour, before and after. */
import { sentence } from './analysis-state.js';
import { el, setText } from './dom.js';
import { average, grouped, NONE, percent } from './format.js';

const AMOUNT = /^[+-]?\d+(\.\d+)?$/;

/** The view of the question and its answer. */
export class WhatIf {
  /**
   * @param {import('./api.js').Api} api
   * @param {import('./state.js').State} state
   */
  constructor(api, state) {
    this.api = api;
    this.state = state;
    this.input = el('input', { id: 'what-if-amount', type: 'text', inputmode: 'text', size: '8', autocomplete: 'off', 'aria-describedby': 'what-if-note' });
    this.button = el('button', { class: 'plain', type: 'submit', text: 'Try' });
    this.note = el('p', { id: 'what-if-note', class: 'analysis-note', role: 'status' });
    this.result = el('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Before and after' });
    const form = el('form', { class: 'what-if-form' }, el('label', { class: 'choice' }, 'Move every price by ', this.input), this.button);
    form.addEventListener('submit', event => {
      event.preventDefault();
      void this.#ask();
    });
    this.section = el(
      'section',
      { id: 'what-if', class: 'analysis-part', 'aria-labelledby': 'what-if-title' },
      el('div', { class: 'analysis-head' }, el('h3', { id: 'what-if-title', text: 'What if' }), form),
      this.note,
      this.result,
      el(
        'p',
        { class: 'trust' },
        el('b', { text: 'When not to trust this: ' }),
        'it moves the prices of the last hour and nothing else; who trades, and how much, would not have stayed the same. Nothing is changed or kept.',
      ),
    );
    this.clear();
  }

  /** Forgets the answer. */
  clear() {
    this.result.hidden = true;
    this.#say('', false);
  }

  #say(/** @type {string} */ words, /** @type {boolean} */ refused) {
    setText(this.note, words);
    this.note.classList.toggle('refused', refused);
  }

  async #ask() {
    const symbol = this.state.selected ?? '';
    const shift = this.input.value.trim().replace('−', '-');
    if (!AMOUNT.test(shift)) {
      this.result.hidden = true;
      this.#say('An amount in the price’s currency, such as 2.5 or -2.5.', true);
      return;
    }
    this.button.disabled = true;
    this.#say('Computing …', false);
    try {
      const answer = await this.api.post('what-if', { symbol, shift });
      if (symbol === this.state.selected) {
        this.#show(answer);
      }
    } catch (failure) {
      if (symbol === this.state.selected) {
        this.result.hidden = true;
        this.#say(sentence(/** @type {Error} */ (failure).message), true);
      }
    } finally {
      this.button.disabled = false;
    }
  }

  /** @param {any} answer of `/what-if` */
  #show(answer) {
    const decimals = this.state.rows.get(answer.symbol)?.decimals ?? 2;
    const invalid = answer.invalid === '0' ? '' : ` ${grouped(answer.invalid)} of them have no valid price then.`;
    this.#say(
      `${grouped(answer.ticks)} ticks. Alarms that fired: ${grouped(answer.alarmsBefore.fired)} before, ${grouped(answer.alarmsAfter.fired)} after.${invalid}`,
      false,
    );
    const heads = ['Window', 'Average', 'Alarms', 'Largest deviation'];
    const both = (/** @type {string} */ before, /** @type {string} */ after) => el('td', { text: `${before} → ${after}` });
    const deviation = (/** @type {string|undefined} */ share) => (share === undefined ? NONE : percent(share, 3).replace('+', ''));
    this.result.replaceChildren(
      el(
        'table',
        {},
        el('caption', { text: `${answer.symbol}, every price moved by ${answer.shift.replace('-', '−')}: before → after` }),
        el('thead', {}, el('tr', {}, ...heads.map(text => el('th', { scope: 'col', text })))),
        el(
          'tbody',
          {},
          ...answer.windows.map(window =>
            el(
              'tr',
              {},
              el('th', { scope: 'row', text: window.window }),
              both(average(window.averageBefore, decimals), average(window.averageAfter, decimals)),
              both(grouped(window.alarmsBefore), grouped(window.alarmsAfter)),
              both(deviation(window.largestDeviationBefore), deviation(window.largestDeviationAfter)),
            ),
          ),
        ),
      ),
    );
    this.result.hidden = false;
  }
}
