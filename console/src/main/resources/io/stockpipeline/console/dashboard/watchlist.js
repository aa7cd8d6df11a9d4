/**
 * The watchlist: a grid of which only the lines in sight exist, so that 5,000 symbols cost as much as twenty. It takes one
 * tab stop; the arrow keys move the choice.
 */
import { byId, el, setText } from './dom.js';
import { ordered } from './rows.js';
import { WatchRow } from './watch-row.js';

/** The order follows the prices this often, and not while the pointer is on the list: rows must not run away from it. */
const REORDER_MS = 2_000;
const SPARE_ROWS = 4;

/** @typedef {import('./state.js').State} State */

/** The view of all symbols. */
export class Watchlist {
  /**
   * @param {State} state
   * @param {{select: (symbol: string) => void, open: (symbol: string) => void, sort: (by: string) => void}} actions
   */
  constructor(state, actions) {
    this.state = state;
    this.actions = actions;
    this.scroller = byId('watchlist');
    this.body = el('div', { class: 'grid-body', role: 'rowgroup' });
    this.head = el('div', { class: 'grid-row grid-head', role: 'row', 'aria-rowindex': '1' });
    this.grid = el(
      'div',
      { class: 'grid', role: 'grid', tabindex: '0', 'aria-labelledby': 'watch-title' },
      el('div', { class: 'grid-top', role: 'rowgroup' }, this.head),
      this.body,
    );
    /** @type {WatchRow[]} */
    this.pool = [];
    /** @type {import('./types.js').Row[]} */
    this.rows = [];
    this.orderedAt = 0;
    this.listVersion = -1;
    this.pointed = false;
    this.specs = [];
    this.scroller.replaceChildren(this.grid);
    this.scroller.addEventListener('scroll', () => this.draw(), { passive: true });
    this.scroller.addEventListener('pointerenter', event => (this.pointed = event.pointerType === 'mouse'));
    this.scroller.addEventListener('pointerleave', () => (this.pointed = false));
    this.grid.addEventListener('keydown', event => this.#key(event));
    this.body.addEventListener('click', event => this.#click(event));
    new ResizeObserver(() => this.draw()).observe(this.scroller);
  }

  /**
   * @param {number} now the pipeline's
   * @param {number} page the page's clock
   */
  render(now, page) {
    this.now = now;
    const specs = this.state.pipeline?.windows ?? [];
    if (this.specs !== specs || this.head.childElementCount === 0) {
      this.specs = specs;
      this.#columns();
    }
    const asked = this.listVersion !== this.state.listVersion;
    const moves = this.state.sort.by !== 'symbol' && page - this.orderedAt > REORDER_MS && !this.pointed;
    if (asked || moves) {
      this.rows = ordered(this.state);
      this.listVersion = this.state.listVersion;
      this.orderedAt = page;
      this.#showOrder();
    }
    this.draw();
  }

  /** Draws the lines in sight. */
  draw() {
    const height = Number.parseFloat(getComputedStyle(this.grid).getPropertyValue('--row'));
    const first = Math.max(0, Math.floor(this.scroller.scrollTop / height) - SPARE_ROWS);
    const fits = Math.ceil(this.scroller.clientHeight / height) + 2 * SPARE_ROWS;
    const count = Math.min(fits, this.rows.length - first);
    while (this.pool.length < count) {
      const row = new WatchRow(this.specs);
      this.pool.push(row);
      this.body.append(row.node);
    }
    this.body.style.height = `${this.rows.length * height}px`;
    this.pool.forEach((line, at) => {
      line.node.hidden = at >= count;
      if (at < count) {
        this.#place(line, first + at, height);
      }
    });
  }

  /** @param {WatchRow} line @param {number} index @param {number} height */
  #place(line, index, height) {
    const row = this.rows[index];
    const chosen = row.symbol === this.state.selected;
    line.show(row, this.now ?? 0);
    line.node.style.top = `${index * height}px`;
    line.node.setAttribute('aria-rowindex', String(index + 2));
    line.node.setAttribute('aria-selected', String(chosen));
    line.node.id = `row-${index}`;
    if (chosen) {
      this.grid.setAttribute('aria-activedescendant', line.node.id);
    }
  }

  /** @param {string} symbol brought into sight */
  reveal(symbol) {
    const index = this.rows.findIndex(row => row.symbol === symbol);
    if (index < 0) {
      return;
    }
    const height = Number.parseFloat(getComputedStyle(this.grid).getPropertyValue('--row'));
    const above = index * height;
    const room = this.scroller.clientHeight - this.head.offsetHeight;
    if (above < this.scroller.scrollTop) {
      this.scroller.scrollTop = above;
    } else if (above + height > this.scroller.scrollTop + room) {
      this.scroller.scrollTop = above + height - room;
    }
    this.draw();
  }

  #columns() {
    const windows = this.specs.map(() => 'minmax(74px, 1fr)').join(' ');
    const names = 'minmax(70px, 1.1fr) minmax(44px, 72px) minmax(78px, 1fr)';
    this.grid.style.setProperty('--columns', `${names} ${windows}`);
    this.grid.style.setProperty('--columns-narrow', 'minmax(84px, 1fr) minmax(44px, 96px) minmax(92px, auto)');
    this.head.replaceChildren(
      this.#header('', ['symbol', 'Symbol'], ['age', 'Age']),
      el('div', { class: 'cell', role: 'columnheader' }, el('span', { text: 'Closes' })),
      this.#header('', ['price', 'Price'], ['change', 'Change']),
      ...this.specs.map(spec => this.#header('window-cell', [`window:${spec.name}`, spec.name])),
    );
    this.body.replaceChildren();
    this.pool = [];
    this.listVersion = -1;
  }

  /**
   * @param {string} name of its class
   * @param {...[string, string]} keys what the column can be sorted by
   */
  #header(name, ...keys) {
    const buttons = keys.map(([by, text]) => {
      const button = el('button', { type: 'button', 'data-by': by, 'data-text': text, text });
      button.addEventListener('click', () => {
        this.actions.sort(by);
        this.scroller.scrollTop = 0;
      });
      return button;
    });
    return el('div', { class: `cell ${name}`, role: 'columnheader' }, ...buttons);
  }

