/** One part of the analysis: a heading with its choices, a chart with the table behind it, and what it means in words. */
import { el, setText } from './dom.js';
import { analysisTable } from './analysis-table.js';
import { basisOf, sentence } from './analysis-state.js';

/**
 * @typedef {object} Part
 * @property {string} id of its section
 * @property {string} title
 * @property {string} trust when not to trust it
 * @property {boolean} [tall] whether several charts stand below each other
 * @property {{ink: string, text: string, dash?: string, band?: boolean}[]} [legend]
 * @property {(answer: any, ink: import('./analysis-option.js').Ink) => any} [option] of the chart; without it there is none
 * @property {(answer: any) => import('./analysis-state.js').Column[]} [columns] of the table
 * @property {boolean} [ahead] whether the table begins with its first row, not with the newest
 * @property {(answer: any) => Node} [body] in place of a chart
 */

/** The view of one answer. */
export class AnalysisPanel {
  /**
   * @param {Part} part
   * @param {...Node} choices
   */
  constructor(part, ...choices) {
    this.part = part;
    /** @type {any} */
    this.answer = undefined;
    /** @type {any} */
    this.drawn = undefined;
    this.table = false;
    this.decimals = 2;
    const heading = `${part.id}-title`;
    this.note = el('p', { class: 'analysis-note', role: 'status' });
    this.basis = el('p', { class: 'note' });
    this.button = el('button', { class: 'plain', type: 'button', 'aria-pressed': 'false', text: 'Table' });
    this.button.addEventListener('click', () => this.#toggle());
    this.box = el('div', { class: part.tall ? 'analysis-chart tall' : 'analysis-chart', role: 'img' });
    this.rows = el('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': `Data: ${part.title}` });
    this.rows.hidden = true;
    this.body = el('div', { class: 'analysis-body' });
    this.findings = el('ul', { class: 'findings' });
    this.assumptions = el('ul', { class: 'assumptions' });
    this.shown = el(
      'div',
      {},
      ...(part.option === undefined ? [this.body] : [...(part.legend === undefined ? [] : [legend(part.legend)]), this.box, this.rows]),
      this.findings,
      el('p', { class: 'trust' }, el('b', { text: 'When not to trust this: ' }), part.trust),
      el('details', {}, el('summary', { text: 'What it takes for granted' }), this.assumptions),
      this.basis,
    );
    this.shown.hidden = true;
    const head = el('div', { class: 'analysis-head' }, el('h3', { id: heading, text: part.title }), ...choices);
    if (part.option !== undefined) {
      head.append(this.button);
    }
    this.button.disabled = true;
    this.section = el('section', { id: part.id, class: 'analysis-part', 'aria-labelledby': heading }, head, this.note, this.shown);
    new ResizeObserver(() => this.#fit()).observe(this.box);
  }

  /** It is being asked for. */
  wait() {
    this.section.setAttribute('aria-busy', 'true');
    this.#note('Computing …', false);
  }

  /** @param {any} answer @param {number} decimals of the symbol's prices */
  show(answer, decimals) {
    this.answer = answer;
    this.decimals = decimals;
    this.section.removeAttribute('aria-busy');
    this.#note('', false);
    this.shown.hidden = false;
    this.button.disabled = false;
    this.findings.replaceChildren(...items(answer.findings));
    this.assumptions.replaceChildren(...items(answer.assumptions));
    setText(this.basis, basisOf(answer));
    this.#draw();
  }

  /** @param {string} words why there is nothing to show */
  refuse(words) {
    this.answer = undefined;
    this.section.removeAttribute('aria-busy');
    this.shown.hidden = true;
    this.button.disabled = true;
    this.#note(sentence(words), true);
  }

  /** Draws again: another scheme of colours. */
  redraw() {
    if (this.answer !== undefined) {
      this.#draw();
    }
  }

  /** @param {(box: HTMLElement) => any} init of ECharts */
  ready(init) {
    this.init = init;
    this.redraw();
  }

  #note(/** @type {string} */ words, /** @type {boolean} */ refused) {
    setText(this.note, words);
    this.note.classList.toggle('refused', refused);
  }

  #draw() {
    const { part, answer } = this;
    if (part.body !== undefined) {
      this.body.replaceChildren(part.body(answer));
      return;
    }
    if (this.table) {
      const caption = `${answer.basis.symbol}: ${part.title.toLowerCase()}`;
      const columns = part.columns?.(answer) ?? [];
      this.rows.replaceChildren(analysisTable(caption, columns, this.decimals, part.ahead !== true));
    }
    this.box.setAttribute('aria-label', `${part.title} of ${answer.basis.symbol}. ${sentence(answer.findings[0] ?? '')}`);
    if (this.init === undefined || this.table || this.box.clientWidth === 0) {
      return;
    }
    this.drawn ??= this.init(this.box);
    this.drawn.resize();
    this.drawn.setOption(part.option?.(answer, this.#ink()), { notMerge: true });
  }

  /** @returns {import('./analysis-option.js').Ink} */
  #ink() {
    const style = getComputedStyle(document.documentElement);
    return {
      colour: variable => style.getPropertyValue(variable).trim(),
      face: style.getPropertyValue('--face').trim(),
      decimals: this.decimals,
      width: this.box.clientWidth,
      height: this.box.clientHeight,
    };
  }

  #fit() {
    if (this.box.clientWidth > 0) {
      this.redraw();
    }
  }

  #toggle() {
    this.table = !this.table;
    this.button.setAttribute('aria-pressed', String(this.table));
    this.rows.hidden = !this.table;
    this.box.hidden = this.table;
    this.redraw();
  }
}

/** @param {string[]} sentences */
function items(sentences) {
  return sentences.map(words => el('li', { text: sentence(words) }));
}

/** @param {{ink: string, text: string, dash?: string, band?: boolean}[]} entries */
function legend(entries) {
  return el(
    'p',
    { class: 'legend' },
    ...entries.map(({ ink, text, dash, band }) => {
      const swatch = el('i', { class: band ? 'swatch band' : 'swatch' });
      swatch.style.setProperty('--ink', `var(${ink})`);
      swatch.style.setProperty('--dash', dash ?? 'solid');
      return el('span', { class: 'legend-entry' }, swatch, text);
    }),
  );
}
