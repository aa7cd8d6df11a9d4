package io.stockpipeline.app;

import io.stockpipeline.app.cli.StockPipelineCommand;

/** The entry point of every role. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(StockPipelineCommand.commandLine().execute(arguments));
    }
}
