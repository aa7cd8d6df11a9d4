/**
 * What the page knows, and how it changes. No page, no clock and no network in here: `now` is handed in, and the functions
 * change only the state they are given.
 */
import { duration, LEAST_DECIMALS, scaleOf } from './format.js';

/** Alarms kept in the list. */
export const ALARMS_KEPT = 200;
const MINUTE = 60_000;

/** @typedef {import('./types.js').Row} Row */
/** @typedef {import('./types.js').Alarm} Alarm */

/**
 * @typedef {object} State
 * @property {import('./types.js').Pipeline|undefined} pipeline
 * @property {Map<string, Row>} rows
 * @property {boolean} complete whether every symbol has been loaded
 * @property {Alarm[]} alarms newest first
 * @property {Alarm[]} held alarms that wait while the list is being read, newest first
 * @property {boolean} holding
 * @property {{server: number, page: number}|undefined} asOf the server's now, and the page's clock at that moment
 * @property {number} lag records that the server has not taken in yet
 * @property {boolean} connected whether Kafka answers the server
 * @property {number|undefined} lastTick epoch milliseconds
 * @property {'connecting'|'live'|'reconnecting'} link
 * @property {string|undefined} selected
 * @property {{by: string, descending: boolean}} sort
 * @property {number} listVersion changes when symbols come or the order asked for is another one
 */

/** @returns {State} */
export function emptyState() {
  return {
    pipeline: undefined,
    rows: new Map(),
    complete: false,
    alarms: [],
    held: [],
    holding: false,
    asOf: undefined,
    lag: 0,
    connected: true,
    lastTick: undefined,
    link: 'connecting',
    selected: undefined,
    sort: { by: 'symbol', descending: false },
    listVersion: 0,
  };
}

/**
 * @param {State} state
 * @param {{asOf?: string, lag?: string, connected?: boolean, lastTickTime?: string}} answer
 * @param {number} page the page's clock, milliseconds
 */
export function takeClock(state, answer, page) {
  if (answer.asOf !== undefined) {
    state.asOf = { server: Date.parse(answer.asOf), page };
  }
  if (answer.lag !== undefined) {
    state.lag = Number(answer.lag);
  }
  if (answer.connected !== undefined) {
    state.connected = answer.connected;
  }
  if (answer.lastTickTime !== undefined) {
    state.lastTick = Date.parse(answer.lastTickTime);
  }
}

/**
 * @param {State} state
 * @returns {boolean} whether a source that has an end is replayed: the clock is the time of its latest tick
 */
export function isReplay(state) {
  return state.pipeline?.finite === true;
}

/**
 * The pipeline's now: the server's, carried on by the page's clock. That of a replay goes on with its ticks alone.
 *
 * @param {State} state
 * @param {number} page the page's clock, milliseconds
 */
export function now(state, page) {
  if (isReplay(state)) {
    return state.lastTick ?? state.asOf?.server ?? page;
  }
  return state.asOf === undefined ? page : state.asOf.server + Math.max(0, page - state.asOf.page);
}

/** @param {string} symbol @returns {Row} */
function emptyRow(symbol) {
  return {
    symbol,
    price: undefined,
    time: 0,
    decimals: LEAST_DECIMALS,
    move: 0,
    change: undefined,
    windows: new Map(),
    firing: [],
    alarmedAt: 0,
    sparkline: [],
    version: 0,
  };
}

/**
 * @param {State} state
 * @param {{symbols: any[]}} page of `/api/v1/symbols`
 */
export function takeSymbols(state, page) {
  for (const item of page.symbols) {
    const known = state.rows.get(item.symbol);
    const row = known ?? emptyRow(item.symbol);
    if (known === undefined) {
      state.rows.set(item.symbol, row);
      state.listVersion++;
    }
    takeFigures(row, item);
    row.firing = item.firing ?? [];
    if (item.sparkline !== undefined) {
      row.sparkline = item.sparkline.map(Number);
    }
    if (item.lastAlarm !== undefined) {
      row.alarmedAt = Math.max(row.alarmedAt, Date.parse(item.lastAlarm.time));
    }
  }
}

