/** Puts the page together: what is known (state.js), what is asked (api.js), what comes (stream.js) and who shows it. */
import { Alarms } from './alarms.js';
import { Api } from './api.js';
import { ChartData } from './chart-data.js';
import { Chart } from './chart.js';
import { byId, segmented } from './dom.js';
import { Head } from './head.js';
import { Quote } from './quote.js';
import { Rankings } from './rankings.js';
import { Search } from './search.js';
import { takeLive } from './series.js';
import * as states from './state.js';
import { Stream } from './stream.js';
import { Watchlist } from './watchlist.js';

const FRAME_MS = 100;
const CHART_MS = 500;
const TAIL_MS = 5_000;
const RANKINGS_MS = 10_000;
const AGAIN_MS = 3_000;
/** The first page is small, so that it is seen at once; the rest come in larger ones. */
const FIRST_PAGE = 200;
const PAGE = 2_000;
/** Beyond so many the list is not loaded any further; the search asks the server. */
const MOST_SYMBOLS = 20_000;
const SPARKLINE = 30;
const RANGES = /** @type {[string, string][]} */ ([
  ['15m', '15m'],
  ['1h', '1h'],
  ['4h', '4h'],
  ['1d', '1d'],
  ['all', 'All'],
]);

const toLogin = () => location.assign(new URL('login', document.baseURI));
const api = new Api(new URL('api/v1/', document.baseURI), toLogin);
const state = states.emptyState();
const actions = { select, open, sort: by => states.sortBy(state, by), lookUp };
const head = new Head(state);
const watchlist = new Watchlist(state, actions);
const quote = new Quote(state);
const chart = new Chart(state);
const chartData = new ChartData(api, state);
const alarms = new Alarms(state, actions);
const rankings = new Rankings(state, api, actions);
new Search(state, actions);

let range = '15m';
/** @type {import('./series.js').Series|undefined} */
let series;
let asked = 0;
/** @type {number|undefined} */
let settling;
/** @type {number|undefined} */
let again;
let greeted = false;

const pageNow = () => performance.now() + performance.timeOrigin;
const now = () => states.now(state, pageNow());

/** @param {string} symbol chosen in the list; its chart follows when the choice has settled */
function select(symbol) {
  if (symbol === state.selected) {
    return;
  }
  state.selected = symbol;
  history.replaceState(null, '', `#${encodeURIComponent(symbol)}`);
  document.title = `${symbol} · StockPipeline`;
  clearTimeout(settling);
  settling = setTimeout(loadChart, 120);
}

/** @param {string} symbol chosen to be looked at: on a phone the chart comes to the front */
function open(symbol) {
  select(symbol);
  view('detail');
  watchlist.reveal(symbol);
}

/** @param {string} name of the view that a phone shows */
function view(name) {
  document.body.dataset.view = name;
  for (const button of document.querySelectorAll('.views button')) {
    if (/** @type {HTMLElement} */ (button).dataset.to === name) {
      button.setAttribute('aria-current', 'page');
    } else {
      button.removeAttribute('aria-current');
    }
  }
  if (name === 'alarms') {
    alarms.seen();
  }
}

/** @param {string} query of the search, for symbols that are not loaded */
async function lookUp(query) {
  try {
    takePage(await api.get('symbols', { search: query, limit: 20, sparkline: SPARKLINE }));
  } catch (failure) {
    head.fail('Search', failure);
  }
}

function takePage(/** @type {any} */ page) {
  states.takeClock(state, page, pageNow());
  states.takeSymbols(state, page);
  if (state.selected === undefined) {
    const wanted = states.symbolOfHash(location.hash);
    const first = states.ordered(state)[0]?.symbol;
    const chosen = wanted ?? first;
    if (chosen !== undefined) {
      select(chosen);
      if (!state.rows.has(chosen)) {
        void lookUp(chosen);
      }
    }
  }
  render();
}

async function loadSymbols() {
  let cursor;
  do {
    const limit = cursor === undefined ? FIRST_PAGE : PAGE;
    const page = await api.get('symbols', { limit, sparkline: SPARKLINE, cursor });
    takePage(page);
    cursor = page.next;
  } while (cursor !== undefined && state.rows.size < MOST_SYMBOLS);
  state.complete = cursor === undefined;
  state.listVersion++;
}

async function loadPipeline() {
  const pipeline = await api.get('pipeline');
  const restarted = state.pipeline !== undefined && state.pipeline.version !== pipeline.version;
  // The same windows keep their identity: views build their columns and legends by it.
  if (JSON.stringify(state.pipeline?.windows) === JSON.stringify(pipeline.windows)) {
    pipeline.windows = state.pipeline?.windows;
  }
  state.pipeline = pipeline;
  states.takeClock(state, pipeline, pageNow());
  head.showPipeline();
  if (restarted) {
    head.offerReload(pipeline.version);
  }
}

