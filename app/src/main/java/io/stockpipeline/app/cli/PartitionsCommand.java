package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.spec.TopicsSpec;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code partitions}: how many partitions a throughput needs. */
@Command(
        name = "partitions",
        description = "Tells how many partitions a throughput needs. All figures are records a second.",
        footer = {"", "Example:", "  stockpipeline partitions --target 200000 --producer 50000 --consumer 40000"})
final class PartitionsCommand implements Callable<Integer> {
    @Option(names = "--target", required = true, paramLabel = "T", description = "what the topic has to carry")
    private int target;

    @Option(
            names = "--producer",
            required = true,
            paramLabel = "P",
            description = "what one producer reaches on one partition")
    private int producer;

    @Option(
            names = "--consumer",
            required = true,
            paramLabel = "C",
            description = "what one consumer reaches on one partition")
    private int consumer;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        positive("--target", target);
        positive("--producer", producer);
        positive("--consumer", consumer);
        int partitions = new TopicsSpec.Throughput(target, producer, consumer).partitions();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%d%nthe greater of target/producer = %d/%d and target/consumer = %d/%d, rounded up%n",
                        partitions,
                        target,
                        producer,
                        target,
                        consumer);
        return ExitCode.DONE;
    }

    private static void positive(String option, int figure) {
        if (figure <= 0) {
            throw new WrongInputException("stockpipeline partitions: " + option + " must be above zero, not " + figure);
        }
    }
}
