/** Tabs as the ARIA practices have them: one stop for Tab, arrows go from one to the next and open it. */
import { byId } from './dom.js';

/**
 * @param {string} id of the tab list, whose buttons name what they control
 * @param {(tab: string) => void} opened called with the id of another tab
 */
export function tabs(id, opened) {
  const all = /** @type {HTMLElement[]} */ ([...byId(id).querySelectorAll('[role=tab]')]);
  const open = (/** @type {HTMLElement} */ chosen) => {
    for (const tab of all) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      byId(tab.getAttribute('aria-controls') ?? '').hidden = tab !== chosen;
    }
    opened(chosen.id);
  };
  all.forEach((tab, at) => {
    tab.addEventListener('click', () => open(tab));
    tab.addEventListener('keydown', event => {
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (next !== undefined) {
        event.preventDefault();
        const wanted = all[(next + all.length) % all.length];
        wanted.focus();
        open(wanted);
      }
    });
  });
}
