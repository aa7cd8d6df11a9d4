/** The head over the chart: the chosen symbol's price, its facts, and one card for each window. */
import { byId, el, setClass, setText } from './dom.js';
import { age, arrow, average, compact, near, NONE, percent, price, sign, signed, tone } from './format.js';
import { penOf } from './chart-option.js';
import { deviationOf, nearness, warmingUp } from './rows.js';
import { isReplay } from './state.js';
import { drawMeter, signedDeviation, toneOf } from './watch-row.js';

/**
 * @typedef {object} Facts of a symbol, asked for now and then
 * @property {any} [current] the answer of `/symbols/{s}`
 * @property {any} [trades] the answer of `/symbols/{s}/trades`
 */

/** The view of one row in full. */
export class Quote {
  /** @param {import('./state.js').State} state */
  constructor(state) {
    this.state = state;
    this.value = el('strong');
    this.change = el('span');
    byId('detail-price').replaceChildren(this.value, this.change);
    this.facts = new Map();
    for (const name of ['Last second', 'Trades 15m', 'Volume 15m', 'Age']) {
      const value = el('dd', { text: NONE });
      this.facts.set(name, value);
      this.ageName = el('dt', { text: name });
      byId('facts').append(el('div', {}, this.ageName, value));
    }
    /** @type {any[]} */
    this.cards = [];
    this.specs = undefined;
    this.notes = '';
  }

  /** @param {number} now the pipeline's */
  render(now) {
    const row = this.state.rows.get(this.state.selected ?? '');
    if (row === undefined) {
      return;
    }
    setText(byId('detail-title'), row.symbol);
    setText(this.value, price(row.price, row.decimals));
    const way = sign(row.change?.relative);
    setClass(this.change, tone(way));
    setText(
      this.change,
      row.change === undefined
        ? ''
        : `${arrow(way)} ${signed(row.change.absolute, row.decimals)} (${percent(row.change.relative)})`,
    );
    this.change.title = row.change === undefined ? '' : `since ${row.change.since}, from ${price(row.change.from, row.decimals)}`;
    const replay = isReplay(this.state);
    setText(this.ageName, replay ? 'Last tick' : 'Age');
    setText(this.facts.get('Age'), row.time === 0 ? NONE : replay ? near(row.time, now) : age(now - row.time));
    this.#showNotes(row);
    this.#showCards(row);
  }

  /** @param {Facts} facts @param {number} decimals */
  showFacts(facts, decimals) {
    setText(this.facts.get('Last second'), average(facts.current?.price, Math.max(decimals - 2, 0)));
    this.facts.get('Last second').title =
      facts.current?.basis === 'LastSecond' ? `Volume-weighted over ${facts.current.ticks} ticks` : 'The last tick';
    setText(this.facts.get('Trades 15m'), compact(facts.trades?.trades));
    setText(this.facts.get('Volume 15m'), compact(facts.trades?.volume));
  }

  #showNotes(/** @type {import('./types.js').Row} */ row) {
    const warming = warmingUp(row);
    const key = `${row.firing.map(firing => firing.episode).join()}|${warming.join()}`;
    if (this.notes === key) {
      return;
    }
    this.notes = key;
    const chips = row.firing.map(firing =>
      el('span', { class: 'chip' }, el('i', { class: `severity ${firing.severity}` }), `${firing.alarm} firing`),
    );
    if (warming.length > 0) {
      chips.push(el('span', { class: 'chip', text: `Warming up: ${warming.join(', ')}` }));
    }
    byId('detail-notes').replaceChildren(...chips);
  }

  #showCards(/** @type {import('./types.js').Row} */ row) {
    const specs = this.state.pipeline?.windows ?? [];
    if (this.specs !== specs) {
      this.specs = specs;
      this.cards = specs.map(card);
      byId('windows').replaceChildren(...this.cards.map(made => made.node));
    }
    this.cards.forEach((parts, at) => {
      const figures = row.windows.get(specs[at].name);
      const deviation = deviationOf(figures);
      setText(parts.average, average(figures?.average, row.decimals));
      const text = deviation === undefined ? NONE : signedDeviation(figures, deviation);
      setText(parts.deviation, text);
      setClass(parts.deviation, toneOf(text));
      const ticks = figures === undefined ? '' : `${compact(figures.count)} ticks`;
      setText(parts.count, figures !== undefined && !figures.complete ? `${ticks}, warming up` : ticks);
      drawMeter(parts.meter, nearness(figures, specs[at]));
    });
  }
}

/** @param {import('./types.js').WindowSpec} spec @param {number} at its place */
function card(spec, at) {
  const pen = penOf(at);
  const swatch = el('i', { class: 'swatch' });
  swatch.style.setProperty('--ink', `var(${pen.ink})`);
  swatch.style.setProperty('--dash', pen.dash);
  const parts = {
    average: el('b'),
    deviation: el('span'),
    count: el('span', { class: 'foot' }),
    meter: el('i', { class: 'meter' }),
  };
  const kind = [spec.type, spec.average].filter(Boolean).join(', ').toLowerCase();
  const tolerance = spec.tolerance === undefined ? 'no alarm' : `alarm at ${spec.tolerance}`;
  const node = el(
    'li',
    { title: `${spec.name}: ${kind}, ${tolerance}` },
    el('div', {}, el('span', { class: 'name' }, swatch, spec.name), parts.deviation),
    el('div', {}, parts.average, el('span', { class: 'foot', text: tolerance })),
    parts.meter,
  );
  return { ...parts, node };
}
