/** Puts the page together: what is known (state.js), what is asked (api.js), what comes (stream.js) and who shows it. */
import { Alarms } from './alarms.js';
import { Analysis } from './analysis.js';
import { Api } from './api.js';
import { ChartData } from './chart-data.js';
import { Chart } from './chart.js';
import { byId, segmented } from './dom.js';
import { Head } from './head.js';
import { Loader, pageNow } from './loader.js';
import { Quote } from './quote.js';
import { Rankings } from './rankings.js';
import { ordered } from './rows.js';
import { Search } from './search.js';
import { takeLive } from './series.js';
import * as states from './state.js';
import { Stream } from './stream.js';
import { tabs } from './tabs.js';
import { Watchlist } from './watchlist.js';

const PIPELINE_MS = 10_000;
const FRAME_MS = 100;
const CHART_MS = 500;
const TAIL_MS = 5_000;
const RANKINGS_MS = 10_000;
/** A replay is asked for anew when so much of the range has passed; of the whole range, of so many milliseconds. */
const REPLAYED = 0.1;
const LONG_MS = 86_400_000;
const RANGES = /** @type {[string, string][]} */ ([
  ['15m', '15m'],
  ['1h', '1h'],
  ['4h', '4h'],
  ['1d', '1d'],
  ['all', 'All'],
]);

/** The login leads back to the page without its #symbol; it is kept for then. */
const KEPT = 'symbol';

function toLogin() {
  sessionStorage.setItem(KEPT, location.hash);
  location.assign(new URL('login', document.baseURI));
}

const api = new Api(new URL('api/v1/', document.baseURI), toLogin);
const state = states.emptyState();
const head = new Head(state);
const loader = new Loader(api, state, head, { taken: chooseFirst, done: loadChart });
const actions = { select, open, sort: by => states.sortBy(state, by), lookUp: query => loader.lookUp(query) };
const watchlist = new Watchlist(state, actions);
const quote = new Quote(state);
const chart = new Chart(state);
const chartData = new ChartData(api, state);
const analysis = new Analysis(api, state);
const alarms = new Alarms(state, actions);
const rankings = new Rankings(state, api, actions);
new Search(state, actions);

let range = '15m';
/** @type {import('./series.js').Series|undefined} */
let series;
let asked = 0;
/** The pipeline's time that the chart was loaded at. */
let loadedAt = 0;
/** @type {number|undefined} */
let settling;
let greeted = false;

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
  settling = setTimeout(() => {
    analysis.turn();
    void loadChart();
  }, 120);
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

/** The symbol of the address, or the first one, as soon as there is one. */
function chooseFirst() {
  if (state.selected === undefined) {
    const address = location.hash || (sessionStorage.getItem(KEPT) ?? '');
    sessionStorage.removeItem(KEPT);
    const chosen = states.symbolOfHash(address) ?? ordered(state)[0]?.symbol;
    if (chosen !== undefined) {
      select(chosen);
      if (!state.rows.has(chosen)) {
        void loader.lookUp(chosen);
      }
    }
  }
  render();
}

/** All of the page anew: it may be out of date. */
async function refresh() {
  await Promise.all([loader.refresh(), rankings.refresh()]);
  render();
}

async function loadChart() {
  const { selected } = state;
  if (selected === undefined || state.pipeline === undefined) {
    return;
  }
  const mine = ++asked;
  loadedAt = now();
  if (series?.symbol !== selected) {
    head.note('Loading', false);
  }
  try {
    // The chart of a replay stays until all of the next one is there: it would flicker.
    const stays = states.isReplay(state) && series?.symbol === selected && series.range === range;
    const missing = await chartData.load(selected, range, now(), (loaded, whole) => {
      if (mine === asked && (whole || !stays)) {
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

/** The stream leaves most of a fast replay out: what it has run through is asked for, as it goes and when it has ended. */
async function followReplay() {
  const length = states.lengthOf(range) ?? LONG_MS;
  if (document.hidden || !states.isReplay(state) || now() - loadedAt < length * REPLAYED) {
    return;
  }
  await Promise.all([loader.symbols(), loadChart()]);
}

/** What the stream does not tell: the volume of the running bar, the trades of the last minutes. */
async function loadFacts() {
  const symbol = state.selected;
  if (symbol === undefined || document.hidden) {
    return;
  }
  const path = Api.symbol(symbol);
  const empty = series?.symbol === symbol && series.bars.length === 0;
  const results = await Promise.allSettled([
    api.get(path),
    api.get(`${path}/trades`, { minutes: 15 }),
    series?.symbol === symbol ? chartData.tail(series) : undefined,
  ]);
  if (symbol === state.selected && results[0].status === 'fulfilled') {
    const [current, trades] = results.map(result => (result.status === 'fulfilled' ? result.value : undefined));
    quote.showFacts({ current, trades }, state.rows.get(symbol)?.decimals ?? 2);
  }
  if (empty && symbol === series?.symbol && series.bars.length > 0) {
    await loadChart(); // There is something to draw now.
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
  gap: () => void loader.alarms(),
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
tabs('detail-tabs', tab => (tab === 'tab-analysis' ? analysis.open() : analysis.close()));
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
setInterval(followReplay, TAIL_MS);
setInterval(() => document.hidden || rankings.refresh(), RANKINGS_MS);
setInterval(async () => {
  if (!document.hidden && (await loader.pipeline())) {
    await loadChart();
  }
}, PIPELINE_MS);
await loaded;
await chart.start();
await loadChart();
