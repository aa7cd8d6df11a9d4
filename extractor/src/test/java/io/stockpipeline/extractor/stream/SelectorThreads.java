package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;

/** The threads of Java's HTTP clients, of which each has one, and with it what waits for its sockets. */
final class SelectorThreads {
    private SelectorThreads() {}

    static Set<Thread> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("HttpClient-\\d+-SelectorManager"))
                .collect(Collectors.toSet());
    }

    /** Before Java 21 a client ends once it is collected, and not before. */
    static void assertNoneSince(Set<Thread> before) {
        System.gc();
        assertThat(now()).isSubsetOf(before);
    }
}
