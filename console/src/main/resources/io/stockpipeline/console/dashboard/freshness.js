/** Whether what is shown is so now, in one word. Pure, like state.js. */
import { isReplay } from './state.js';

/** A source that was silent for longer, in milliseconds, is called stale while its market is open. */
export const STALE_AFTER = 120_000;
/** The console is catching up when it has more records than these to read. */
const MUCH_LAG = 10_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** @typedef {import('./state.js').State} State */

/**
 * @param {import('./types.js').Pipeline['calendar']} calendar absent: around the clock
 * @param {number} at epoch milliseconds
 */
export function inSession(calendar, at) {
  if (calendar === undefined) {
    return true;
  }
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: calendar.timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (/** @type {string} */ type) => parts.find(found => found.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  const day = WEEKDAYS.indexOf(part('weekday'));
  const days = calendar.days.map(name => WEEKDAYS.indexOf(name.slice(0, 3)));
  return days.includes(day) && time >= calendar.open && time < calendar.close;
}

/**
 * @typedef {object} Badge
 * @property {'good'|'warn'|'bad'|'quiet'} kind
 * @property {string} text
 * @property {string} title the whole of it in a sentence
 */

/** @type {Badge} It stays when the source has ended, which nobody tells the page: the past does not become stale. */
const REPLAY = {
  kind: 'good',
  text: 'Replay',
  title: 'Connected; the source has an end and is replayed: the clock shows the time of its latest tick.',
};

/** @param {State} state @param {number} at the pipeline's now @returns {Badge} whether what is shown is so now */
export function freshness(state, at) {
  if (state.link === 'connecting') {
    return { kind: 'quiet', text: 'Connecting', title: 'The live stream is being opened.' };
  }
  if (state.link === 'reconnecting') {
    return { kind: 'bad', text: 'Reconnecting', title: 'The live stream was lost; what is shown is the last that came.' };
  }
  if (!state.connected) {
    return { kind: 'bad', text: 'Kafka away', title: 'The console does not reach Kafka; what is shown is the last that came.' };
  }
  if (isReplay(state)) {
    return state.lag > MUCH_LAG ? catchingUp(state) : REPLAY;
  }
  if (!inSession(state.pipeline?.calendar, at)) {
    return { kind: 'quiet', text: 'Market closed', title: 'Outside the hours of the pipeline\'s calendar.' };
  }
  if (state.lag > MUCH_LAG) {
    return catchingUp(state);
  }
  if (state.lastTick !== undefined && at - state.lastTick > STALE_AFTER) {
    return { kind: 'warn', text: 'Stale', title: 'No tick of any symbol has come for more than two minutes.' };
  }
  return { kind: 'good', text: 'Live', title: 'Connected; prices are as they come.' };
}

/** @param {State} state @returns {Badge} */
function catchingUp(state) {
  return { kind: 'warn', text: 'Catching up', title: `The console has ${state.lag} records to read.` };
}

/** @param {State} state @returns {Badge|undefined} what is to be said of the history, if anything */
export function historyBadge(state) {
  switch (state.pipeline?.history) {
    case 'away':
      return { kind: 'warn', text: 'History away', title: 'The history cannot be reached; older charts are short.' };
    case 'starting':
      return { kind: 'quiet', text: 'History starting', title: 'The history is not ready yet.' };
    default:
      return undefined;
  }
}
