package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.health.Health;
import io.stockpipeline.app.health.HealthAddress;
import io.stockpipeline.app.health.HealthCheck;
import io.stockpipeline.app.health.HealthServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfTestCommandTest {
    private final AtomicInteger asked = new AtomicInteger();
    private int readyAfter;

    private final HealthServer operator = HealthServer.start(HealthAddress.parse("127.0.0.1:0"), new HealthCheck() {
        @Override
        public Health live() {
            return Health.ok();
        }

        @Override
        public Health ready() {
            return asked.getAndIncrement() < readyAfter ? Health.not("not the leader yet") : Health.ok("2 pipelines");
        }
    });

    @AfterEach
    void stop() {
        operator.close();
    }

    @Test
    void tellsWhatItFound() {
        CommandRun run = CommandRun.of("self-test", "--operator", url() + "/");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).containsExactly("the operator at " + url() + "/readyz is ready: ok: 2 pipelines");
    }

    @Test
    void asksAgain() {
        readyAfter = 1;

        CommandRun run = CommandRun.of("self-test", "--operator", url());

        assertThat(run.exitCode()).isZero();
        assertThat(run.errLines()).containsExactly("it answers 503: not the leader yet");
    }

    @Test
    void givesUpInTime() {
        readyAfter = Integer.MAX_VALUE;

        CommandRun run = CommandRun.of("self-test", "--operator", url(), "--timeout", "0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly(
                        "the operator at " + url() + "/readyz is not ready: it answers 503: not the leader yet");
    }

    @Test
    void saysThatNobodyAnswers() {
        String url = url();
        operator.close();

        CommandRun run = CommandRun.of("self-test", "--operator", url, "--timeout", "0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines()).singleElement().asString().contains("is not ready: no answer: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator:8081", "ftp://operator", "http://", "http:// /", ""})
    void refusesWhatIsNoAddress(String url) {
        CommandRun run = CommandRun.of("self-test", "--operator", url);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("is no address of an operator");
    }

    private String url() {
        return "http://127.0.0.1:" + operator.port();
    }
}