  #showOrder() {
    const { by, descending } = this.state.sort;
    for (const header of this.head.children) {
      header.removeAttribute('aria-sort');
      for (const button of header.querySelectorAll('button')) {
        const sorted = button.dataset.by === by;
        button.classList.toggle('sorted', sorted);
        setText(button, button.dataset.text + (sorted ? (descending ? ' ↓' : ' ↑') : ''));
        button.setAttribute('aria-label', `Sort by ${button.dataset.text}`);
        if (sorted) {
          header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        }
      }
    }
    this.grid.setAttribute('aria-rowcount', String(this.rows.length + 1));
    this.grid.setAttribute('aria-colcount', String(3 + this.specs.length));
    const count = this.rows.length.toLocaleString('en');
    const symbols = this.rows.length === 1 ? '1 symbol' : `${count} symbols`;
    setText(byId('watch-count'), this.state.complete ? symbols : `${symbols}, more are coming`);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const node = /** @type {Element} */ (event.target).closest('.grid-row');
    const line = this.pool.find(candidate => candidate.node === node);
    if (line?.row !== undefined) {
      this.actions.open(line.row.symbol);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / 42) - 2);
    const steps = /** @type {Record<string, number>} */ ({
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.rows.length,
      End: this.rows.length,
    });
    if (event.target !== this.grid || this.rows.length === 0) {
      return;
    }
    const at = this.rows.findIndex(row => row.symbol === this.state.selected);
    if (event.key === 'Enter' && at >= 0) {
      this.actions.open(this.rows[at].symbol);
    } else if (event.key in steps) {
      const next = Math.min(Math.max(at + steps[event.key], 0), this.rows.length - 1);
      this.actions.select(this.rows[next].symbol);
      this.reveal(this.rows[next].symbol);
    } else {
      return;
    }
    event.preventDefault();
  }
}