async function loadAlarms() {
  const answer = await api.get('alarms', { limit: states.ALARMS_KEPT });
  states.replaceAlarms(state, answer.alarms);
}

/** All that is shown, asked for anew: at the start, and after a connection was lost; until it has been answered. */
async function refresh() {
  clearTimeout(again);
  const parts = [loadPipeline(), loadSymbols(), loadAlarms(), rankings.refresh()];
  const results = await Promise.allSettled(parts);
  const failed = results.find(result => result.status === 'rejected');
  if (failed === undefined) {
    head.mend();
  } else {
    head.fail('Not everything could be loaded yet', failed.reason);
    again = setTimeout(async () => {
      await refresh();
      await loadChart();
    }, AGAIN_MS);
  }
  render();
}

async function loadChart() {
  const { selected } = state;
  if (selected === undefined || state.pipeline === undefined) {
    return;
  }
  const mine = ++asked;
  if (series?.symbol !== selected) {
    head.note('Loading', false);
  }
  try {
    const missing = await chartData.load(selected, range, now(), loaded => {
      if (mine === asked) {
        series = loaded;
        chart.show(loaded, now());
      }
    });
    if (mine === asked) {
      head.note(missing, (series?.bars.length ?? 0) > 0);
    }
  } catch (failure) {
    if (mine === asked) {
      head.note(/** @type {Error} */ (failure).message, false);
    }
  }
  await loadFacts();
}

/** What the stream does not tell: the volume of the running bar, the trades of the last minutes. */
async function loadFacts() {
  const symbol = state.selected;
  if (symbol === undefined || document.hidden) {
    return;
  }
  const path = Api.symbol(symbol);
  const results = await Promise.allSettled([
    api.get(path),
    api.get(`${path}/trades`, { minutes: 15 }),
    series?.symbol === symbol ? chartData.tail(series) : undefined,
  ]);
  if (symbol === state.selected) {
    const [current, trades] = results.map(result => (result.status === 'fulfilled' ? result.value : undefined));
    quote.showFacts({ current, trades }, state.rows.get(symbol)?.decimals ?? 2);
  }
}

const stream = new Stream(new URL('stream', api.base), {
  link: link => {
    state.link = link;
    render();
  },
  hello: async hello => {
    states.takeClock(state, hello, pageNow());
    // The first greeting comes while the page is loading anyway.
    if (greeted) {
      await refresh();
      await loadChart();
    }
    greeted = true;
  },
  averages: items => {
    states.takeAverages(state, items);
    for (const item of items) {
      if (series?.symbol === item.symbol) {
        takeLive(series, item);
      }
      if (state.lastTick === undefined || Date.parse(item.time) > state.lastTick) {
        state.lastTick = Date.parse(item.time);
      }
    }
  },
  alarm: alarm => {
    if (!states.takeAlarm(state, alarm)) {
      return;
    }
    alarms.news(alarm);
    if (series?.symbol === alarm.symbol) {
      series.alarms.unshift(alarm);
    }
  },
  status: status => states.takeClock(state, status, pageNow()),
  gap: () => void loadAlarms().catch(failure => head.fail('Alarms', failure)),
  refused: async () => {
    try {
      await api.get('pipeline');
    } catch (failure) {
      head.fail('The live stream was refused', failure);
    }
  },
});

let drawnAt = 0;
let chartAt = 0;

function render() {
  const page = pageNow();
  drawnAt = page;
  head.render(now());
  watchlist.render(now(), page);
  quote.render(now());
  alarms.render(now(), page);
}

function frame() {
  // Asked for first: one view that fails must not stop the others for good.
  requestAnimationFrame(frame);
  const page = pageNow();
  if (page - drawnAt >= FRAME_MS) {
    render();
  }
  if (page - chartAt >= CHART_MS) {
    chartAt = page;
    chart.update(now());
  }
}

segmented('ranges', RANGES, range, chosen => {
  range = chosen;
  void loadChart();
});
for (const button of document.querySelectorAll('.views button')) {
  button.addEventListener('click', () => view(/** @type {HTMLElement} */ (button).dataset.to ?? 'watch'));
}
addEventListener('hashchange', () => {
  const symbol = states.symbolOfHash(location.hash);
  if (symbol !== undefined) {
    open(symbol);
  }
});

const loaded = refresh();
stream.open();
requestAnimationFrame(frame);
setInterval(loadFacts, TAIL_MS);
setInterval(() => document.hidden || rankings.refresh(), RANKINGS_MS);
await loaded;
await chart.start();
await loadChart();
