/**
 * Where log lines go, which depends on who reads: a person at a terminal, a file beside the data, a log collector.
 * Only the command line uses it. Start reading at {@link io.stockpipeline.app.log.LogDestination}.
 */
@NullMarked
package io.stockpipeline.app.log;

import org.jspecify.annotations.NullMarked;
