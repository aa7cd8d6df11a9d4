/** A line of closes in a few pixels. */
import { svg } from './dom.js';

const WIDTH = 72;
const HEIGHT = 26;

/** @param {number[]} values @returns {{line: string, wash: string}} SVG paths */
function pathsOf(values) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const x = (/** @type {number} */ at) => ((at / (values.length - 1)) * WIDTH).toFixed(1);
  const y = (/** @type {number} */ value) =>
    (span === 0 ? HEIGHT / 2 : HEIGHT - 2 - ((value - low) / span) * (HEIGHT - 4)).toFixed(1);
  const line = values.map((value, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(value)}`).join('');
  return { line, wash: `${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z` };
}

/** One sparkline that can be drawn again. */
export class Sparkline {
  constructor() {
    this.line = svg('path', {});
    this.wash = svg('path', { class: 'wash' });
    this.node = svg(
      'svg',
      { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      this.wash,
      this.line,
    );
  }

  /** @param {number[]} values oldest first; fewer than two draw nothing */
  draw(values) {
    const { line, wash } = values.length < 2 ? { line: '', wash: '' } : pathsOf(values);
    this.line.setAttribute('d', line);
    this.wash.setAttribute('d', wash);
    const move = values.length < 2 ? 0 : Math.sign(values[values.length - 1] - values[0]);
    this.node.setAttribute('class', `spark ${move > 0 ? 'up' : move < 0 ? 'down' : 'flat'}`);
  }
}
