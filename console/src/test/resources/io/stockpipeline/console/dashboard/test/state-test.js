import { decimalsOf, detailOf, figureOf } from '/assets/alarm-words.js';
import * as badges from '/assets/freshness.js';
import * as rows from '/assets/rows.js';
import * as states from '/assets/state.js';
import { same, test } from './expect.js';

const TIME = '2026-03-12T15:00:00.000Z';
const NOW = Date.parse(TIME);

function tick(symbol, price, seconds = 0, windows = []) {
  return { symbol, price, time: new Date(NOW + seconds * 1000).toISOString(), windows };
}

function stateOf(...items) {
  const state = states.emptyState();
  states.takeSymbols(state, { symbols: items });
  return state;
}

function alarm(id, more = {}) {
  return { id, episode: id, alarm: 'big', type: 'PriceMove', severity: 'Critical', state: 'Firing', symbol: 'A', time: TIME, ...more };
}

test('the decimals of a symbol are two at least, only grow, and count no zeros at the end', () => {
  const state = stateOf(tick('A', '189.1'), tick('B', '999.000000000000'));
  same([state.rows.get('A').decimals, state.rows.get('B').decimals], [2, 2]);
  states.takeAverages(state, [tick('A', '189.1234', 1, [{ window: '5m', average: '189.050000000001' }])]);
  states.takeAverages(state, [tick('A', '189', 2)]);
  same(state.rows.get('A').decimals, 4);
});

test('an older record does not overwrite a newer one', () => {
  const state = stateOf(tick('A', '2', 5));
  states.takeAverages(state, [tick('A', '1', 0)]);
  same(state.rows.get('A').price, '2');
});

test('a symbol that comes by the stream joins the list', () => {
  const state = stateOf(tick('A', '1'));
  states.takeAverages(state, [tick('B', '1')]);
  same(rows.ordered(state).map(row => row.symbol), ['A', 'B']);
});

test('the sparkline follows the price and moves on with the minute', () => {
  const state = stateOf({ ...tick('A', '3'), sparkline: ['1', '2', '3'] });
  states.takeAverages(state, [tick('A', '4', 1)]);
  same(state.rows.get('A').sparkline, [1, 2, 4]);
  states.takeAverages(state, [tick('A', '5', 61)]);
  same(state.rows.get('A').sparkline, [1, 2, 4, 5]);
});

test('sorts by what is asked for, turned round when asked twice, those without a value last', () => {
  const state = stateOf(tick('A', '2'), tick('B', '3'), { symbol: 'C' }, tick('D', '1'));
  states.sortBy(state, 'price');
  same(rows.ordered(state).map(row => row.symbol), ['B', 'A', 'D', 'C']);
  states.sortBy(state, 'price');
  same(rows.ordered(state).map(row => row.symbol), ['D', 'A', 'B', 'C']);
});

test('sorts by the signed deviation of a window', () => {
  const figures = (average, previous, deviation) => [{ window: '5m', average, previous, deviation }];
  const state = stateOf(
    tick('A', '1', 0, figures('9', '10', '0.1')),
    tick('B', '1', 0, figures('11', '10', '0.1')),
    tick('C', '1', 0, figures('10.1', '10', '0.01')),
  );
  states.sortBy(state, 'window:5m');
  same(rows.ordered(state).map(row => row.symbol), ['B', 'C', 'A']);
});

test('finds what begins with the query before what holds it', () => {
  const state = stateOf(tick('BAA', '1'), tick('AA2', '1'), tick('AA10', '1'), tick('X', '1'));
  same(rows.matches(state, ' aa', 10).map(row => row.symbol), ['AA2', 'AA10', 'BAA']);
  same(rows.matches(state, 'aa', 1).length, 1);
});

test('an alarm that comes twice is one alarm', () => {
  const state = stateOf(tick('A', '1'));
  same([states.takeAlarm(state, alarm('1')), states.takeAlarm(state, alarm('1'))], [true, false]);
  same(state.alarms.length, 1);
});

test('holds alarms back while the list is read, and shows them after', () => {
  const state = stateOf(tick('A', '1'));
  states.takeAlarm(state, alarm('1'));
  states.holdAlarms(state, true);
  states.takeAlarm(state, alarm('2'));
  same([state.alarms.length, state.held.length], [1, 1]);
  states.holdAlarms(state, false);
  same(state.alarms.map(found => found.id), ['2', '1']);
});

test('an episode fires until it is resolved; a deviation does not stay', () => {
  const state = stateOf(tick('A', '1'));
  states.takeAlarm(state, alarm('1', { type: 'Deviation' }));
  same(state.rows.get('A').firing, []);
  states.takeAlarm(state, alarm('2', { episode: 'e' }));
  same(rows.gravest(state.rows.get('A').firing), 'Critical');
  states.takeAlarm(state, alarm('3', { episode: 'e', state: 'Resolved' }));
  same(rows.gravest(state.rows.get('A').firing), undefined);
});

