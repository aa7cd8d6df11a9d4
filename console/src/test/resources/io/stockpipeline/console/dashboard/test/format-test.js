import { parseExact } from '/assets/api.js';
import * as format from '/assets/format.js';
import { same, test } from './expect.js';

test('keeps the digits of a price as the server wrote them', () => {
  same(parseExact('{"price":189.10,"n":[1,-2.50],"text":"a 1.0 \\" 2.0"}'), {
    price: '189.10',
    n: ['1', '-2.50'],
    text: 'a 1.0 " 2.0',
  });
});

test('keeps digits that a double has not', () => {
  same(parseExact('{"price":123456789012.345678}').price, '123456789012.345678');
});

test('writes an exponent out', () => {
  same(parseExact('[7.4E-7,-1.5e3,2E+2,1.25e1]'), ['0.00000074', '-1500', '200', '12.5']);
});

test('leaves true, false and null alone', () => {
  same(parseExact('{"a":true,"b":null,"c":false}'), { a: true, b: null, c: false });
});

test('rounds half to even, in whole numbers', () => {
  same(['0.125', '0.135', '-0.125', '2.5', '3.5'].map(digits => format.round(digits, digits.length > 3 ? 2 : 0)), [
    '0.12',
    '0.14',
    '-0.12',
    '2',
    '4',
  ]);
});

test('a zero has no sign', () => {
  same(format.round('-0.0001', 2), '0.00');
  same(format.percent('-0.0000001', 3), '0.000 %');
});

test('pads a price to its symbol’s decimals, and cuts none', () => {
  same(format.price('189.1', 2), '189.10');
  same(format.price('189.105', 2), '189.105');
  same(format.price('1234567.5', 2), '1,234,567.50');
  same(format.price(undefined, 2), format.NONE);
});

test('counts the decimals that say something, and shows two at least', () => {
  const written = ['999.000000000000', '958.140000000000', '189.1', '0.00012345', '1000', '0', '0.0', '-1.50'];
  same(written.map(format.scaleOf), [0, 2, 1, 8, 0, 0, 0, 1]);
  same(
    written.map(digits => format.price(digits, 0)),
    ['999.00', '958.14', '189.10', '0.00012345', '1,000.00', '0.00', '0.00', '−1.50'],
  );
  same(format.signed('-120.520000000000', 0), '−120.52');
  same(format.average('958.140000000000', 2), '958.1400');
});

test('shows an average with two decimals more than prices', () => {
  same(format.average('189.05499999', 2), '189.0550');
});

test('tells a change by its sign', () => {
  same(format.percent('0.0052'), '+0.52 %');
  same(format.percent('-0.0052'), '−0.52 %');
  same(format.signed('0.980', 2), '+0.98');
  same([format.arrow(1), format.arrow(-1), format.arrow(0)], ['▲', '▼', '◆']);
});

test('shortens amounts', () => {
  same(['950', '1204', '45300', '1234567', '0.25'].map(format.compact), ['950', '1.20k', '45.3k', '1.23M', '0.2500']);
});

test('tells an age in one unit', () => {
  same([0, 1_999, 12_000, 300_000, 7_200_000, 200_000_000].map(format.age), ['now', 'now', '12s', '5m', '2h', '2d']);
});

test('reads the durations of the contract', () => {
  same(['5m', '1h30m', '250ms', '1d'].map(format.duration), [300_000, 5_400_000, 250, 86_400_000]);
});

test('names the year where it may be another', () => {
  same(format.date('2013-12-01T16:02:05.000Z'), '1 Dec 2013 16:02:05');
});

test('leaves the day out when it is today', () => {
  const now = Date.parse('2026-03-12T15:00:00Z');
  same(format.near('2026-03-12T14:30:05.000Z', now), '14:30:05');
  same(format.near('2026-03-11T14:30:05.000Z', now), '11 Mar 14:30:05');
});
