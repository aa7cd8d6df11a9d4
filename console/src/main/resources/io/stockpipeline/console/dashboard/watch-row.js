/** One line of the watchlist, used again for whichever symbol scrolls into its place. */
import { el, setClass, setText } from './dom.js';
import { age, arrow, average, NONE, percent, price, sign, tone } from './format.js';
import { deviationOf, gravest, nearness } from './rows.js';
import { Sparkline } from './sparkline.js';

const STILL = matchMedia('(prefers-reduced-motion: reduce)');

/** @param {string} name of the cell's class @param {...(Node|string)} children */
function cell(name, ...children) {
  return el('div', { class: `cell ${name}`, role: 'gridcell' }, ...children);
}

/** A row of cells; `show` fills it. */
export class WatchRow {
  /** @param {import('./types.js').WindowSpec[]} specs one cell for each window */
  constructor(specs) {
    this.specs = specs;
    this.mark = el('span', { class: 'severity', role: 'img', hidden: '' });
    this.symbol = el('b');
    this.age = el('small', { class: 'flat' });
    this.spark = new Sparkline();
    this.price = el('b');
    this.change = el('small');
    this.windows = specs.map(() => {
      const parts = { average: el('b'), deviation: el('small'), meter: el('i', { class: 'meter' }) };
      return { ...parts, cell: cell('window-cell', parts.average, parts.deviation, parts.meter) };
    });
    this.priceCell = cell('price-cell', this.price, this.change);
    this.node = el(
      'div',
      { class: 'grid-row', role: 'row' },
      cell('', el('span', { class: 'with-mark' }, this.symbol, this.mark), this.age),
      cell('', this.spark.node),
      this.priceCell,
      ...this.windows.map(window => window.cell),
    );
    /** @type {import('./types.js').Row|undefined} */
    this.row = undefined;
    this.version = -1;
    this.shownPrice = '';
  }

  /**
   * @param {import('./types.js').Row} row
   * @param {number} now the pipeline's
   */
  show(row, now) {
    const another = this.row !== row;
    setText(this.age, row.time > 0 ? age(now - row.time) : NONE);
    if (!another && this.version === row.version) {
      return;
    }
    this.row = row;
    this.version = row.version;
    setText(this.symbol, row.symbol);
    this.#showPrice(row, another);
    this.#showMark(row);
    this.spark.draw(row.sparkline);
    this.windows.forEach((window, at) => this.#showWindow(window, row, this.specs[at]));
  }

  #showPrice(/** @type {import('./types.js').Row} */ row, /** @type {boolean} */ another) {
    const text = price(row.price, row.decimals);
    if (!another && text !== this.shownPrice && !STILL.matches) {
      const wash = getComputedStyle(this.node).getPropertyValue(row.move < 0 ? '--down-wash' : '--up-wash');
      this.priceCell.animate([{ backgroundColor: wash }, { backgroundColor: 'transparent' }], 700);
    }
    this.shownPrice = text;
    setText(this.price, text);
    const relative = row.change?.relative;
    const way = sign(relative);
    setText(this.change, relative === undefined ? NONE : `${arrow(way)} ${percent(relative)}`);
    setClass(this.change, tone(way));
  }

  #showMark(/** @type {import('./types.js').Row} */ row) {
    const severity = gravest(row.firing);
    this.mark.hidden = severity === undefined;
    if (severity !== undefined) {
      const names = row.firing.map(firing => firing.alarm).join(', ');
      setClass(this.mark, `severity ${severity}`);
      this.mark.setAttribute('aria-label', `${severity}: ${names}`);
      this.mark.title = `${severity}: ${names}`;
    }
  }

  /**
   * @param {any} parts
   * @param {import('./types.js').Row} row
   * @param {import('./types.js').WindowSpec} spec
   */
  #showWindow(parts, row, spec) {
    const figures = row.windows.get(spec.name);
    const warming = figures !== undefined && !figures.complete;
    setText(parts.average, average(figures?.average, row.decimals));
    setClass(parts.cell, `cell window-cell${warming ? ' warming' : ''}`);
    parts.cell.title = warming ? `${spec.name} is warming up: it has not seen its whole length yet` : '';
    const deviation = deviationOf(figures);
    const text = deviation === undefined ? (warming ? 'warming' : NONE) : signedDeviation(figures, deviation);
    setText(parts.deviation, text);
    setClass(parts.deviation, toneOf(text));
    drawMeter(parts.meter, nearness(figures, spec));
  }
}

/** @param {import('./types.js').WindowFigures|undefined} figures @param {number} deviation whose sign is told */
export function signedDeviation(figures, deviation) {
  return percent((deviation < 0 ? '-' : '') + figures?.deviation, 3);
}

/** @param {string} text as shown @returns {string} a move that is rounded to nothing has no direction */
export function toneOf(text) {
  return text.startsWith('+') ? 'up' : text.startsWith('−') ? 'down' : 'flat';
}

/**
 * @param {HTMLElement} meter
 * @param {number|undefined} near 1 and more is an alarm; undefined draws nothing
 */
export function drawMeter(meter, near) {
  setClass(meter, `meter${near === undefined ? '' : near >= 1 ? ' over' : near >= 0.6 ? ' close' : ''}`);
  meter.style.setProperty('--near', `${Math.round(Math.min(near ?? 0, 1) * 100)}%`);
  meter.style.visibility = near === undefined ? 'hidden' : 'visible';
}
