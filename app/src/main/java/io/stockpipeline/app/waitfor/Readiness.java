package io.stockpipeline.app.waitfor;

/** What one look at Kafka came to, in words for a person. */
public sealed interface Readiness {
    String words();

    /** All that was waited for is there. */
    record Ready(String words) implements Readiness {}

    /** Not there yet; looking again may help. */
    record NotYet(String words) implements Readiness {}

    /** Configuration, credentials or rights are wrong; looking again will not help. */
    record Refused(String words) implements Readiness {}

    /** A topic is there and is not what it must be; looking again will not help. */
    record Incompatible(String words) implements Readiness {}
}
