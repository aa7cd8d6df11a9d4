/** From what was computed to what ECharts is told: pure, the look of the analysis in one place. */
import { fanOf, numbers, label } from './analysis-state.js';

const LEFT = 14;
/** Pixels over each chart, for its title, and below the last one, for the axis of time. */
const HEAD = 24;
const FOOT = 24;

/**
 * @typedef {object} Ink
 * @property {(variable: string) => string} colour of a custom property of the style sheet
 * @property {string} face
 * @property {number} decimals of the symbol's prices
 * @property {number} width pixels of all charts together
 * @property {number} height likewise
 */

/** @typedef {{title: string, share: number, min?: number, max?: number}} Pane one of the charts that stand below each other */

/**
 * Charts below each other with one axis of time.
 *
 * @param {Pane[]} panes
 * @param {string[]} labels of the bars
 * @param {any[]} series
 * @param {Ink} ink
 */
function stacked(panes, labels, series, ink) {
  const text = { color: ink.colour('--muted'), fontFamily: ink.face, fontSize: 11 };
  const right = 18 + 7 * (ink.decimals + 5);
  const places = placesOf(panes, ink.height);
  return {
    animation: false,
    textStyle: { fontFamily: ink.face },
    axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: ink.colour('--crosshair'), type: 'dashed' } },
    tooltip: tooltip(ink),
    title: panes.map((pane, at) => ({
      text: pane.title,
      left: LEFT - 5,
      top: places[at].top - HEAD + 4,
      padding: [2, 5],
      textStyle: { ...text, color: ink.colour('--soft'), fontWeight: 600 },
    })),
    grid: places.map(place => ({ ...place, left: LEFT, right, outerBoundsMode: 'none' })),
    xAxis: panes.map((_, at) => ({
      type: 'category',
      gridIndex: at,
      data: labels,
      boundaryGap: false,
      axisLine: { onZero: false, lineStyle: { color: ink.colour('--line-strong') } },
      axisTick: { show: false },
      axisLabel: { ...text, show: at === panes.length - 1, hideOverlap: true, interval: every(labels.length, ink.width), alignMinLabel: 'left' },
      axisPointer: { show: true, label: { show: false } },
    })),
    yAxis: panes.map((pane, at) => ({
      gridIndex: at,
      position: 'right',
      scale: true,
      min: pane.min,
      max: pane.max,
      splitNumber: pane.share > 1 ? 5 : 2,
      axisLabel: { ...text, hideOverlap: true, formatter: value => short(value, ink.decimals) },
      splitLine: { lineStyle: { color: ink.colour('--line') } },
      axisPointer: { show: false },
    })),
    series,
  };
}

/** @param {Pane[]} panes @param {number} height @returns {{top: number, height: number}[]} where each stands, pixels */
function placesOf(panes, height) {
  const heads = panes.map(pane => (pane.title === '' ? HEAD / 3 : HEAD));
  const room = height - FOOT - heads.reduce((sum, head) => sum + head, 0);
  const shares = panes.reduce((sum, pane) => sum + pane.share, 0);
  let top = 0;
  return panes.map((pane, at) => {
    const place = { top: top + heads[at], height: Math.max(10, (room * pane.share) / shares) };
    top = place.top + place.height;
    return place;
  });
}

/** @param {number} count of bars @param {number} width pixels @returns {number} bars between two labels */
function every(count, width) {
  return Math.max(0, Math.ceil(count / Math.max(2, Math.floor(width / 150))) - 1);
}

/** @param {number} value @param {number} decimals */
function short(value, decimals) {
  const size = Math.abs(value);
  if (size >= 1e6) {
    return `${+(value / 1e6).toPrecision(4)}M`;
  }
  return size !== 0 && size < 0.1 ? String(+value.toPrecision(2)) : String(+value.toFixed(Math.max(2, decimals)));
}

/** Drawn on the canvas, as the page's policy allows no style that comes with a text. @param {Ink} ink */
function tooltip(ink) {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: ink.colour('--raised'),
    borderColor: ink.colour('--line-strong'),
    textStyle: { color: ink.colour('--text'), fontFamily: ink.face, fontSize: 11 },
    formatter: points => {
      const told = points.filter(point => point.seriesName !== '' && !point.seriesName.startsWith('~') && point.value != null);
      return [points[0].axisValue, ...told.map(point => `${point.seriesName}  ${short(point.value, ink.decimals + 2)}`)].join('\n');
    },
  };
}

/**
 * @param {string} name what the tooltip calls it; with a ~ before it, it is not told
 * @param {(number|null)[]} data
 * @param {Ink} ink
 * @param {{ink?: string, dash?: any, width?: number, at?: number, z?: number}} pen
 */
function line(name, data, ink, pen = {}) {
  const at = pen.at ?? 0;
  return {
    name,
    type: 'line',
    data,
    xAxisIndex: at,
    yAxisIndex: at,
    symbol: 'none',
    silent: true,
    z: pen.z ?? 4,
    lineStyle: { color: ink.colour(pen.ink ?? '--price-line'), width: pen.width ?? 1.5, type: pen.dash ?? 'solid' },
    itemStyle: { color: ink.colour(pen.ink ?? '--price-line') },
  };
}

/**
 * What lies between two lines: an invisible lower one, and the distance stacked on it.
 *
 * @param {string} name
 * @param {(number|null)[]} lower
 * @param {(number|null)[]} upper
 * @param {Ink} ink
 * @param {string} shade
 * @param {any} dash of the upper edge
 */
