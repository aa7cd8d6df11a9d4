/** Questions about the rows of the watchlist: their order, who is meant, how near an alarm is. Pure, like state.js. */

const SEVERITIES = ['Info', 'Warning', 'Critical'];

/** @typedef {import('./types.js').Row} Row */
/** @typedef {import('./state.js').State} State */

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
