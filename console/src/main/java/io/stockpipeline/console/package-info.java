/**
 * The console: what a pipeline has computed, for people and programs to see. It reads the topics of averages, alarms and
 * bars, and writes to none.
 *
 * <p>Only the app uses it.
 */
@NullMarked
package io.stockpipeline.console;

import org.jspecify.annotations.NullMarked;
