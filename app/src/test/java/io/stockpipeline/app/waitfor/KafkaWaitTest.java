package io.stockpipeline.app.waitfor;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.kafka.ClientSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class KafkaWaitTest {
    private static final Readiness READY = new Readiness.Ready("there");
    private static final Readiness NOT_YET = new Readiness.NotYet("not there");

    private final List<String> progress = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private long now;

    @Test
    void looksAgainUntilReady() throws Exception {
        Deque<Readiness> looks = new ArrayDeque<>(List.of(NOT_YET, NOT_YET, READY));

        Readiness readiness = waiting((admin, patience) -> looks.remove()).await(KafkaWait.NO_TIMEOUT);

        assertThat(readiness).isEqualTo(READY);
        assertThat(progress).hasSize(2).allMatch(line -> line.contains("not there"));
    }

    @Test
    void pausesBetweenHalfASecondAndTenSeconds() throws Exception {
        waiting((admin, patience) -> NOT_YET).await(Duration.ofMinutes(5));

        assertThat(pauses)
                .hasSizeGreaterThan(10)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(500), Duration.ofSeconds(10)));
        assertThat(pauses.get(0)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void givesUpInTime() throws Exception {
        Readiness readiness = waiting((admin, patience) -> NOT_YET).await(Duration.ofSeconds(30));

        assertThat(readiness).isInstanceOf(Readiness.NotYet.class);
        assertThat(readiness.words()).startsWith("gave up after ").endsWith(": not there");
        assertThat(Duration.ofNanos(now)).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void endsWhenItIsCalledOff() throws Exception {
        KafkaWait wait = new KafkaWait(
                new ClientSettings("127.0.0.1:9", Map.of()),
                (admin, patience) -> NOT_YET,
                progress::add,
                time -> false,
                () -> now);

        assertThat(wait.await(KafkaWait.NO_TIMEOUT).words())
                .startsWith("called off after ")
                .endsWith(": not there");
    }

    @Test
    void neverLooksLongerThanTheTimeThatIsLeft() throws Exception {
        List<Duration> patiences = new ArrayList<>();
        waiting((admin, patience) -> {
                    patiences.add(patience);
                    return NOT_YET;
                })
                .await(Duration.ofSeconds(2));

        assertThat(patiences).allMatch(patience -> patience.compareTo(Duration.ofSeconds(2)) <= 0);
    }

    @Test
    void takesRefusedCredentialsForAnAnswer() throws Exception {
        Readiness readiness = failing(new SaslAuthenticationException("wrong password"));

        assertThat(readiness).isEqualTo(new Readiness.Refused("127.0.0.1:9 refuses the credentials: wrong password"));
        assertThat(progress).isEmpty();
    }

    @Test
    void takesDeniedAccessForAnAnswer() throws Exception {
        assertThat(failing(new TopicAuthorizationException("ticks"))).isInstanceOf(Readiness.Refused.class);
    }

    @Test
    void takesSilenceForNotYet() throws Exception {
        Readiness readiness = waiting((admin, patience) -> {
                    throw new ExecutionException(new TimeoutException("no node"));
                })
                .await(Duration.ofMillis(1));

        assertThat(readiness.words()).endsWith("no answer from 127.0.0.1:9");
    }

    @Test
    void waitsForANameThatDoesNotResolveYet() throws Exception {
        KafkaWait wait = new KafkaWait(
                new ClientSettings("kafka.invalid:9092", Map.of()),
                (admin, patience) -> READY,
                progress::add,
                this::pause,
                () -> now);

        assertThat(wait.await(Duration.ofMillis(1)).words())
                .endsWith("the name of kafka.invalid:9092 does not resolve");
    }

    private Readiness failing(Exception failure) throws InterruptedException {
        return waiting((admin, patience) -> {
                    throw new ExecutionException(failure);
                })
                .await(KafkaWait.NO_TIMEOUT);
    }

    private KafkaWait waiting(ReadinessCheck check) {
        return new KafkaWait(new ClientSettings("127.0.0.1:9", Map.of()), check, progress::add, this::pause, () -> now);
    }

    private boolean pause(Duration time) {
        pauses.add(time);
        now += time.toNanos();
        return true;
    }
}