test('keeps no more alarms than the list shows', () => {
  const state = stateOf(tick('A', '1'));
  for (let i = 0; i < states.ALARMS_KEPT + 5; i++) {
    states.takeAlarm(state, alarm(String(i)));
  }
  same(state.alarms.length, states.ALARMS_KEPT);
  same(state.alarms[0].id, String(states.ALARMS_KEPT + 4));
});

test('measures how near a window is to its alarm, by percentage or amount', () => {
  const figures = { average: '101', previous: '100', deviation: '0.01' };
  same(rows.nearness(figures, { tolerance: '2%' }), 0.5);
  same(rows.nearness(figures, { tolerance: '4' }), 0.25);
  same(rows.nearness(figures, {}), undefined);
});

test('carries the server’s now on, whatever year it is', () => {
  const state = states.emptyState();
  states.takeClock(state, { asOf: '2013-05-24T10:00:00.000Z' }, 1_000);
  same(states.now(state, 3_500), Date.parse('2013-05-24T10:00:02.500Z'));
});

test('the clock of a replay goes with its ticks, not with the page', () => {
  const state = states.emptyState();
  state.pipeline = { finite: true };
  states.takeClock(state, { asOf: '2013-05-24T10:00:00.000Z' }, 1_000);
  same(states.now(state, 9_000), Date.parse('2013-05-24T10:00:00.000Z'));
  states.takeClock(state, { lastTickTime: '2013-05-24T10:00:07.000Z' }, 10_000);
  same(states.now(state, 90_000), Date.parse('2013-05-24T10:00:07.000Z'));
});

test('knows a session by its own clock', () => {
  const calendar = { timeZone: 'America/New_York', open: '09:30', close: '16:00', days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] };
  const at = text => badges.inSession(calendar, Date.parse(text));
  same(
    ['2026-03-12T13:29:59Z', '2026-03-12T13:30:00Z', '2026-03-12T20:00:00Z', '2026-03-14T15:00:00Z'].map(at),
    [false, true, false, false],
  );
});

test('says how fresh it is', () => {
  const state = states.emptyState();
  same(badges.freshness(state, NOW).text, 'Connecting');
  state.link = 'live';
  state.lastTick = NOW;
  same(badges.freshness(state, NOW).text, 'Live');
  same(badges.freshness(state, NOW + badges.STALE_AFTER + 1).text, 'Stale');
  state.link = 'reconnecting';
  same(badges.freshness(state, NOW).text, 'Reconnecting');
});

test('a replay is no less so when its source has ended', () => {
  const state = states.emptyState();
  state.pipeline = { finite: true, calendar: { timeZone: 'UTC', open: '09:30', close: '16:00', days: ['Mon'] } };
  state.lastTick = NOW;
  same(badges.freshness(state, NOW).text, 'Connecting');
  state.link = 'live';
  same(badges.freshness(state, NOW + badges.STALE_AFTER + 1).text, 'Replay');
  state.lag = 20_000;
  same(badges.freshness(state, NOW).text, 'Catching up');
});

test('prices are not called live while Kafka is away', () => {
  const state = states.emptyState();
  state.link = 'live';
  state.lastTick = NOW;
  states.takeClock(state, { connected: false }, 0);
  same(badges.freshness(state, NOW).text, 'Kafka away');
  states.takeClock(state, { lag: '0' }, 0);
  same(badges.freshness(state, NOW).text, 'Kafka away');
  states.takeClock(state, { connected: true }, 0);
  same(badges.freshness(state, NOW).text, 'Live');
});

test('reads a symbol out of the address', () => {
  same(['#AAPL', '#BTC%2FUSD', '#', '#%'].map(states.symbolOfHash), ['AAPL', 'BTC/USD', undefined, undefined]);
});

test('tells an alarm by the number that matters', () => {
  const moved = { type: 'Deviation', direction: 'Down', deviation: '0.0062', average: '9.938000000000', previous: '10.000000000000', tolerance: '0.5%' };
  same([figureOf(alarm('1', moved)), detailOf(alarm('1', moved), 2)], ['−0.62 %', '10.0000 → 9.9380, at 0.5%']);
  same([decimalsOf(alarm('1', moved)), decimalsOf(alarm('1', { price: '0.1230' }))], [2, 3]);
  same(figureOf(alarm('1', { ...moved, deviation: '0.000062' })), '−0.006 %');
  same(figureOf(alarm('1', { type: 'VolumeSpike', value: '900', reference: '200' })), '4.5×');
  same(figureOf(alarm('1', { type: 'ZScore', value: '-4.21' })), '−4.2 σ');
  same(figureOf(alarm('1', { type: 'Anomaly', value: '0.996094' })), '99.6 %');
  same(figureOf(alarm('1', { type: 'Anomaly', state: 'Resolved' })), '');
  same(figureOf(alarm('1', { type: 'Stale' })), '');
});
