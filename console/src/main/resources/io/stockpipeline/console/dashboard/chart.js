/** The chart of the chosen symbol: ECharts on a canvas, a legend that follows the crosshair, and the table behind it. */
import { byId, el, segmented, setText } from './dom.js';
import { content, frame, penOf, timeLabel } from './chart-option.js';
import { average, compact, price } from './format.js';
import { extent, readAt, summaryOf } from './series.js';
import { chartTable } from './chart-table.js';

const STYLES = /** @type {[string, string][]} */ ([
  ['line', 'Line'],
  ['candles', 'Candles'],
]);
/** Share of the sight that one key press zooms or moves. */
const ZOOM = 0.2;
/** Percent of the range. */
const WHOLE = { start: 0, end: 100 };

/** The view of one series. */
export class Chart {
  /** @param {import('./state.js').State} state */
  constructor(state) {
    this.state = state;
    this.box = byId('chart');
    /** @type {import('./series.js').Series|undefined} */
    this.series = undefined;
    this.style = 'line';
    /** @type {Set<string>} */
    this.hidden = new Set();
    /** @type {any} */
    this.drawn = undefined;
    this.crosshair = Infinity;
    /** Whether the crosshair stands where a key put it: exactly, not at the nearest pixel. */
    this.byKey = false;
    this.now = 0;
    this.sight = WHOLE;
    this.redraw = 0;
    this.table = false;
    segmented('styles', STYLES, this.style, style => {
      this.style = style;
      this.reframe();
    });
    byId('as-table').addEventListener('click', () => this.#toggleTable());
    byId('reset-zoom').addEventListener('click', () => this.#zoom(WHOLE.start, WHOLE.end));
    this.box.addEventListener('keydown', event => this.#key(event));
    byId('chart-table').addEventListener('keydown', event => this.#tableKey(event));
    this.box.addEventListener('blur', () => this.#point(Infinity));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.reframe());
  }

  /** Loads ECharts: a megabyte that the first sight of the page does not wait for. */
  async start() {
    const { init } = await import('./vendor/echarts.esm.min.js');
    this.drawn = init(this.box, null, { renderer: 'canvas' });
    this.drawn.on('updateAxisPointer', event => {
      if (this.byKey) {
        return;
      }
      const axis = event.axesInfo?.find(info => info.axisDim === 'x');
      this.crosshair = axis === undefined ? Infinity : axis.value;
      this.showLegend();
    });
    this.drawn.getZr().on('mousemove', () => (this.byKey = false));
    this.drawn.getZr().on('globalout', () => this.#point(Infinity));
    this.drawn.on('datazoom', event => this.#zoomed(event.batch?.[0] ?? event));
    new ResizeObserver(() => {
      if (this.box.clientWidth > 0 && this.box.clientHeight > 0) {
        this.drawn.resize();
        this.reframe();
      }
    }).observe(this.box);
    this.reframe();
  }

  /** @param {import('./series.js').Series} series another one, or more of it @param {number} now the pipeline's */
  show(series, now) {
    const another = this.series === undefined || this.series.symbol !== series.symbol || this.series.range !== series.range;
    this.series = series;
    this.now = now;
    this.box.setAttribute('aria-label', `Price of ${series.symbol}`);
    if (another) {
      this.crosshair = Infinity;
      this.reframe(false);
    } else {
      this.update(now);
    }
  }

  /**
   * Draws all of it anew: another symbol, another style, another scheme of colours, another size.
   *
   * @param {boolean} keep the zoom
   */
  reframe(keep = true) {
    if (this.drawn === undefined || this.series === undefined) {
      return;
    }
    const { start, end } = keep ? this.sight : WHOLE;
    this.drawn.setOption(frame(this.#look(), this.box.clientWidth), { notMerge: true });
    this.update(this.now);
    this.#zoom(start, end);
    if (Number.isFinite(this.crosshair)) {
      this.#point(this.crosshair);
    }
  }

  /** @param {number} now the pipeline's: the axis moves with it */
  update(now) {
    this.now = now;
    if (this.series === undefined) {
      return;
    }
    this.showLegend();
    const decimals = this.#decimals();
    if (this.table) {
      byId('chart-table').replaceChildren(chartTable(this.series, this.#windows(), decimals));
    } else if (this.drawn !== undefined && this.box.clientWidth > 0) {
      this.drawn.setOption(content(this.series, now, this.#look()), { replaceMerge: ['series'] });
    }
    setText(byId('chart-summary'), summaryOf(this.series, now, decimals));
  }

  #windows() {
    return this.state.pipeline?.windows ?? [];
  }

  /** @returns {import('./chart-option.js').Look} */
  #look() {
    const style = getComputedStyle(document.documentElement);
    return {
      colour: variable => style.getPropertyValue(variable).trim(),
      style: this.style,
      hidden: this.hidden,
      windows: this.#windows(),
      decimals: this.#decimals(),
      face: style.getPropertyValue('--face').trim(),
      sight: this.sight,
      toPixel: level => this.drawn?.convertToPixel({ yAxisIndex: 0 }, level) ?? NaN,
    };
  }

  #decimals() {
    return this.state.rows.get(this.series?.symbol ?? '')?.decimals ?? 2;
  }

  /** The values under the crosshair, or the latest ones. */
  showLegend() {
    if (this.series === undefined) {
      return;
    }
    const decimals = this.#decimals();
    const read = readAt(this.series, this.crosshair);
    const [from, to] = extent(this.series, this.now);
    if (this.legendOf !== this.#windows()) {
      this.#makeLegend();
    }
    const parts = this.legend;
    setText(parts.time, read.time === undefined ? '' : timeLabel(read.time, to - from));
    const candles = this.style === 'candles' && read.bar !== undefined;
    const number = (/** @type {string} */ digits) => price(digits, decimals);
    setText(parts.price, candles ? '' : price(read.price, decimals));
    setText(
      parts.bar,
      candles
        ? `O ${number(read.bar.open)}  H ${number(read.bar.high)}  L ${number(read.bar.low)}  C ${number(read.bar.close)}`
        : '',
    );
    setText(parts.volume, compact(read.bar?.volume));
    for (const [window, value] of parts.windows) {
      setText(value, average(read.averages.get(window), decimals));
    }
  }

  #makeLegend() {
    const windows = this.#windows();
    this.legendOf = windows;
    const parts = { time: el('time'), price: el('b'), bar: el('b'), volume: el('b'), windows: new Map() };
    const buttons = windows.map((spec, at) => {
      const value = el('b');
      parts.windows.set(spec.name, value);
      const swatch = el('i', { class: 'swatch' });
      const pen = penOf(at);
      swatch.style.setProperty('--ink', `var(${pen.ink})`);
      swatch.style.setProperty('--dash', pen.dash);
      const shown = String(!this.hidden.has(spec.name));
      const button = el('button', { type: 'button', 'aria-pressed': shown }, swatch, el('span', { text: spec.name }), value);
      button.addEventListener('click', () => this.#toggle(spec.name, button));
      return button;
    });
    this.legend = parts;
    byId('legend').replaceChildren(
      parts.time,
      el('span', {}, 'Price ', parts.price, parts.bar),
      ...buttons,
      el('span', {}, 'Volume ', parts.volume),
    );
  }

  /** @param {string} window @param {HTMLElement} button */
  #toggle(window, button) {
    if (!this.hidden.delete(window)) {
      this.hidden.add(window);
    }
    button.setAttribute('aria-pressed', String(!this.hidden.has(window)));
    this.update(this.now);
  }

  #toggleTable() {
    this.table = !this.table;
    byId('as-table').setAttribute('aria-pressed', String(this.table));
    byId('chart-table').hidden = !this.table;
    this.box.hidden = this.table;
    this.update(this.now);
    if (!this.table) {
      this.drawn?.resize();
    }
  }

  /** The same by key: the focus goes along. */
  #turnTable() {
    this.#toggleTable();
    (this.table ? byId('chart-table') : this.box).focus();
  }

  /** @param {KeyboardEvent} event */
  #tableKey(event) {
    if (['t', 'T', 'Escape'].includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#turnTable();
    }
  }

  /** @param {number} start percent @param {number} end percent */
  #zoom(start, end) {
    this.drawn?.dispatchAction({ type: 'dataZoom', start: Math.max(0, start), end: Math.min(100, end) });
  }

  /** @param {{start: number, end: number}} sight percent */
  #zoomed({ start, end }) {
    this.sight = { start, end };
    byId('reset-zoom').disabled = start <= 0.01 && end >= 99.99;
    // Not at once: ECharts is still at work when it tells of it.
    cancelAnimationFrame(this.redraw);
    this.redraw = requestAnimationFrame(() => this.update(this.now));
  }

  /** @param {number} time moves the crosshair there; Infinity takes it away */
  #point(time) {
    this.crosshair = time;
    this.byKey = Number.isFinite(time);
    this.showLegend();
    if (!this.byKey) {
      this.drawn?.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'leave' });
      return;
    }
    const level = Number(readAt(/** @type {any} */ (this.series), time).price);
    const [x, y] = this.drawn.convertToPixel({ gridIndex: 0 }, [time, level]);
    this.drawn.dispatchAction({ type: 'updateAxisPointer', currTrigger: 'mousemove', x, y });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.drawn === undefined || this.series === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { start, end } = this.sight;
    const part = (end - start) * ZOOM;
    const keys = /** @type {Record<string, () => void>} */ ({
      ArrowLeft: () => this.#step(-1),
      ArrowRight: () => this.#step(1),
      '+': () => this.#zoom(start + part, end - part / 4),
      '=': () => this.#zoom(start + part, end - part / 4),
      '-': () => this.#zoom(start - part, end + part),
      0: () => this.#zoom(WHOLE.start, WHOLE.end),
      t: () => this.#turnTable(),
      T: () => this.#turnTable(),
      Escape: () => this.#point(Infinity),
    });
    if (event.key in keys) {
      event.preventDefault();
      keys[event.key]();
    }
  }

  /** @param {number} by bars */
  #step(by) {
    const series = /** @type {import('./series.js').Series} */ (this.series);
    if (series.bars.length === 0) {
      return;
    }
    const [from] = extent(series, this.now);
    const last = series.bars.length - 1;
    const at = Number.isFinite(this.crosshair) ? series.bars.findLastIndex(bar => bar.from <= this.crosshair) : last + 1;
    const bar = series.bars[Math.min(Math.max(at + by, 0), last)];
    this.#point(Math.max(bar.from, from));
  }
}
