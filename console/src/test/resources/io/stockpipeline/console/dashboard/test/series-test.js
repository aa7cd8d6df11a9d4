import * as series from '/assets/series.js';
import { same, test } from './expect.js';

const START = Date.parse('2026-03-12T15:00:00.000Z');

function iso(seconds) {
  return new Date(START + seconds * 1000).toISOString();
}

function bar(minute, close) {
  return { start: iso(minute * 60), end: iso(minute * 60 + 60), open: '1', high: '3', low: '1', close, volume: '5', count: '2' };
}

test('chooses bars that a screen can show, none finer than there are', () => {
  const hour = 3_600_000;
  same([0.25, 4, 24].map(hours => series.intervalFor(hours * hour, 60_000)), ['1m', '1m', '5m']);
  same(series.intervalFor(undefined, 60_000), '1h');
  same(series.intervalFor(hour, 300_000), '5m');
});

test('a bar that comes again replaces the first', () => {
  const made = series.emptySeries('A', '15m');
  series.takeBars(made, [bar(0, '1'), bar(1, '2')]);
  series.takeBars(made, [bar(1, '3'), bar(2, '2')]);
  same(made.bars.map(found => found.close), ['1', '3', '2']);
});

test('the running bar follows the price, and the next one begins', () => {
  const made = series.emptySeries('A', '15m');
  series.takeBars(made, [bar(0, '2')]);
  series.takeLive(made, { time: iso(30), price: '4.50' });
  same([made.bars[0].high, made.bars[0].close], ['4.50', '4.50']);
  series.takeLive(made, { time: iso(61), price: '2' });
  same([made.bars.length, made.bars[1].start, made.bars[1].open], [2, iso(60), '2']);
});

test('asks again from the last whole bar that the server has told, not from one made here', () => {
  const made = series.emptySeries('A', '15m');
  same(series.lastTold(made), undefined);
  series.takeBars(made, [bar(0, '2'), bar(1, '2')]);
  series.takeLive(made, { time: iso(3_600), price: '2' });
  series.takeLive(made, { time: iso(7_200), price: '2' });
  same(series.lastTold(made).start, iso(0));
});

test('finds where the newest ticks begin', () => {
  const made = series.emptySeries('A', '15m');
  series.takeBars(made, [bar(0, '1'), bar(1, '1'), bar(2, '1'), bar(3, '1')]);
  same(series.beginOf(made, Infinity, 5), START + 120_000);
  same(series.beginOf(made, START + 180_000, 5), START + 60_000);
  same(series.beginOf(made, Infinity, 8), undefined);
});

test('what came live stays when the past is loaded after it', () => {
  const made = series.emptySeries('A', '15m');
  series.takeLive(made, { time: iso(30), price: '3', windows: [{ window: '5m', average: '2.5' }] });
  series.takePoints(made, '5m', [
    { time: iso(10), price: '1', average: '1' },
    { time: iso(20), price: '2', average: '2' },
  ]);
  same(made.averages.get('5m').map(point => point[2]), ['1', '2', '2.5']);
  same(made.prices.map(point => point[2]), ['1', '2', '3']);
});

test('closes stand in for prices before the first of them', () => {
  const made = series.emptySeries('A', '15m');
  series.takeBars(made, [bar(0, '1'), bar(1, '2'), bar(2, '3')]);
  series.takePoints(made, '5m', [{ time: iso(125), price: '9', average: '1' }]);
  same(series.priceLine(made).map(point => point[2]), ['1', '2', '9']);
});

test('thins a line by time: a dense end leaves a sparse beginning alone', () => {
  const sparse = [0, 60, 120].map(at => [at, 1, '1']);
  const dense = [3, 9, 1, 5, 4].map((value, at) => [180 + at, value, String(value)]);
  const kept = series.thinned([...sparse, ...dense], 60);
  same(kept.map(point => point[2]), ['1', '1', '1', '3', '9', '1', '4']);
  same(series.thinned([], 60), []);
});

test('reads every line at the crosshair', () => {
  const made = series.emptySeries('A', '15m');
  series.takeBars(made, [bar(0, '1'), bar(1, '2')]);
  series.takePoints(made, '5m', [
    { time: iso(10), price: '1.10', average: '1' },
    { time: iso(70), price: '2.20', average: '2' },
  ]);
  const read = series.readAt(made, START + 15_000);
  same([read.price, read.bar.close, read.averages.get('5m')], ['1.10', '1', '1']);
  same(series.readAt(made, Infinity).price, '2.20');
});

test('the table has the newest bar first, and each average at its end', () => {
  const made = series.emptySeries('A', '15m');
  series.takeBars(made, [bar(0, '1'), bar(1, '2'), bar(2, '3')]);
  series.takePoints(made, '5m', [{ time: iso(70), price: '2', average: '1.5' }]);
  const rows = series.tableOf(made, 2);
  same(rows.map(row => [row.bar.close, row.averages.get('5m')]), [
    ['3', '1.5'],
    ['2', '1.5'],
  ]);
});

test('tells the chart in words', () => {
  const made = series.emptySeries('A', '15m');
  same(series.summaryOf(made, START, 2).includes('nothing to draw'), true);
  series.takeBars(made, [bar(0, '1'), bar(1, '2')]);
  same(
    series.summaryOf(made, START + 120_000, 2),
    'A, 15m until 15:02:00 UTC: opened at 1.00, now 2.00, highest 3.00, lowest 1.00, 0 alarms.',
  );
});
