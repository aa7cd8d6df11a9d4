/** The tab with the analysis of the chosen symbol: loaded when it is opened, and again when something else is chosen. */
import { AnalysisData } from './analysis-data.js';
import { forecastOption, indicatorsOption, partsOption } from './analysis-option.js';
import { AnalysisPanel } from './analysis-panel.js';
import { forecastColumns, indicatorColumns, intervals, partsColumns } from './analysis-state.js';
import { choice, period } from './analysis-choices.js';
import { byId, el } from './dom.js';
import { verdictOf } from './verdict.js';
import { WhatIf } from './what-if.js';

const STEPS = /** @type {[string, string][]} */ (['6', '12', '24', '48', '100'].map(steps => [steps, `${steps} bars`]));
const METHODS = /** @type {[string, string][]} */ ([
  ['Stl', 'STL'],
  ['Classical', 'Classical'],
]);
const FORMS = /** @type {[string, string][]} */ ([
  ['Additive', 'Additive'],
  ['Multiplicative', 'Multiplicative'],
]);

/** @typedef {import('./analysis-panel.js').Part} Part */

/** @type {Part} */
const FORECAST = {
  id: 'forecast',
  title: 'Forecast',
  trust:
    'where it was no better than “nothing changes”, over the opening or news, and far ahead. The ranges take the surprises to come to be as large as those that were; one close in twenty falls outside the wide one even if all of that holds.',
  legend: [
    { ink: '--price-line', text: 'Close' },
    { ink: '--accent', dash: 'dashed', text: 'Median' },
    { ink: '--band-inner', band: true, text: '80 %' },
    { ink: '--band-outer', band: true, text: '95 %' },
  ],
  option: forecastOption,
  columns: forecastColumns,
  ahead: true,
};
/** @type {Part} */
const PARTS = {
  id: 'decomposition',
  title: 'Trend and season',
  trust:
    'a season of a strength below 0.3, or seen fewer than four times; where bars are missing, since behind each gap it is out of step; the first and last periods.',
  tall: true,
  option: partsOption,
  columns: partsColumns,
};
/** @type {Part} */
const INDICATORS = {
  id: 'indicators',
  title: 'Indicators',
  trust: 'they describe what was; none of them says what comes. Of few trades, and across gaps, they describe little.',
  legend: [
    { ink: '--price-line', text: 'Close' },
    { ink: '--series-1', dash: 'dashed', text: 'SMA, signal' },
    { ink: '--band-outer', band: true, text: 'Bollinger bands' },
    { ink: '--series-2', text: 'RSI' },
    { ink: '--accent', text: 'MACD' },
  ],
  tall: true,
  option: indicatorsOption,
  columns: indicatorColumns,
};
/** @type {Part} */
const WANDERING = {
  id: 'stationarity',
  title: 'Does it wander?',
  trust: 'on fewer than 100 bars, or across a break such as a split or a halt: both tests then take one for the other.',
  body: verdictOf,
};

/** The view of all of them. */
export class Analysis {
  /**
   * @param {import('./api.js').Api} api
   * @param {import('./state.js').State} state
   */
  constructor(api, state) {
    this.state = state;
    this.data = new AnalysisData(api);
    this.opened = false;
    this.stale = true;
    /** @type {import('./analysis-state.js').Choices} */
    this.choices = { interval: '', steps: '24', method: 'Stl', form: 'Additive', period: '' };
    this.whatIf = new WhatIf(api, state);
    const again = (/** @type {string} */ question) => () => void this.#ask(question);
    this.panels = new Map([
      ['forecast', new AnalysisPanel(FORECAST, choice('Steps', STEPS, this.choices, 'steps', again('forecast')))],
      [
        'decomposition',
        new AnalysisPanel(
          PARTS,
          choice('Method', METHODS, this.choices, 'method', again('decomposition')),
          choice('Form', FORMS, this.choices, 'form', again('decomposition')),
          period(this.choices, again('decomposition')),
        ),
      ],
      ['indicators', new AnalysisPanel(INDICATORS)],
      ['stationarity', new AnalysisPanel(WANDERING)],
    ]);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.panels.forEach(panel => panel.redraw()));
  }

  /** It is looked at. */
  open() {
    this.opened = true;
    if (this.state.pipeline === undefined) {
      return; // Its intervals are not known yet; the first symbol chosen leads back here.
    }
    if (!byId('pane-analysis').hasChildNodes()) {
      this.#build();
    }
    if (this.stale) {
      void this.load();
    }
  }

  /** It is not looked at any more. */
  close() {
    this.opened = false;
  }

  /** Another symbol was chosen. */
  turn() {
    this.stale = true;
    this.whatIf.clear();
    if (this.opened) {
      this.open();
    }
  }

  /** All of it anew. */
  async load() {
    if (this.state.selected === undefined) {
      return;
    }
    this.stale = false;
    await Promise.all([...this.panels.keys()].map(question => this.#ask(question)));
  }

  #build() {
    const all = intervals(this.state.pipeline?.bars);
    this.choices.interval = all[0];
    const reload = el('button', { class: 'plain', type: 'button', text: 'Compute again' });
    reload.addEventListener('click', () => void this.load());
    const options = all.map(name => /** @type {[string, string]} */ ([name, name]));
    byId('pane-analysis').append(
      el(
        'div',
        { class: 'toolbar' },
        choice('Bars of', options, this.choices, 'interval', () => void this.load()),
        reload,
        el('p', { class: 'note', text: 'Of the closes of the newest 500 bars. No advice: it shows what methods say.' }),
      ),
      ...[...this.panels.values()].map(panel => panel.section),
      this.whatIf.section,
    );
    void this.#start();
  }

  async #start() {
    const { init } = await import('./vendor/echarts.esm.min.js');
    this.panels.forEach(panel => panel.ready(box => init(box, null, { renderer: 'canvas' })));
  }

  /** @param {string} question */
  async #ask(question) {
    const symbol = this.state.selected ?? '';
    const panel = /** @type {AnalysisPanel} */ (this.panels.get(question));
    panel.wait();
    try {
      const answer = await this.data.ask(symbol, question, { ...this.choices });
      if (answer !== undefined && symbol === this.state.selected) {
        panel.show(answer, this.state.rows.get(symbol)?.decimals ?? 2);
      }
    } catch (failure) {
      if (/** @type {Error} */ (failure).name !== 'AbortError' && symbol === this.state.selected) {
        panel.refuse(/** @type {Error} */ (failure).message);
      }
    }
  }
}
