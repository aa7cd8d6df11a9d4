/** The bar on top: which pipeline, how fresh, and what went wrong, in words. */
import { byId, el, setClass, setText } from './dom.js';
import { clock, date } from './format.js';
import { freshness, historyBadge } from './freshness.js';
import { isReplay } from './state.js';

/** Names of sources as people know them. */
const SOURCES = /** @type {Record<string, string>} */ ({
  yahoo: 'Yahoo Finance',
  finnhub: 'Finnhub',
  coinbase: 'Coinbase',
  binance: 'Binance',
  kraken: 'Kraken',
  alpaca: 'Alpaca',
  kafka: 'Kafka',
  file: 'a file',
  socket: 'a socket',
  synthetic: 'generated prices',
});

/** A cookie beside the session's, which no script can read: there is something to log out of. */
const LOGGED_IN = 'stockpipeline-logged-in=yes';

/** The view of the page's own state. */
export class Head {
  /** @param {import('./state.js').State} state */
  constructor(state) {
    this.state = state;
    this.shown = '';
    byId('log-out').hidden = !document.cookie.split('; ').includes(LOGGED_IN);
  }

  showPipeline() {
    const { pipeline } = this.state;
    if (pipeline !== undefined) {
      const source = ` from ${SOURCES[pipeline.source] ?? pipeline.source}`;
      byId('pipeline').replaceChildren(el('b', { text: pipeline.name }), source);
    }
  }

  /** @param {number} now the pipeline's */
  render(now) {
    setText(byId('clock'), `${isReplay(this.state) ? date(now) : clock(now)} UTC`);
    const badges = [historyBadge(this.state), freshness(this.state, now)].filter(badge => badge !== undefined);
    const key = badges.map(badge => badge.text).join();
    if (key !== this.shown) {
      this.shown = key;
      byId('badges').replaceChildren(
        ...badges.map(({ kind, text, title }) => el('span', { class: `badge ${kind}`, title, text })),
      );
    }
  }

  /** @param {string} what was tried @param {unknown} failure */
  fail(what, failure) {
    const words = failure instanceof Error ? failure.message : String(failure);
    byId('problem').replaceChildren(el('span', { text: `${what}: ${words}` }));
    byId('problem').hidden = false;
  }

  /** All is well again. */
  mend() {
    byId('problem').hidden = true;
  }

  /** @param {string} version of the server that now answers: this page belongs to another one */
  offerReload(version) {
    const button = el('button', { type: 'button', text: 'Reload' });
    button.addEventListener('click', () => location.reload());
    byId('problem').replaceChildren(el('span', { text: `The console is now version ${version}.` }), button);
    byId('problem').hidden = false;
  }

  /**
   * @param {string} words on the chart
   * @param {boolean} aside whether there is a chart to leave free
   */
  note(words, aside) {
    setText(byId('chart-note'), words);
    setClass(byId('chart-note'), aside ? 'chart-note aside' : 'chart-note');
  }
}
