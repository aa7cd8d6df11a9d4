/** The few things that every view does to the page. Texts go in as text, never as HTML. */

/**
 * @param {string} id
 * @returns {any} the element, which index.html has
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`index.html has no #${id}`);
  }
  return found;
}

/**
 * @param {string} tag
 * @param {Record<string, string|undefined>} [attributes] `text` is its text; undefined ones are left out
 * @param {...(Node|string)} children
 * @returns {any}
 */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) {
      continue;
    }
    if (name === 'text') {
      made.textContent = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...Node} children
 */
export function svg(tag, attributes, ...children) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Writes only what is another text than before: thousands of cells a second are looked at. */
export function setText(/** @type {Element} */ node, /** @type {string} */ text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** @param {Element} node @param {string} name of its classes, all of them */
export function setClass(node, name) {
  if (node.getAttribute('class') !== name) {
    node.setAttribute('class', name);
  }
}

/**
 * Buttons of which one is pressed.
 *
 * @param {string} id of their group
 * @param {[string, string][]} choices value and text
 * @param {string} chosen
 * @param {(value: string) => void} choose
 * @returns {(value: string) => void} presses another one
 */
export function segmented(id, choices, chosen, choose) {
  const press = (/** @type {string} */ value) => {
    for (const button of byId(id).children) {
      button.setAttribute('aria-pressed', String(button.dataset.value === value));
    }
  };
  byId(id).replaceChildren(
    ...choices.map(([value, text]) => {
      const button = el('button', { type: 'button', 'data-value': value, text });
      button.addEventListener('click', () => {
        press(value);
        choose(value);
      });
      return button;
    }),
  );
  press(chosen);
  return press;
}

/** @param {string} symbol @param {(symbol: string) => void} select @returns {HTMLButtonElement} its name, to be chosen */
export function symbolLink(symbol, select) {
  const link = el('button', { type: 'button', class: 'link', text: symbol });
  link.addEventListener('click', () => select(symbol));
  return link;
}
