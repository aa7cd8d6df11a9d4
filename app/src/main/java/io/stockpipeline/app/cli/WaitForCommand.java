package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.TerminationLog;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.waitfor.BrokersAnswer;
import io.stockpipeline.app.waitfor.KafkaWait;
import io.stockpipeline.app.waitfor.Readiness;
import io.stockpipeline.app.waitfor.ReadinessCheck;
import io.stockpipeline.app.waitfor.TopicsExist;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wait-for}: ends when Kafka, or topics on it, are there. */
@Command(
        name = "wait-for",
        description = {
            "Waits until Kafka answers, or until topics exist.",
            "Exit codes: 0 ready, 1 time was up, 2 wrong configuration or credentials, 3 a topic has too few partitions."
        },
        footer = {
            "",
            "Examples:",
            "  stockpipeline wait-for kafka --timeout 2m",
            "  stockpipeline wait-for topics local.tech.ticks local.tech.averages --min-partitions 12 --config client.properties"
        })
final class WaitForCommand implements Callable<Integer> {
    /** What may be waited for. */
    enum Target {
        kafka,
        topics
    }

    @Parameters(index = "0", paramLabel = "kafka|topics", description = "what to wait for")
    private Target target = Target.kafka;

    @Parameters(index = "1..*", paramLabel = "NAME", description = "full names of the topics")
    private List<String> names = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${env:STOCKPIPELINE_CLIENT_CONFIG}",
            description = "the client's own settings, with bootstrap.servers (environment:"
                    + " STOCKPIPELINE_CLIENT_CONFIG); else the environment variable "
                    + ClientSettings.BOOTSTRAP_SERVERS_VARIABLE + " names the address, else it is "
                    + ClientSettings.DEFAULT_BOOTSTRAP_SERVERS)
    private @Nullable Path config;

    @Option(
            names = "--min-partitions",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many partitions a topic must have (default: ${DEFAULT-VALUE})")
    private int minPartitions;

    @Option(
            names = "--timeout",
            paramLabel = "D|0",
            defaultValue = "1m",
            converter = TimeoutConverter.class,
            description = "how long to wait; 0: as long as it takes (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        ClientSettings settings =
                ClientSettings.of(null, config, System.getenv()).consentToTokenEndpoint();
        Readiness readiness = new KafkaWait(settings, check(), err::println).await(timeout);
        TerminationLog.ofContainer().write(readiness.words());
        if (readiness instanceof Readiness.Ready) {
            spec.commandLine().getOut().println(readiness.words());
            return ExitCode.DONE;
        }
        err.println(readiness.words());
        if (readiness instanceof Readiness.Refused) {
            return ExitCode.WRONG_INPUT;
        }
        return readiness instanceof Readiness.Incompatible ? ExitCode.INCOMPATIBLE_TOPIC : ExitCode.FAILED;
    }

    private ReadinessCheck check() {
        if (target == Target.kafka) {
            if (!names.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "'kafka' takes no names; did you mean 'topics'?");
            }
            return new BrokersAnswer();
        }
        if (names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "'topics' needs the name of at least one topic");
        }
        return new TopicsExist(names, minPartitions);
    }
}
