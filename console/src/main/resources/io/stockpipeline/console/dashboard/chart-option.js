/** From the series to what ECharts is told: pure, so that the look of the chart is decided in one place. */
import { directionOf } from './alarm-words.js';
import { clock, moment, price } from './format.js';
import { extent, priceLine, thinned } from './series.js';

/** Lines are told apart by their dashes too, not by colour alone. */
export const DASHES = ['solid', 'dashed', 'dotted'];
const COLOURS = 6;
const DAY = 86_400_000;
/** What stands under the axis of time; the first of a month is a day like others. */
const TICKS = { year: '{d} {MMM}', month: '{d} {MMM}', day: '{d} {MMM}', hour: '{HH}:{mm}', minute: '{HH}:{mm}' };
const WIDEST_BAR = 9;
/** The latest price's tag covers so many pixels of the axis, up and down, and half a label. */
const TAG_REACH = 15;
/** Into so many stretches of time a line is divided: about a pixel each. */
const STRETCHES = 800;

/**
 * @param {number} at the window's place in the pipeline
 * @returns {{ink: string, dash: string}} name of its colour, and its dashes
 */
export function penOf(at) {
  return { ink: `--series-${(at % COLOURS) + 1}`, dash: DASHES[at % DASHES.length] };
}

/** @typedef {{bar: import('./series.js').TimedBar, at: number}} PlacedBar */

/**
 * @typedef {object} Look
 * @property {(variable: string) => string} colour of a custom property of the style sheet
 * @property {'line'|'candles'} style
 * @property {Set<string>} hidden windows
 * @property {import('./types.js').WindowSpec[]} windows
 * @property {number} decimals
 * @property {string} face
 * @property {{start: number, end: number}} sight percent of the range that are zoomed to
 * @property {(level: number) => number} toPixel where a price stands on the chart, from above; NaN before it is drawn
 */

/**
 * What stays while the data come and go.
 *
 * @param {Look} look
 * @param {number} width pixels
 */
export function frame(look, width) {
  const { colour } = look;
  const text = { color: colour('--muted'), fontFamily: look.face, fontSize: 11 };
  const right = 14 + 7 * (look.decimals + 5);
  // Room for half a label on the left: ECharts is not to make it, for one of the two grids alone.
  const grid = { left: 20, right, outerBoundsMode: 'none' };
  const pointer = { color: colour('--crosshair'), type: 'dashed', width: 1 };
  const label = {
    backgroundColor: colour('--soft'),
    color: colour('--panel'),
    fontFamily: look.face,
    fontSize: 11,
    padding: [3, 8],
  };
  const xAxis = {
    type: 'time',
    axisLine: { lineStyle: { color: colour('--line-strong') } },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: colour('--line') } },
    splitNumber: Math.max(3, Math.round(width / 120)),
  };
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: look.face },
    axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: pointer, triggerOn: 'mousemove|click' },
    grid: [
      { ...grid, top: 10, bottom: '27%' },
      { ...grid, top: '78%', bottom: 24 },
    ],
    xAxis: [
      {
        ...xAxis,
        gridIndex: 0,
        axisLabel: { show: false },
        axisPointer: { show: true, label: { show: false } },
      },
      {
        ...xAxis,
        gridIndex: 1,
        axisLabel: { ...text, hideOverlap: true, formatter: TICKS },
        axisPointer: { show: true, label: { ...label, formatter: ({ value }) => moment(value) } },
      },
    ],
    yAxis: [
      {
        gridIndex: 0,
        position: 'right',
        scale: true,
        splitNumber: 5,
        axisLabel: text,
        splitLine: { lineStyle: { color: colour('--line') } },
        axisPointer: {
          show: true,
          lineStyle: pointer,
          label: { ...label, formatter: ({ value }) => price(Number(value).toFixed(look.decimals), look.decimals) },
        },
      },
      {
        gridIndex: 1,
        position: 'right',
        splitNumber: 2,
        axisLabel: { ...text, showMinLabel: false, hideOverlap: true, formatter: short },
        splitLine: { show: false },
      },
    ],
    dataZoom: [{ type: 'inside', xAxisIndex: [0, 1], filterMode: 'none', minValueSpan: 30_000, throttle: 30 }],
  };
}

