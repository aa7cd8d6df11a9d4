/**
 * The command line: one program, one subcommand per role, and local mode with everything in one process. Nothing may
 * use these packages. Start reading at {@link io.stockpipeline.app.Main}.
 */
@NullMarked
package io.stockpipeline.app;

import org.jspecify.annotations.NullMarked;
