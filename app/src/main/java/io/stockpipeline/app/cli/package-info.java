/**
 * One class a subcommand: what it takes, what it prints, how it ends. The work itself is done elsewhere. Start reading
 * at {@link io.stockpipeline.app.cli.StockPipelineCommand}.
 */
@NullMarked
package io.stockpipeline.app.cli;

import org.jspecify.annotations.NullMarked;