/** @param {number} value of the volume's axis */
function short(value) {
  return value >= 1e6 ? `${+(value / 1e6).toPrecision(3)}M` : value >= 1e3 ? `${+(value / 1e3).toPrecision(3)}k` : `${value}`;
}

/**
 * @param {import('./series.js').Series} series
 * @param {number} now the pipeline's
 * @param {Look} look
 */
export function content(series, now, look) {
  const [min, max] = extent(series, now);
  const line = priceLine(series).filter(point => point[0] >= min);
  const stretch = Math.max(1, ((max - min) * (look.sight.end - look.sight.start)) / 100 / STRETCHES);
  // Some room on the right: the latest price stands free of the axis.
  const room = Math.round((max - min) * 0.015);
  const bars = placed(series, min, max, max + room, look);
  const parts = [look.style === 'candles' ? candles(bars, look) : prices(thinned(line, stretch), look)];
  const last = lastOf(series);
  parts[0].markLine = lastPrice(last, look);
  look.windows.forEach((spec, at) => parts.push(windowLine(spec, at, series, min, stretch, look)));
  parts.push(markers(series, min, line, look), volume(bars, look));
  const labels = max - min > 2 * DAY ? undefined : 60_000;
  return {
    xAxis: [{ min, max: max + room }, { min, max: max + room, minInterval: labels }],
    yAxis: [{ axisLabel: { formatter: value => levelLabel(value, last, look) } }],
    series: parts,
  };
}

/** @param {import('./series.js').Series} series @returns {import('./types.js').Digits|undefined} its latest price */
function lastOf(series) {
  return series.prices[series.prices.length - 1]?.[2] ?? series.bars[series.bars.length - 1]?.close;
}

/** A level of the axis; none where the tag of the latest price would stand half over it. */
function levelLabel(/** @type {number} */ level, /** @type {import('./types.js').Digits|undefined} */ last, /** @type {Look} */ look) {
  const covered = last !== undefined && Math.abs(look.toPixel(level) - look.toPixel(Number(last))) < TAG_REACH;
  return covered ? '' : price(level.toFixed(look.decimals), look.decimals);
}

/**
 * Where the bars stand: each in the middle of its time, so that what is under the crosshair is what is read; the running one
 * not later than now. Those at the edge of the sight are left out: on an axis of time ECharts would draw them past it.
 *
 * @param {import('./series.js').Series} series
 * @param {number} min
 * @param {number} now
 * @param {number} max
 * @param {Look} look
 * @returns {PlacedBar[]}
 */
function placed(series, min, now, max, { sight }) {
  const from = min + ((max - min) * sight.start) / 100;
  const to = min + ((max - min) * sight.end) / 100;
  return series.bars
    .map(bar => ({ bar, at: Math.min((bar.from + bar.to) / 2, now) }))
    .filter(({ at }) => at > from && at < to);
}

/** @param {import('./series.js').Point[]} line @param {Look} look @returns {any} */
function prices(line, look) {
  return {
    id: 'price',
    type: 'line',
    data: line,
    showSymbol: false,
    silent: true,
    z: 4,
    lineStyle: { color: look.colour('--price-line'), width: 1.6 },
    areaStyle: { color: look.colour('--accent'), opacity: 0.05, origin: 'start' },
  };
}

/** Rising candles are hollow, falling ones filled. */
function candles(/** @type {PlacedBar[]} */ bars, /** @type {Look} */ look) {
  return {
    id: 'candles',
    type: 'candlestick',
    data: bars.map(({ at, bar }) => [at, ...[bar.open, bar.close, bar.low, bar.high].map(Number)]),
    silent: true,
    z: 4,
    barMaxWidth: 11,
    itemStyle: {
      color: look.colour('--panel'),
      borderColor: look.colour('--up'),
      color0: look.colour('--down'),
      borderColor0: look.colour('--down'),
      borderColorDoji: look.colour('--muted'),
    },
  };
}

