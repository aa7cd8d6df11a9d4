package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stockpipeline.console.http.ProblemException;
import io.stockpipeline.console.http.Request;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FewAtOnceTest {
    private static final Request ANY = null;

    @Test
    void shouldSendTheThirdAwayUntilOneIsDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        FewAtOnce few = new FewAtOnce();
        Function<Request, String> slow = few.of(request -> {
            begun.countDown();
            await(end);
            return "done";
        });
        Function<Request, String> quick = few.of(request -> "quick");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> one = threads.submit(() -> slow.apply(ANY));
            Future<String> other = threads.submit(() -> slow.apply(ANY));
            await(begun);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> quick.apply(ANY))
                    .satisfies(problem -> {
                        assertThat(problem.status()).isEqualTo(503);
                        assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(2));
                        assertThat(problem.detail()).contains("busy");
                    });

            end.countDown();
            assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(other.get(20, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(quick.apply(ANY)).isEqualTo("quick");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldBeFreeAgainAfterAFault() {
        FewAtOnce few = new FewAtOnce();
        Function<Request, String> faulty = few.of(request -> {
            throw new IllegalStateException("no");
        });
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> faulty.apply(ANY));
        }
        assertThat(few.of(request -> "answered").apply(ANY)).isEqualTo("answered");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
