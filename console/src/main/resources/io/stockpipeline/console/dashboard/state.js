/**
 * What the page knows, and how it changes. No page, no clock and no network in here: `now` is handed in, and the functions
 * change only the state they are given.
 */
import { duration, scaleOf, sign } from './format.js';

/** Alarms kept in the list. */
export const ALARMS_KEPT = 200;
/** Averages have this many decimals more than the symbol's prices (docs/records.md). */
export const AVERAGE_DECIMALS = 6;
const MINUTE = 60_000;
/** A source that was silent for longer is called stale while its market is open. */
export const STALE_AFTER = 2 * MINUTE;
const SEVERITIES = ['Info', 'Warning', 'Critical'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

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
    lastTick: undefined,
    link: 'connecting',
    selected: undefined,
    sort: { by: 'symbol', descending: false },
    listVersion: 0,
  };
}

/**
 * @param {State} state
 * @param {{asOf?: string, lag?: string, lastTickTime?: string}} answer
 * @param {number} page the page's clock, milliseconds
 */
export function takeClock(state, answer, page) {
  if (answer.asOf !== undefined) {
    state.asOf = { server: Date.parse(answer.asOf), page };
  }
  if (answer.lag !== undefined) {
    state.lag = Number(answer.lag);
  }
  if (answer.lastTickTime !== undefined) {
    state.lastTick = Date.parse(answer.lastTickTime);
  }
}

/**
 * The pipeline's now: the server's, carried on by the page's clock. A replay of an old file has its own hours.
 *
 * @param {State} state
 * @param {number} page the page's clock, milliseconds
 */
export function now(state, page) {
  return state.asOf === undefined ? page : state.asOf.server + Math.max(0, page - state.asOf.page);
}

