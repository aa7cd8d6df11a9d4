/**
 * The list of alarms. It stands still while somebody reads it (pointer or focus inside): new ones wait behind a button. What
 * is new is told to screen readers in one sentence every few seconds, not line by line.
 */
import { byId, el, segmented, setText, symbolLink } from './dom.js';
import { decimalsOf, detailOf, directionOf, figureOf, titleOf } from './alarm-words.js';
import { arrow, near, tone } from './format.js';
import { holdAlarms } from './state.js';

const TOLD_EVERY_MS = 5_000;
const DAY = 86_400_000;

/** @typedef {import('./types.js').Alarm} Alarm */

/** The view of the newest alarms. */
export class Alarms {
  /**
   * @param {import('./state.js').State} state
   * @param {{open: (symbol: string) => void}} actions
   */
  constructor(state, actions) {
    this.state = state;
    this.actions = actions;
    this.list = byId('alarm-list');
    this.scope = 'all';
    this.unseen = 0;
    /** @type {Alarm[]} */
    this.untold = [];
    this.toldAt = -TOLD_EVERY_MS;
    this.day = -1;
    /** @type {Map<string, any>} lines by alarm */
    this.lines = new Map();
    this.pressScope = segmented('alarms-scope', [['all', 'All'], ['one', 'Symbol']], 'all', scope => {
      this.scope = scope;
    });
    this.list.addEventListener('pointerenter', event => event.pointerType === 'mouse' && holdAlarms(state, true));
    this.list.addEventListener('pointerleave', () => this.#release());
    this.list.addEventListener('focusin', () => holdAlarms(state, true));
    this.list.addEventListener('focusout', () => this.#release());
    byId('alarms-held').addEventListener('click', () => {
      holdAlarms(state, false);
      this.list.scrollTop = 0;
    });
  }

  /** @param {Alarm} alarm that has just come */
  news(alarm) {
    this.untold.push(alarm);
    if (document.body.dataset.view !== 'alarms') {
      this.unseen++;
    }
  }

  /** The list has been looked at. */
  seen() {
    this.unseen = 0;
  }

  #release() {
    if (!this.list.matches(':hover') && !this.list.contains(document.activeElement)) {
      holdAlarms(this.state, false);
    }
  }

  /**
   * @param {number} now the pipeline's
   * @param {number} page the page's clock
   */
  render(now, page) {
    const shown =
      this.scope === 'all'
        ? this.state.alarms
        : this.state.alarms.filter(alarm => alarm.symbol === this.state.selected);
    const lines = new Map();
    for (const alarm of shown) {
      lines.set(alarm.id, this.lines.get(alarm.id) ?? this.#line(alarm, now));
    }
    this.lines = lines;
    this.#date(now);
    const wanted = lines.size > 0 ? [...lines.values()] : [this.#nothing()];
    const same = wanted.length === this.list.children.length && wanted.every((line, at) => line === this.list.children[at]);
    if (!same) {
      this.list.replaceChildren(...wanted);
    }
    const held = this.state.held.length;
    byId('alarms-held').hidden = held === 0;
    setText(byId('alarms-held'), `${held} new`);
    byId('alarm-count').hidden = this.unseen === 0;
    setText(byId('alarm-count'), this.unseen > 99 ? '99+' : String(this.unseen));
    this.#tell(page);
  }

  /** @param {number} now A line of today says the time alone; from tomorrow on its day too */
  #date(now) {
    const day = Math.floor(now / DAY);
    if (day === this.day) {
      return;
    }
    this.day = day;
    for (const line of this.lines.values()) {
      const time = line.querySelector('time');
      setText(time, near(time.dateTime, now));
    }
  }

  #nothing() {
    const words = this.scope === 'all' ? 'No alarms so far' : `No alarms of ${this.state.selected ?? 'this symbol'} so far`;
    if (this.empty === undefined || this.empty.textContent !== words) {
      this.empty = el('li', { class: 'empty', text: words });
    }
    return this.empty;
  }

  /** @param {number} page the page's clock */
  #tell(page) {
    if (this.untold.length === 0 || page - this.toldAt < TOLD_EVERY_MS) {
      return;
    }
    const latest = this.untold[this.untold.length - 1];
    const words = `${latest.severity} alarm of ${latest.symbol}: ${titleOf(latest)} ${figureOf(latest)}`.trim();
    setText(byId('alarm-news'), this.untold.length === 1 ? words : `${this.untold.length} new alarms. ${words}`);
    this.untold = [];
    this.toldAt = page;
  }

  /** @param {Alarm} alarm @param {number} now */
  #line(alarm, now) {
    const decimals = Math.max(this.state.rows.get(alarm.symbol)?.decimals ?? 0, decimalsOf(alarm));
    const way = directionOf(alarm);
    const resolved = alarm.state === 'Resolved';
    const title = `${titleOf(alarm)}${resolved ? ', resolved' : ''}`;
    return el(
      'li',
      { class: `alarm ${alarm.state}`, title: `${alarm.severity}: ${alarm.alarm}` },
      el('i', { class: `severity ${alarm.severity}`, role: 'img', 'aria-label': alarm.severity }),
      el(
        'div',
        {},
        el('div', { class: 'what' }, symbolLink(alarm.symbol, this.actions.open), ` ${title}`),
        el('small', { text: detailOf(alarm, decimals) }),
      ),
      el(
        'div',
        { class: 'figures' },
        el('b', { class: tone(way), text: way === 0 ? figureOf(alarm) : `${arrow(way)} ${figureOf(alarm)}` }),
        el('small', {}, el('time', { datetime: alarm.time, text: near(alarm.time, now) })),
      ),
    );
  }
}
