/** Finds a symbol by typing: `/` goes there from anywhere, arrows and Enter choose, Escape leaves. */
import { byId, el } from './dom.js';
import { arrow, NONE, percent, price, sign, tone } from './format.js';
import { matches } from './rows.js';

const SHOWN = 12;

/** The field on top and the list under it. */
export class Search {
  /**
   * @param {import('./state.js').State} state
   * @param {{open: (symbol: string) => void, lookUp: (query: string) => Promise<void>}} actions `lookUp` asks the server, for
   *     symbols that have not been loaded
   */
  constructor(state, actions) {
    this.state = state;
    this.actions = actions;
    this.input = byId('search');
    this.list = byId('matches');
    /** @type {import('./types.js').Row[]} */
    this.found = [];
    this.active = 0;
    document.addEventListener('keydown', event => this.#anywhere(event));
    this.input.addEventListener('input', () => this.#typed());
    this.input.addEventListener('focus', () => this.#typed());
    this.input.addEventListener('blur', () => this.#close());
    this.input.addEventListener('keydown', event => this.#key(event));
    // mousedown, not click: the field would lose its focus first, and the list with it.
    this.list.addEventListener('mousedown', event => this.#point(event));
  }

  /** @param {KeyboardEvent} event */
  #anywhere(event) {
    const typing = /** @type {Element} */ (event.target).closest('input, select, textarea') !== null;
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.input.focus();
      this.input.select();
    }
  }

  async #typed() {
    this.active = 0;
    this.#find();
    if (!this.state.complete && this.input.value.trim() !== '') {
      const query = this.input.value.trim();
      await this.actions.lookUp(query);
      if (query === this.input.value.trim() && document.activeElement === this.input) {
        this.#find();
      }
    }
  }

  #find() {
    this.found = matches(this.state, this.input.value, SHOWN);
    const items = this.found.map((row, at) => {
      const way = sign(row.change?.relative);
      return el(
        'li',
        { role: 'option', id: `match-${at}`, 'data-symbol': row.symbol },
        el('b', { text: row.symbol }),
        el('span', { text: price(row.price, row.decimals) }),
        el('span', {
          class: tone(way),
          text: row.change === undefined ? NONE : `${arrow(way)} ${percent(row.change.relative)}`,
        }),
      );
    });
    if (items.length === 0) {
      items.push(el('li', { class: 'none', role: 'option', 'aria-disabled': 'true', text: 'No symbol of that name' }));
    }
    this.list.replaceChildren(...items);
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.#mark();
  }

  #mark() {
    [...this.list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === this.active)));
    if (this.found.length > 0) {
      this.input.setAttribute('aria-activedescendant', `match-${this.active}`);
      this.list.children[this.active].scrollIntoView({ block: 'nearest' });
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  #close() {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && this.found.length > 0) {
      this.active = (this.active + step + this.found.length) % this.found.length;
      this.#mark();
    } else if (event.key === 'Enter' && this.found.length > 0) {
      this.#choose(this.found[this.active].symbol);
    } else if (event.key === 'Escape') {
      this.input.value = '';
      this.input.blur();
      byId('watchlist').firstElementChild.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #point(event) {
    event.preventDefault();
    const item = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest('li'));
    if (item?.dataset.symbol !== undefined) {
      this.#choose(item.dataset.symbol);
    }
  }

  /** @param {string} symbol */
  #choose(symbol) {
    this.input.value = '';
    this.input.blur();
    this.actions.open(symbol);
    byId('watchlist').firstElementChild.focus();
  }
}