/** @param {string} symbol @returns {Row} */
function emptyRow(symbol) {
  return {
    symbol,
    price: undefined,
    time: 0,
    decimals: 0,
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
    row.decimals = Math.max(row.decimals, scaleOf(figures.average) - AVERAGE_DECIMALS);
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

/** @param {string} by @returns {(row: Row) => number|undefined} what the list is ordered by */
function measure(by) {
  if (by === 'age') {
    return row => (row.time > 0 ? -row.time : undefined);
  }
  if (by === 'price') {
    return row => (row.price === undefined ? undefined : Number(row.price));
  }
  if (by === 'change') {
    return row => (row.change === undefined ? undefined : Number(row.change.relative));
  }
  const window = by.slice('window:'.length);
  return row => deviationOf(row.windows.get(window));
}

/**
 * @param {import('./types.js').WindowFigures|undefined} figures
 * @returns {number|undefined} a fraction with the sign of the move
 */
export function deviationOf(figures) {
  if (figures?.deviation === undefined || figures.previous === undefined) {
    return undefined;
  }
  const moved = Number(figures.average) - Number(figures.previous);
  return Number(figures.deviation) * (moved < 0 ? -1 : 1);
}

const BY_NAME = new Intl.Collator('en', { numeric: true }).compare;

/** @param {State} state @returns {Row[]} in the order asked for; those without a value come last */
export function ordered(state) {
  const rows = [...state.rows.values()];
  const turn = state.sort.descending ? -1 : 1;
  if (state.sort.by === 'symbol') {
    return rows.sort((a, b) => turn * BY_NAME(a.symbol, b.symbol));
  }
  const value = measure(state.sort.by);
  return rows
    .map(row => ({ row, value: value(row) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined) {
        return Number(a.value === undefined) - Number(b.value === undefined) || BY_NAME(a.row.symbol, b.row.symbol);
      }
      return turn * (a.value - b.value) || BY_NAME(a.row.symbol, b.row.symbol);
    })
    .map(entry => entry.row);
}

/**
 * @param {State} state
 * @param {string} query as typed
 * @param {number} limit
 * @returns {Row[]} those that begin with it, then those that hold it
 */
export function matches(state, query, limit) {
  const wanted = query.trim().toUpperCase();
  const begins = [];
  const holds = [];
  for (const row of state.rows.values()) {
    const at = row.symbol.toUpperCase().indexOf(wanted);
    if (at === 0) {
      begins.push(row);
    } else if (at > 0) {
      holds.push(row);
    }
  }
  const byName = (/** @type {Row} */ a, /** @type {Row} */ b) => BY_NAME(a.symbol, b.symbol);
  return [...begins.sort(byName), ...holds.sort(byName)].slice(0, limit);
}

/**
 * How near a window is to its alarm.
 *
 * @param {import('./types.js').WindowFigures|undefined} figures
 * @param {import('./types.js').WindowSpec} spec
 * @returns {number|undefined} 0 is no move, 1 and more is an alarm; undefined without tolerance or history
 */
export function nearness(figures, spec) {
  if (spec.tolerance === undefined || figures?.previous === undefined || figures.deviation === undefined) {
    return undefined;
  }
  const percentage = spec.tolerance.endsWith('%');
  const tolerance = Number(spec.tolerance.replace('%', ''));
  if (tolerance === 0) {
    return 1;
  }
  const moved = percentage
    ? Number(figures.deviation) * 100
    : Math.abs(Number(figures.average) - Number(figures.previous));
  return moved / tolerance;
}

/** @param {Row} row @returns {string[]} windows that have not seen their whole length yet */
export function warmingUp(row) {
  return [...row.windows.values()].filter(figures => !figures.complete).map(figures => figures.window);
}

/** @param {{severity: string}[]} firing @returns {string|undefined} the gravest severity */
export function gravest(firing) {
  let found = -1;
  for (const { severity } of firing) {
    found = Math.max(found, SEVERITIES.indexOf(severity));
  }
  return SEVERITIES[found];
}

/**
 * @param {import('./types.js').Pipeline['calendar']} calendar absent: around the clock
 * @param {number} at epoch milliseconds
 */
export function inSession(calendar, at) {
  if (calendar === undefined) {
    return true;
  }
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: calendar.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (/** @type {string} */ type) => parts.find(found => found.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  const day = WEEKDAYS.indexOf(part('weekday'));
  const days = calendar.days.map(name => WEEKDAYS.indexOf(name.slice(0, 3)));
  return days.includes(day) && time >= calendar.open && time < calendar.close;
}

/**
 * @typedef {object} Badge
 * @property {'good'|'warn'|'bad'|'quiet'} kind
 * @property {string} text
 * @property {string} title the whole of it in a sentence
 */

/** @param {State} state @param {number} at the pipeline's now @returns {Badge} whether what is shown is so now */
export function freshness(state, at) {
  if (state.link === 'connecting') {
    return { kind: 'quiet', text: 'Connecting', title: 'The live stream is being opened.' };
  }
  if (state.link === 'reconnecting') {
    return { kind: 'bad', text: 'Reconnecting', title: 'The live stream was lost; what is shown is the last that came.' };
  }
  if (!inSession(state.pipeline?.calendar, at)) {
    return { kind: 'quiet', text: 'Market closed', title: 'Outside the hours of the pipeline\'s calendar.' };
  }
  if (state.lag > 10_000) {
    return { kind: 'warn', text: 'Catching up', title: `The console has ${state.lag} records to read.` };
  }
  if (state.lastTick !== undefined && at - state.lastTick > STALE_AFTER) {
    return { kind: 'warn', text: 'Stale', title: 'No tick of any symbol has come for more than two minutes.' };
  }
  return { kind: 'good', text: 'Live', title: 'Connected; prices are as they come.' };
}

/** @param {State} state @returns {Badge|undefined} what is to be said of the history, if anything */
export function historyBadge(state) {
  switch (state.pipeline?.history) {
    case 'away':
      return { kind: 'warn', text: 'History away', title: 'The history cannot be reached; older charts are short.' };
    case 'starting':
      return { kind: 'quiet', text: 'History starting', title: 'The history is not ready yet.' };
    default:
      return undefined;
  }
}

/** @param {string} hash of the address @returns {string|undefined} the symbol it names */
export function symbolOfHash(hash) {
  try {
    return decodeURIComponent(hash.replace(/^#/, '')) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Alarm} alarm
 * @returns {string} what happened, in words; its numbers are rounded elsewhere
 */
export function titleOf(alarm) {
  switch (alarm.type) {
    case 'Deviation':
      return `${alarm.window ?? alarm.alarm} average moved`;
    case 'PriceMove':
      return 'Price moved';
    case 'Stale':
      return 'No ticks';
    case 'VolumeSpike':
      return 'Volume spike';
    case 'ZScore':
      return 'Unusual price';
    default:
      return alarm.type;
  }
}

/** @param {Alarm} alarm @returns {-1|0|1} where it moved */
export function directionOf(alarm) {
  if (alarm.direction !== undefined) {
    return alarm.direction === 'Up' ? 1 : -1;
  }
  return alarm.type === 'ZScore' ? sign(alarm.value) : 0;
}

/** @param {string} range of the buttons @returns {number|undefined} milliseconds; undefined for all there is */
export function lengthOf(range) {
  return range === 'all' ? undefined : duration(range);
}
