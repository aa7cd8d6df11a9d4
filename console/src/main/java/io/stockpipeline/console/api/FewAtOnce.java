package io.stockpipeline.console.api;

import io.stockpipeline.console.http.ProblemException;
import io.stockpipeline.console.http.Request;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Questions that keep a processor busy: two are answered at a time, so that live views stay quick beside them. */
final class FewAtOnce {
    private static final int MOST = 2;
    /** What others are told. */
    static final String WORDS = "two are answered at a time, others get a 503 with Retry-After.";

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Semaphore free = new Semaphore(MOST);

    /** The same question, refused with 503 while others keep the console busy. */
    <A> Function<Request, A> of(Function<Request, A> question) {
        return request -> {
            if (!free.tryAcquire()) {
                throw ProblemException.notYet(
                        "the console is busy with " + MOST + " other analyses: ask again in a moment", SOON);
            }
            try {
                return question.apply(request);
            } finally {
                free.release();
            }
        };
    }
}
