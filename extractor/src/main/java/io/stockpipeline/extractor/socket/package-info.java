/**
 * Lines of ticks from a TCP server: JSON Lines or CSV, read at the pace at which they can be passed on. {@code Sources} makes
 * it. Start reading at {@link io.stockpipeline.extractor.socket.SocketTickSource}.
 */
@NullMarked
package io.stockpipeline.extractor.socket;

import org.jspecify.annotations.NullMarked;
