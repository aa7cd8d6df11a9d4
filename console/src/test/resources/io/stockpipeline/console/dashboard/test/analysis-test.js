import * as analysis from '/assets/analysis-state.js';
import { forecastOption, partsOption } from '/assets/analysis-option.js';
import { same, test } from './expect.js';

const BASIS = { symbol: 'A', interval: '1m', n: '3', gaps: '0', from: '2026-03-12T15:40:00.000Z', to: '2026-03-12T15:42:00.000Z' };
const TIMES = ['2026-03-12T15:40:00.000Z', '2026-03-12T15:41:00.000Z', '2026-03-12T15:42:00.000Z'];
const ROW = { step: '1', median: '12', lower80: '11', upper80: '13', lower95: '10', upper95: '14' };

const forecast = (/** @type {any} */ row) => ({ basis: BASIS, times: TIMES, closes: ['10', '11', '12.5'], rows: [{ ...ROW, ...row }] });
const ink = { colour: () => '#000', face: 'x', decimals: 2, width: 600, height: 300 };

test('asks for the period only where one was chosen', () => {
  const choices = { interval: '1h', steps: '6', method: 'Stl', form: 'Additive', period: '' };
  same(analysis.questions(choices).forecast, { interval: '1h', limit: 500, steps: '6' });
  same(analysis.questions(choices).decomposition.period, undefined);
  same(analysis.questions({ ...choices, period: '7' }).decomposition.period, '7');
});

test('offers each interval once, the pipeline’s own first', () => {
  same(analysis.intervals(['1s', '1m']), ['1s', '1m', '5m', '1h', '1d', '1w', '1mo']);
  same(analysis.intervals(undefined)[0], '1m');
});

test('names a bar as shortly as its interval allows', () => {
  same(
    ['1m', '1h', '1d', '1w', '1mo'].map(interval => analysis.label(TIMES[1], interval)),
    ['12 Mar 15:41', '12 Mar 15:41', '12 Mar', '12 Mar 2026', '12 Mar 2026'],
  );
  same(analysis.label('2026-03-12T15:41:05.000Z', '5s'), '12 Mar 15:41:05');
});

test('lets the fan begin at the last close', () => {
  const fan = analysis.fanOf(forecast({ time: '2026-03-12T15:43:00.000Z' }));
  same(fan.labels, ['12 Mar 15:40', '12 Mar 15:41', '12 Mar 15:42', '12 Mar 15:43']);
  same(fan.closes, [10, 11, 12.5, null]);
  same(fan.lower95, [null, null, 12.5, 10]);
  same(fan.past, 3);
});

test('counts the bars ahead where their times are not known', () => {
  same(analysis.fanOf(forecast({})).labels[3], '+1');
  same(analysis.forecastColumns(forecast({}))[0].values, ['+1']);
});

test('draws a band as its lower edge and the distance to the upper one', () => {
  const bands = forecastOption(forecast({}), ink).series.filter(series => series.stack === '95 %');
  same(bands[0].data, [null, null, 12.5, 10]);
  same(bands[1].data, [null, null, 0, 4]);
  same(bands[0].stackStrategy, 'all');
});

test('draws the remainder of factors from one', () => {
  const parts = { basis: BASIS, times: TIMES, closes: ['1', '2', '3'], trend: [null, '2', '3'], seasonal: ['1', '1', '1'], remainder: [null, '1.25', '0.5'] };
  const bars = form => partsOption({ ...parts, form }, ink).series.find(series => series.type === 'bar').data;
  same(bars('Multiplicative'), [null, 0.25, -0.5]);
  same(bars('Additive'), [null, 1.25, 0.5]);
});

test('says what an answer was made of', () => {
  same(analysis.basisOf({ basis: BASIS, cut: false }), '3 bars of 1m, 12 Mar 15:40 to 12 Mar 15:42 UTC.');
  same(
    analysis.basisOf({ basis: { ...BASIS, gaps: '1' }, cut: true }),
    'The newest 3 bars of 1m, 12 Mar 15:40 to 12 Mar 15:42 UTC; 1 interval between them without a bar.',
  );
});

test('makes sentences of what the methods say', () => {
  same(analysis.sentence('the series wanders'), 'The series wanders.');
  same(analysis.sentence('Already one.'), 'Already one.');
  same(analysis.sentence('80 in 100 lie between'), '80 in 100 lie between.');
});

test('shows small numbers with digits that say something, and none where there is none', () => {
  same([analysis.figure('189.123456', 2), analysis.figure('0.000012345', 2), analysis.figure(null, 2)], ['189.1235', '0.00001234', '–']);
});

test('says where a published table of chances ends', () => {
  same(
    [analysis.pValue('0.01', 'Less'), analysis.pValue('0.1', 'Greater'), analysis.pValue('0.034912', 'Equal'), analysis.pValue('0.00000001', 'Equal')],
    ['p < 0.01', 'p > 0.10', 'p = 0.0349', 'p < 0.0001'],
  );
});