function band(name, lower, upper, ink, shade, dash) {
  const edge = { color: ink.colour('--accent'), width: 1, type: dash, opacity: 0.75 };
  const common = { type: 'line', symbol: 'none', silent: true, stack: name, stackStrategy: 'all', z: 2, lineStyle: edge };
  return [
    { ...common, name: `~${name} from`, data: lower, itemStyle: { color: ink.colour(shade) } },
    {
      ...common,
      name: `~${name} to`,
      data: upper.map((value, at) => (value === null || lower[at] === null ? null : value - /** @type {number} */ (lower[at]))),
      itemStyle: { color: ink.colour(shade) },
      areaStyle: { color: ink.colour(shade), opacity: 1 },
    },
  ];
}

/** A line that is told by the tooltip and not drawn. */
function told(/** @type {string} */ name, /** @type {(number|null)[]} */ data, /** @type {Ink} */ ink) {
  return line(name, data, ink, { width: 0 });
}

/** @param {any} answer of `/analysis/forecast` @param {Ink} ink */
export function forecastOption(answer, ink) {
  const fan = fanOf(answer);
  const median = line('Median', fan.median, ink, { ink: '--accent', dash: [6, 3], width: 2, z: 5 });
  return stacked(
    [{ title: '', share: 2 }],
    fan.labels,
    [
      ...band('95 %', fan.lower95, fan.upper95, ink, '--band-outer', [2, 3]),
      ...band('80 %', fan.lower80, fan.upper80, ink, '--band-inner', 'solid'),
      line('Close', fan.closes, ink, { z: 6 }),
      // As the tooltip tells them: from above.
      told('95 % to', fan.upper95, ink),
      told('80 % to', fan.upper80, ink),
      {
        ...median,
        markLine: {
          silent: true,
          symbol: 'none',
          data: [{ xAxis: fan.past - 1 }],
          lineStyle: { color: ink.colour('--muted'), type: 'dotted' },
          label: { show: false },
        },
      },
      told('80 % from', fan.lower80, ink),
      told('95 % from', fan.lower95, ink),
    ],
    ink,
  );
}

/** @param {any} answer of `/analysis/decomposition` @param {Ink} ink */
export function partsOption(answer, ink) {
  const factors = answer.form === 'Multiplicative';
  const remainder = {
    name: 'Remainder',
    type: 'bar',
    xAxisIndex: 3,
    yAxisIndex: 3,
    silent: true,
    // From 0, or as factors from 1.
    data: numbers(answer.remainder).map(value => (value === null ? null : factors ? value - 1 : value)),
    itemStyle: { color: ink.colour('--soft') },
    barCategoryGap: '30%',
  };
  return stacked(
    [
      { title: 'Close', share: 1.3 },
      { title: 'Trend', share: 1 },
      { title: factors ? 'Season (factor)' : 'Season', share: 1 },
      { title: factors ? 'Remainder (factor less 1)' : 'Remainder', share: 1 },
    ],
    labelsOf(answer),
    [
      line('Close', numbers(answer.closes), ink, { at: 0 }),
      line('Trend', numbers(answer.trend), ink, { at: 1, ink: '--series-1', width: 2 }),
      line('Season', numbers(answer.seasonal), ink, { at: 2, ink: '--series-2' }),
      remainder,
    ],
    ink,
  );
}

/** @param {any} answer of `/analysis/indicators` @param {Ink} ink */
export function indicatorsOption(answer, ink) {
  const { simple, bands, strength, macd } = answer;
  const panes = [{ title: 'Close, average and bands', share: 2 }];
  const series = [];
  if (bands !== undefined) {
    series.push(...band('Bands', numbers(bands.lower), numbers(bands.upper), ink, '--band-outer', 'solid'));
    series.push(told('Upper band', numbers(bands.upper), ink), told('Lower band', numbers(bands.lower), ink));
  }
  series.push(line('Close', numbers(answer.closes), ink));
  if (simple !== undefined) {
    series.push(line(`SMA ${simple.window}`, numbers(simple.values), ink, { ink: '--series-1', dash: [6, 3] }));
  }
  if (strength !== undefined) {
    const at = panes.push({ title: `RSI ${strength.window}`, share: 1, min: 0, max: 100 }) - 1;
    const marks = { silent: true, symbol: 'none', label: { show: false }, data: [{ yAxis: 30 }, { yAxis: 70 }] };
    const lineStyle = { color: ink.colour('--muted'), type: 'dotted' };
    series.push({
      ...line(`RSI ${strength.window}`, numbers(strength.values), ink, { at, ink: '--series-2' }),
      markLine: { ...marks, lineStyle },
    });
  }
  if (macd !== undefined) {
    const at = panes.push({ title: `MACD ${macd.fast}, ${macd.slow}, ${macd.smooth}`, share: 1 }) - 1;
    series.push(
      {
        name: 'Histogram',
        type: 'bar',
        xAxisIndex: at,
        yAxisIndex: at,
        silent: true,
        data: numbers(macd.histogram),
        itemStyle: { color: ink.colour('--muted') },
        barCategoryGap: '30%',
      },
      line('MACD', numbers(macd.macd), ink, { at, ink: '--accent' }),
      line('Signal', numbers(macd.signal), ink, { at, ink: '--series-1', dash: [6, 3] }),
    );
  }
  return stacked(panes, labelsOf(answer), series, ink);
}

function labelsOf(/** @type {any} */ answer) {
  return answer.times.map(time => label(time, answer.basis.interval));
}
