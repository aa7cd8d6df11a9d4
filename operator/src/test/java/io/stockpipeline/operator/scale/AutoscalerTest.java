package io.stockpipeline.operator.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.spec.ProcessorSpec.Autoscaling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Up fast, down slowly, never out of bounds. */
class AutoscalerTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final int MANY = 100;

    private final Autoscaler autoscaler = new Autoscaler();

    /** Of a lag that stays; a pod may have a lag of 100. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing to do stays at the least          | 1 | 8 | 1 | 100 | 0    | 1
                    a lag that is allowed                     | 1 | 8 | 1 | 100 | 100  | 1
                    a little too much                         | 1 | 8 | 1 | 100 | 101  | 2
                    far too much at most doubles              | 1 | 8 | 2 | 100 | 9999 | 4
                    as many as the lag asks for               | 1 | 8 | 4 | 100 | 450  | 5
                    the most there may be                     | 1 | 3 | 2 | 100 | 9999 | 3
                    no more than have something to do         | 1 | 8 | 2 | 3   | 9999 | 3
                    below the least                           | 2 | 8 | 1 | 100 | 0    | 2
                    above the most                            | 1 | 4 | 6 | 100 | 9999 | 4
                    the least though they have nothing to do  | 5 | 8 | 5 | 3   | 9999 | 5
                    """)
    void choosesAtOnce(String what, int least, int most, int current, int useful, long lag, int expected) {
        Optional<Autoscaler.Decision> decision =
                autoscaler.decide(new Autoscaling(least, most, 100), current, useful, lag, START);

        assertThat(decision.map(Autoscaler.Decision::replicas).orElse(current)).isEqualTo(expected);
    }

    @Test
    void aLagThatIsOnItsWayDownAsksForNobody() {
        Autoscaling policy = new Autoscaling(1, 8, 100);
        assertThat(autoscaler.decide(policy, 8, MANY, 700, START)).isEmpty();

        assertThat(autoscaler.decide(policy, 1, MANY, 600, START.plusSeconds(10)))
                .isEmpty();
    }

    @Test
    void upAgainOnlyAfterAMinute() {
        Autoscaling policy = new Autoscaling(1, 8, 100);
        assertThat(autoscaler.decide(policy, 1, MANY, 1000, START)).isPresent();

        assertThat(autoscaler.decide(policy, 2, MANY, 2000, START.plusSeconds(59)))
                .isEmpty();
        assertThat(autoscaler.decide(policy, 2, MANY, 2100, START.plusSeconds(60)))
                .hasValueSatisfying(decision -> assertThat(decision.replicas()).isEqualTo(4));
    }

    @Test
    void downByOneAfterFiveCalmMinutes() {
        Autoscaling policy = new Autoscaling(1, 8, 100);
        assertThat(autoscaler.decide(policy, 4, MANY, 10, START)).isEmpty();
        assertThat(autoscaler.decide(policy, 4, MANY, 10, START.plusSeconds(299)))
                .isEmpty();

        assertThat(autoscaler.decide(policy, 4, MANY, 10, START.plusSeconds(300)))
                .hasValueSatisfying(decision -> assertThat(decision.replicas()).isEqualTo(3));
        assertThat(autoscaler.decide(policy, 3, MANY, 10, START.plusSeconds(301)))
                .isEmpty();
        assertThat(autoscaler.decide(policy, 3, MANY, 10, START.plusSeconds(601)))
                .hasValueSatisfying(decision -> assertThat(decision.replicas()).isEqualTo(2));
    }

    @Test
    void oneLookThatIsNotCalmBeginsTheFiveMinutesAnew() {
        Autoscaling policy = new Autoscaling(1, 8, 100);
        autoscaler.decide(policy, 4, MANY, 10, START);
        autoscaler.decide(policy, 4, MANY, 300, START.plusSeconds(200));

        assertThat(autoscaler.decide(policy, 4, MANY, 10, START.plusSeconds(310)))
                .isEmpty();
    }

    @Test
    void decisionsSayWhy() {
        assertThat(autoscaler.decide(new Autoscaling(1, 8, 100), 1, MANY, 1000, START))
                .hasValueSatisfying(
                        decision -> assertThat(decision.why()).isEqualTo("a lag of 1000 ticks is above 100 a pod"));
    }

    /** A feed whose rate wanders, pods that each read as fast as one can: looked at every ten seconds for some hours. */
    @Property(tries = 200)
    void staysInBoundsAndNeverTurnsWithinAMinute(
            @ForAll @IntRange(min = 1, max = 3) int least,
            @ForAll @IntRange(min = 3, max = 12) int most,
            @ForAll @IntRange(min = 1, max = 16) int useful,
            @ForAll @LongRange(min = 1, max = 50_000) long target,
            @ForAll long seed) {
        java.util.Random random = new java.util.Random(seed);
        Autoscaler scaler = new Autoscaler();
        Autoscaling policy = new Autoscaling(least, most, target);
        int highest = Math.max(least, Math.min(most, useful));
        int current = least;
        double rate = 100;
        long lag = 0;
        Instant now = START;
        Instant changed = Instant.EPOCH;
        for (int look = 0; look < 1000; look++) {
            now = now.plusSeconds(10);
            rate = Math.max(0, rate + random.nextGaussian() * 20);
            lag = Math.max(0, lag + (long) (10 * (rate - 40.0 * current)));
            Optional<Autoscaler.Decision> decision = scaler.decide(policy, current, useful, lag, now);
            if (decision.isPresent()) {
                int next = decision.get().replicas();
                assertThat(next).isBetween(least, highest).isNotEqualTo(current);
                assertThat(next).isLessThanOrEqualTo(Math.max(2 * current, least));
                assertThat(Duration.between(changed, now)).isGreaterThanOrEqualTo(Autoscaler.UP_PAUSE);
                if (next < current) {
                    assertThat(current - next).isEqualTo(1);
                    assertThat(Duration.between(changed, now)).isGreaterThanOrEqualTo(Autoscaler.CALM);
                }
                changed = now;
                current = next;
            }
        }
    }

    /** A feed of a steady rate: at some time nothing changes any more, and the lag is what it may be. */
    @Property(tries = 200)
    void comesToRest(@ForAll @IntRange(min = 1, max = 350) int rate) {
        Autoscaler scaler = new Autoscaler();
        Autoscaling policy = new Autoscaling(1, 12, 1000);
        int current = 1;
        long lag = 0;
        Instant now = START;
        int changes = 0;
        for (int look = 0; look < 3000; look++) {
            now = now.plusSeconds(10);
            lag = Math.max(0, lag + 10L * (rate - 40L * current));
            Optional<Autoscaler.Decision> decision = scaler.decide(policy, current, MANY, lag, now);
            if (decision.isPresent()) {
                current = decision.get().replicas();
                changes += look > 2000 ? 1 : 0;
            }
        }
        assertThat(lag).isLessThanOrEqualTo(1000L * current * 2);
        // Where the rate lies between what two numbers of pods can read it goes to and fro, but not often.
        assertThat(changes).isLessThanOrEqualTo(2 * 1000 * 10 / 300);
    }
}
