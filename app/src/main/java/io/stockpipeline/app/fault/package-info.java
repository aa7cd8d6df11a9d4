/**
 * What is told to a person instead of a stack trace, and the exit code that goes with it. Every package of the app may
 * use this one. Start reading at {@link io.stockpipeline.app.fault.ExitCode}.
 */
@NullMarked
package io.stockpipeline.app.fault;

import org.jspecify.annotations.NullMarked;
