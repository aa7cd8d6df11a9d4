/**
 * The shapes that the modules hand to one another, for editors and readers; there is no code here.
 *
 * `Digits` is a number as the server wrote it: text, so that 189.10 stays 189.10 and no digit is lost to binary floating
 * point. Who calculates makes a `Number` of it; who shows it asks `format.js`.
 *
 * @typedef {string} Digits
 *
 * @typedef {object} WindowFigures one window of one symbol
 * @property {string} window the window's name
 * @property {Digits} average
 * @property {Digits} [previous]
 * @property {Digits} [deviation] |average - previous| / |previous|, a fraction
 * @property {Digits} count
 * @property {Digits} min
 * @property {Digits} max
 * @property {Digits} volume
 * @property {Digits} [vwap]
 * @property {boolean} complete false while less history than the window has been seen
 *
 * @typedef {object} Change
 * @property {string} since ISO instant
 * @property {Digits} from
 * @property {Digits} absolute
 * @property {Digits} relative a fraction
 *
 * @typedef {object} Alarm as on the topic, `time` in ISO
 * @property {string} id
 * @property {string} episode
 * @property {string} alarm
 * @property {'Deviation'|'PriceMove'|'Stale'|'VolumeSpike'|'ZScore'|'Anomaly'} type
 * @property {'Info'|'Warning'|'Critical'} severity
 * @property {'Firing'|'Resolved'} state
 * @property {string} symbol
 * @property {string} time
 * @property {Digits} price
 * @property {string} [window]
 * @property {Digits} [average]
 * @property {Digits} [previous]
 * @property {Digits} [reference]
 * @property {Digits} [value]
 * @property {Digits} [deviation]
 * @property {string} [tolerance]
 * @property {'Up'|'Down'} [direction]
 *
 * @typedef {{alarm: string, type: string, severity: string, episode: string, since: string}} Firing
 *
 * @typedef {object} Row one symbol of the watchlist
 * @property {string} symbol
 * @property {Digits} [price]
 * @property {number} time epoch milliseconds of the symbol's latest tick, 0 when none
 * @property {number} decimals how many decimals its prices are shown with; only grows
 * @property {number} move sign of the latest change of the price: -1, 0, 1
 * @property {Change} [change]
 * @property {Map<string, WindowFigures>} windows
 * @property {Firing[]} firing
 * @property {number} alarmedAt epoch milliseconds of its latest alarm, 0 when none
 * @property {number[]} sparkline closes, oldest first
 * @property {number} version counts its changes
 *
 * @typedef {object} WindowSpec
 * @property {string} name
 * @property {string} type
 * @property {string} [size]
 * @property {string} [average]
 * @property {string} [tolerance] `0.5%`, or an amount
 * @property {string} [severity]
 *
 * @typedef {object} Pipeline
 * @property {string} name
 * @property {string} source
 * @property {boolean} finite whether the source has an end, as a file has
 * @property {Digits|null} [symbols]
 * @property {WindowSpec[]} windows
 * @property {string[]} bars
 * @property {{timeZone: string, open: string, close: string, days: string[]}} [calendar]
 * @property {'none'|'starting'|'ready'|'away'} history
 * @property {string} version
 *
 * @typedef {object} Bar
 * @property {string} start
 * @property {string} end
 * @property {Digits} open
 * @property {Digits} high
 * @property {Digits} low
 * @property {Digits} close
 * @property {Digits} volume
 * @property {Digits} count
 * @property {Digits} [vwap]
 * @property {boolean} final
 * @property {boolean} partial
 *
 * @typedef {{time: string, price?: Digits, average: Digits, complete: boolean}} AveragePoint
 *
 * @typedef {'symbol'|'age'|'price'|'change'} SortKey or `window:<name>`
 */
export {};
