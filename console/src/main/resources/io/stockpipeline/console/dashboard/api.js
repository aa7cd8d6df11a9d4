/** Questions to the server. Every answer is parsed with its digits kept; every failure is an `ApiError` in words. */

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** @param {string} number as JSON has it @returns {string} the same without an exponent */
function plain(number) {
  const [mantissa, exponent] = number.split(/e/i);
  if (exponent === undefined) {
    return number;
  }
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole, fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = (whole + fraction).padEnd(point, '0');
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`.replace(/\.$/, '');
}

/**
 * JSON whose numbers become the text of their digits: a browser's own parser would make 189.1 of 189.10 and lose the digits
 * past the sixteenth.
 *
 * @param {string} text
 * @returns {any}
 */
export function parseExact(text) {
  return JSON.parse(text.replace(TOKEN, token => (token.startsWith('"') ? token : `"${plain(token)}"`)));
}

/** A question that was not answered, told in words. */
export class ApiError extends Error {
  /**
   * @param {number} status of HTTP; 0 when there was no answer at all
   * @param {string} words
   * @param {number} [retryAfter] seconds after which to ask again; undefined when that will not help
   */
  constructor(status, words, retryAfter) {
    super(words);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** @param {Response} response @returns {Promise<ApiError>} */
async function problemOf(response) {
  let words = `The server answered ${response.status} ${response.statusText}`.trim();
  try {
    const problem = JSON.parse(await response.text());
    words = problem.detail ?? problem.title ?? words;
  } catch {
    // No JSON: the status alone has to say it.
  }
  const wait = response.headers.get('Retry-After');
  return new ApiError(response.status, words, wait === null ? undefined : Number(wait));
}

/** The API of one console. */
export class Api {
  /**
   * @param {URL} base of the API, ends with a slash
   * @param {() => void} toLogin called when the server asks who this is
   */
  constructor(base, toLogin) {
    this.base = base;
    this.toLogin = toLogin;
  }

  /**
   * @param {string} path under the base
   * @param {Record<string, string|number|undefined>} [parameters] undefined ones are left out
   * @param {AbortSignal} [signal]
   * @returns {Promise<any>} the answer, numbers as digits
   * @throws {ApiError}
   */
  async get(path, parameters = {}, signal) {
    const url = new URL(path, this.base);
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    return this.#ask(url, { signal });
  }

  /**
   * @param {string} path under the base
   * @param {object} body sent as JSON
   * @returns {Promise<any>} the answer, numbers as digits
   * @throws {ApiError}
   */
  async post(path, body) {
    const headers = { 'Content-Type': 'application/json' };
    return this.#ask(new URL(path, this.base), { method: 'POST', body: JSON.stringify(body), headers });
  }

  /** @param {URL} url @param {RequestInit} request */
  async #ask(url, request) {
    let response;
    try {
      response = await fetch(url, { ...request, headers: { Accept: 'application/json', ...request.headers } });
    } catch (failure) {
      if (request.signal?.aborted) {
        throw failure;
      }
      throw new ApiError(0, 'The server cannot be reached');
    }
    if (response.status === 401) {
      this.toLogin();
    }
    if (!response.ok) {
      throw await problemOf(response);
    }
    return parseExact(await response.text());
  }

  /** @param {string} name @returns {string} the path of a symbol's questions; names may hold a slash */
  static symbol(name) {
    return `symbols/${encodeURIComponent(name)}`;
  }
}