/** @param {import('./types.js').Digits|undefined} last @param {Look} look */
function lastPrice(last, look) {
  return {
    silent: true,
    symbol: 'none',
    data: last === undefined ? [] : [{ yAxis: Number(last) }],
    lineStyle: { color: look.colour('--accent'), type: 'dotted', width: 1 },
    label: {
      position: 'end',
      distance: 2,
      formatter: () => price(last, look.decimals),
      backgroundColor: look.colour('--accent'),
      color: look.colour('--on-accent'),
      borderRadius: 3,
      fontFamily: look.face,
      fontSize: 11,
      fontWeight: 600,
      padding: [3, 5],
    },
  };
}

/**
 * @param {import('./types.js').WindowSpec} spec
 * @param {number} at
 * @param {import('./series.js').Series} series
 * @param {number} min
 * @param {number} stretch
 * @param {Look} look
 */
function windowLine(spec, at, series, min, stretch, look) {
  const { ink, dash } = penOf(at);
  const shown = look.hidden.has(spec.name) ? [] : (series.averages.get(spec.name) ?? []);
  return {
    id: `window-${spec.name}`,
    type: 'line',
    data: thinned(
      shown.filter(point => point[0] >= min),
      stretch,
    ),
    showSymbol: false,
    silent: true,
    z: 3,
    lineStyle: { color: look.colour(ink), width: 1.4, type: dash === 'dashed' ? [6, 3] : dash === 'dotted' ? [2, 2] : 'solid' },
  };
}

/**
 * @param {import('./series.js').Series} series
 * @param {number} min
 * @param {import('./series.js').Point[]} line
 * @param {Look} look
 */
function markers(series, min, line, look) {
  const colours = { Critical: '--bad', Warning: '--warn', Info: '--info' };
  const shown = series.alarms.filter(alarm => Date.parse(alarm.time) >= min && alarm.state === 'Firing');
  return {
    id: 'alarms',
    type: 'scatter',
    silent: true,
    z: 6,
    data: shown.map(alarm => {
      const way = directionOf(alarm);
      return {
        value: [Date.parse(alarm.time), Number(alarm.price ?? line[line.length - 1]?.[1])],
        symbol: way === 0 ? 'diamond' : 'triangle',
        symbolRotate: way < 0 ? 180 : 0,
        symbolOffset: [0, way > 0 ? 12 : way < 0 ? -12 : 0],
        symbolSize: alarm.severity === 'Critical' ? 13 : 11,
        itemStyle: {
          color: look.colour(colours[alarm.severity] ?? '--info'),
          borderColor: look.colour('--panel'),
          borderWidth: 1,
        },
      };
    }),
  };
}

/**
 * Drawn by hand: ECharts widens an axis of time that has bars of its own, and it would no longer be the one above.
 *
 * @param {PlacedBar[]} bars
 * @param {Look} look
 */
function volume(bars, look) {
  return {
    id: 'volume',
    type: 'custom',
    xAxisIndex: 1,
    yAxisIndex: 1,
    silent: true,
    clip: true,
    encode: { x: 0, y: 1 },
    data: bars.map(({ at, bar }) => [at, Number(bar.volume), bar.to - bar.from]),
    itemStyle: { color: look.colour('--volume') },
    renderItem: (_, drawing) => {
      const [x, top] = drawing.coord([drawing.value(0), drawing.value(1)]);
      const [, bottom] = drawing.coord([drawing.value(0), 0]);
      const width = Math.min(Math.max(drawing.size([drawing.value(2), 0])[0] * 0.75, 1), WIDEST_BAR);
      return {
        type: 'rect',
        shape: { x: x - width / 2, y: top, width, height: bottom - top },
        style: { fill: drawing.visual('color') },
      };
    },
  };
}

/** @param {number} time @param {number} span of the chart, milliseconds @returns {string} as precise as the span asks for */
export function timeLabel(time, span) {
  return span > DAY ? moment(time) : clock(time);
}