/**
 * @param {State} state
 * @param {any[]} items of the event `averages`
 */
export function takeAverages(state, items) {
  for (const item of items) {
    let row = state.rows.get(item.symbol);
    if (row === undefined) {
      row = emptyRow(item.symbol);
      state.rows.set(item.symbol, row);
      state.listVersion++;
    }
    carrySparkline(row, item);
    takeFigures(row, item);
  }
}

/** The last close is the running minute's: it follows the price, and moves on with the minute. */
function carrySparkline(/** @type {Row} */ row, /** @type {any} */ item) {
  if (item.price === undefined) {
    return;
  }
  const minutes = Math.floor(Date.parse(item.time) / MINUTE) - Math.floor(row.time / MINUTE);
  const line = row.sparkline;
  if (line.length === 0 || (row.time > 0 && minutes > 0)) {
    line.push(Number(item.price));
    if (line.length > 30) {
      line.shift();
    }
  } else {
    line[line.length - 1] = Number(item.price);
  }
}

function takeFigures(/** @type {Row} */ row, /** @type {any} */ item) {
  const time = item.time === undefined ? 0 : Date.parse(item.time);
  if (time < row.time) {
    return;
  }
  row.time = time;
  if (item.price !== undefined) {
    const before = Number(row.price ?? item.price);
    row.move = Math.sign(Number(item.price) - before) || row.move;
    row.price = item.price;
    row.decimals = Math.max(row.decimals, scaleOf(item.price));
  }
  row.change = item.change ?? row.change;
  for (const figures of item.windows ?? []) {
    row.windows.set(figures.window, figures);
  }
  row.version++;
}

/**
 * @param {State} state
 * @param {Alarm} alarm that has just come
 * @returns {boolean} false when it was known already
 */
export function takeAlarm(state, alarm) {
  if (state.alarms.some(known => known.id === alarm.id) || state.held.some(known => known.id === alarm.id)) {
    return false;
  }
  const list = state.holding ? state.held : state.alarms;
  list.unshift(alarm);
  list.length = Math.min(list.length, ALARMS_KEPT);
  const row = state.rows.get(alarm.symbol);
  if (row !== undefined) {
    takeEpisode(row, alarm);
  }
  return true;
}

function takeEpisode(/** @type {Row} */ row, /** @type {Alarm} */ alarm) {
  row.alarmedAt = Math.max(row.alarmedAt, Date.parse(alarm.time));
  row.firing = row.firing.filter(firing => firing.episode !== alarm.episode);
  if (alarm.state === 'Firing' && alarm.type !== 'Deviation') {
    row.firing.push({
      alarm: alarm.alarm,
      type: alarm.type,
      severity: alarm.severity,
      episode: alarm.episode,
      since: alarm.time,
    });
  }
  row.version++;
}

/**
 * The list as the server knows it; what waits is shown with it.
 *
 * @param {State} state
 * @param {Alarm[]} alarms newest first
 */
export function replaceAlarms(state, alarms) {
  state.alarms = alarms.slice(0, ALARMS_KEPT);
  state.held = [];
}

/**
 * Holds new alarms back while somebody reads the list, or lets them in.
 *
 * @param {State} state
 * @param {boolean} holding
 */
export function holdAlarms(state, holding) {
  state.holding = holding;
  if (!holding && state.held.length > 0) {
    state.alarms = [...state.held, ...state.alarms].slice(0, ALARMS_KEPT);
    state.held = [];
  }
}

/**
 * @param {State} state
 * @param {string} by a SortKey; asked for twice it turns the order round
 */
export function sortBy(state, by) {
  const words = by === 'symbol' || by === 'age';
  state.sort = {
    by,
    descending: state.sort.by === by ? !state.sort.descending : !words,
  };
  state.listVersion++;
}

/** @param {string} hash of the address @returns {string|undefined} the symbol it names */
export function symbolOfHash(hash) {
  try {
    return decodeURIComponent(hash.replace(/^#/, '')) || undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} range of the buttons @returns {number|undefined} milliseconds; undefined for all there is */
export function lengthOf(range) {
  return range === 'all' ? undefined : duration(range);
}
