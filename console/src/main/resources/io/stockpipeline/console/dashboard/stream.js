/**
 * The live stream. The browser reconnects by itself and sends Last-Event-ID; this module sees what it does not: a server that
 * answers with an error (the browser gives up then), and a connection that is open but silent.
 */
import { parseExact } from './api.js';

/** The server sends its status every 5 s: three of them missed is a dead connection. */
const SILENCE_MS = 16_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * @typedef {object} Listener
 * @property {(link: 'live'|'reconnecting') => void} link
 * @property {(hello: any) => void} hello connected, for the first time or again: what was known may be out of date
 * @property {(rows: any[]) => void} averages
 * @property {(alarm: import('./types.js').Alarm) => void} alarm
 * @property {(status: any) => void} status
 * @property {() => void} gap alarms were missed for good
 * @property {() => Promise<void>} refused the server closed the door: ask it why
 */

/** One connection to `/api/v1/stream`, kept up until the page goes. */
export class Stream {
  /**
   * @param {URL} url
   * @param {Listener} listener
   */
  constructor(url, listener) {
    this.url = url;
    this.listener = listener;
    this.retry = FIRST_RETRY_MS;
    /** @type {EventSource|undefined} */
    this.source = undefined;
    /** @type {number|undefined} */
    this.timer = undefined;
  }

  open() {
    clearTimeout(this.timer);
    this.source?.close();
    const source = new EventSource(this.url);
    this.source = source;
    source.onerror = () => this.#failed(source);
    this.#on('hello', data => {
      this.retry = FIRST_RETRY_MS;
      this.listener.link('live');
      this.listener.hello(data);
    });
    this.#on('averages', data => this.listener.averages(data));
    this.#on('alarm', data => this.listener.alarm(data));
    this.#on('status', data => this.listener.status(data));
    this.#on('gap', () => this.listener.gap());
    this.#expectMore();
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
  }

  /**
   * @param {string} event
   * @param {(data: any) => void} take
   */
  #on(event, take) {
    this.source?.addEventListener(event, message => {
      this.#expectMore();
      take(message.data ? parseExact(message.data) : {});
    });
  }

  #expectMore() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.listener.link('reconnecting');
      this.open();
    }, SILENCE_MS);
  }

  /** @param {EventSource} source */
  #failed(source) {
    this.listener.link('reconnecting');
    if (source.readyState !== EventSource.CLOSED) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      await this.listener.refused();
      this.open();
    }, this.retry);
    this.retry = Math.min(this.retry * 2, LAST_RETRY_MS);
  }
}
