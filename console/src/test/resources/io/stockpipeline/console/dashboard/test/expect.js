/** What the tests of the modules need: a name, a body, and two ways to be disappointed. */

/** @type {{name: string, body: () => void}[]} */
const tests = [];

/** @param {string} name @param {() => void} body */
export function test(name, body) {
  tests.push({ name, body });
}

/** @param {unknown} found @param {unknown} expected */
export function same(found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) {
    throw new Error(`expected ${b}, found ${a}`);
  }
}

/** @returns {{name: string, failure: string}[]} every test in order; without a failure the text is empty */
export function run() {
  return tests.map(({ name, body }) => {
    try {
      body();
      return { name, failure: '' };
    } catch (failure) {
      return { name, failure: String(failure) };
    }
  });
}
