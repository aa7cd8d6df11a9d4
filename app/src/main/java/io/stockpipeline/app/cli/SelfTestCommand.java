package io.stockpipeline.app.cli;

import io.stockpipeline.app.fault.ExitCode;
import io.stockpipeline.app.fault.FailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code self-test}: looks whether an installation works, as {@code helm test} runs it. */
@Command(
        name = "self-test",
        description = "Asks an operator whether it is ready, until it says so or time is up.",
        footer = {"", "Example:", "  stockpipeline self-test --operator http://stockpipeline-operator:8081"})
final class SelfTestCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final int OK = 200;

    @Option(
            names = "--operator",
            paramLabel = "URL",
            required = true,
            description = "where the operator answers probes; /readyz is put behind it")
    private String operator = "";

    @Option(
            names = "--timeout",
            paramLabel = "D|0",
            defaultValue = "60s",
            converter = TimeoutConverter.class,
            description = "how long to ask; 0: once (default: ${DEFAULT-VALUE})")
    private Duration timeout = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        URI page = readyPage();
        HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();
        HttpRequest request = HttpRequest.newBuilder(page).timeout(ANSWER).build();
        long started = System.nanoTime();
        while (true) {
            String found;
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                String words = answer.body().strip();
                if (answer.statusCode() == OK) {
                    spec.commandLine().getOut().println("the operator at " + page + " is ready: " + words);
                    return ExitCode.DONE;
                }
                found = "it answers " + answer.statusCode() + ": " + words;
            } catch (IOException e) {
                found = "no answer: " + (e.getMessage() == null ? e : e.getMessage());
            }
            if (System.nanoTime() - started + PAUSE.toNanos() > timeout.toNanos()) {
                throw new FailedException("the operator at " + page + " is not ready: " + found);
            }
            spec.commandLine().getErr().println(found);
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private URI readyPage() {
        try {
            URI base = URI.create(operator);
            if (("http".equals(base.getScheme()) || "https".equals(base.getScheme())) && base.getHost() != null) {
                return URI.create(operator.replaceAll("/+$", "") + "/readyz");
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new ParameterException(
                spec.commandLine(),
                "--operator: '" + operator + "' is no address of an operator: give for example"
                        + " http://stockpipeline-operator:8081");
    }
}
