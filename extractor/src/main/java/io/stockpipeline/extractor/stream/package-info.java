/**
 * Venues that push trades over a WebSocket. What they have in common is here: the connection and its end, silence, reconnecting with
 * growing waits, sending at the pace that a venue allows, lost trades. What a venue says and wants to hear is in a package of its own,
 * as a {@link io.stockpipeline.extractor.stream.Venue}. Start reading at {@link io.stockpipeline.extractor.stream.VenueSource}.
 */
@NullMarked
package io.stockpipeline.extractor.stream;

import org.jspecify.annotations.NullMarked;
