package io.stockpipeline.app;

import io.stockpipeline.app.cli.StockPipelineCommand;

/** The entry point of every role. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // A setting of Kafka's clients may name a class that fetches its value. None of ours does, and nobody else's
        // shall.
        System.setProperty("org.apache.kafka.automatic.config.providers", "none");
        System.exit(StockPipelineCommand.commandLine().execute(arguments));
    }
}
