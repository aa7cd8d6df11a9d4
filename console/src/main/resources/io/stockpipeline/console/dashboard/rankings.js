/** Who leads by volume, trades or change, and at what average price each side traded. */
import { byId, el, segmented, symbolLink } from './dom.js';
import { arrow, average, compact, duration, NONE, percent, price, sign, tone } from './format.js';

const KINDS = /** @type {[string, string][]} */ ([
  ['volume', 'Volume'],
  ['trades', 'Trades'],
  ['change', 'Change'],
  ['side', 'Sides'],
]);
const RANKED = 15;
const PIVOTED = 200;
const SIDES_MS = 3_600_000;

/** The view of rankings and of the pivot by side. */
export class Rankings {
  /**
   * @param {import('./state.js').State} state
   * @param {import('./api.js').Api} api
   * @param {{open: (symbol: string) => void}} actions
   */
  constructor(state, api, actions) {
    this.state = state;
    this.api = api;
    this.actions = actions;
    this.kind = 'volume';
    this.asked = 0;
    segmented('ranking-kinds', KINDS, this.kind, kind => {
      this.kind = kind;
      this.refresh();
    });
    byId('ranking-within').addEventListener('change', () => this.refresh());
  }

  /** Asks again; an answer that comes late, after another question, is left out. */
  async refresh() {
    const asked = ++this.asked;
    this.#bound();
    const within = byId('ranking-within').value;
    let shown;
    try {
      shown =
        this.kind === 'side'
          ? this.#sides(await this.api.get('pivot', { by: 'side', value: 'price', within, limit: PIVOTED }))
          : this.#ranking(await this.api.get('top', { by: this.kind, within, n: RANKED }));
    } catch (failure) {
      if (/** @type {import('./api.js').ApiError} */ (failure).status === 0 && byId('ranking').hasChildNodes()) {
        return; // The badge on top tells of it; the last ranking is better than none.
      }
      shown = empty(/** @type {Error} */ (failure).message);
    }
    if (asked === this.asked) {
      byId('ranking').replaceChildren(shown);
    }
  }

  /** Sides are known for the last hour only. */
  #bound() {
    const choice = byId('ranking-within');
    for (const option of choice.options) {
      option.disabled = this.kind === 'side' && duration(option.value) > SIDES_MS;
    }
    if (choice.selectedOptions[0].disabled) {
      choice.value = '1h';
    }
  }

  #decimals(/** @type {string} */ symbol) {
    return this.state.rows.get(symbol)?.decimals ?? 0;
  }

  /** @param {any} answer of `/top` */
  #ranking(answer) {
    if (answer.ranking.length === 0) {
      return empty('No trades in this time');
    }
    const most = Math.max(...answer.ranking.map(item => Math.abs(Number(item.value))));
    const rows = answer.ranking.map(item => {
      const way = sign(item.change);
      const part = most === 0 ? 0 : (Math.abs(Number(item.value)) / most) * 100;
      const name = el('th', { scope: 'row', class: 'text' }, symbolLink(item.symbol, this.actions.open));
      const row = el(
        'tr',
        {},
        el('td', { class: 'flat', text: item.rank }),
        name,
        el('td', { text: price(item.price, this.#decimals(item.symbol)) }),
        el('td', { class: tone(way), text: item.change === undefined ? NONE : `${arrow(way)} ${percent(item.change)}` }),
        el('td', { class: 'minor', text: compact(item.trades) }),
        el('td', { text: compact(item.volume) }),
      );
      name.classList.add('share');
      name.style.setProperty('--part', `${part.toFixed(1)}%`);
      return row;
    });
    return table(['', 'Symbol', 'Price', 'Change', 'Trades', 'Volume'], rows, 1);
  }

  /** @param {any} answer of `/pivot` */
  #sides(answer) {
    const traded = answer.symbols.filter(item => item.sides.length > 0);
    if (traded.length === 0) {
      return empty('No trades in this time');
    }
    const unknown = traded.some(item => item.sides.some(found => found.side === 'Unknown'));
    const rows = traded.map(item => {
      const of = (/** @type {string} */ side) => item.sides.find(found => found.side === side);
      const [buy, sell] = [of('Buy'), of('Sell')];
      const both = Number(buy?.volume ?? 0) + Number(sell?.volume ?? 0);
      const share = both === 0 ? undefined : (Number(buy?.volume ?? 0) / both) * 100;
      const decimals = this.#decimals(item.symbol);
      const balance = el('td', { class: 'share', text: share === undefined ? NONE : `${share.toFixed(0)} %` });
      balance.style.setProperty('--part', `${(share ?? 0).toFixed(1)}%`);
      return el(
        'tr',
        {},
        el('th', { scope: 'row', class: 'text' }, symbolLink(item.symbol, this.actions.open)),
        el('td', { text: average(buy?.price, decimals) }),
        el('td', { text: average(sell?.price, decimals) }),
        ...(unknown ? [el('td', { text: average(of('Unknown')?.price, decimals) })] : []),
        balance,
      );
    });
    return table(['Symbol', 'Bought at', 'Sold at', ...(unknown ? ['Unknown'] : []), 'Bought'], rows, 0);
  }
}

/** @param {string[]} heads @param {HTMLElement[]} rows @param {number} left the column of names */
function table(heads, rows, left) {
  const head = heads.map((text, at) =>
    text === ''
      ? el('td')
      : el('th', { scope: 'col', text, class: at === left ? 'text' : text === 'Trades' ? 'minor' : undefined }),
  );
  return el('table', {}, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows));
}

/** @param {string} words */
function empty(words) {
  return el('p', { class: 'empty', text: words });
}
