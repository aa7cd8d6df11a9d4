package io.stockpipeline.extractor.stream;

import java.time.Duration;

/** Why a connection is of no more use. The words name no key. */
public final class VenueFault extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Duration PENALTY = Duration.ofSeconds(60);

    /** What to do about it. */
    public enum Kind {
        /** Try again, after a growing wait. */
        Passing,
        /** Try again after a minute at least: the venue was asked too often. */
        TooOften,
        /** Do not try again: the venue will not have it, whatever is done. */
        Refused,
        /** Do not try again with this credential. */
        CredentialRefused
    }

    private final Kind kind;

    private VenueFault(Kind kind, String words) {
        super(words, null, false, false);
        this.kind = kind;
    }

    public static VenueFault passing(String words) {
        return new VenueFault(Kind.Passing, words);
    }

    public static VenueFault tooOften(String words) {
        return new VenueFault(Kind.TooOften, words);
    }

    /** @param words name the field of the pipeline and the mend */
    public static VenueFault refused(String words) {
        return new VenueFault(Kind.Refused, words);
    }

    /** A connection does not work any more. */
    static VenueFault broken(Throwable cause) {
        return passing("the connection broke: " + words(cause));
    }

    static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** The same in other words. */
    VenueFault saying(String words) {
        return new VenueFault(kind, words);
    }

    /**
     * The venue does not accept the credential that it was asked with.
     *
     * @param words name the field of the pipeline and the mend
     */
    public static VenueFault credentialRefused(String words) {
        return new VenueFault(Kind.CredentialRefused, words);
    }

    public Kind kind() {
        return kind;
    }

    public String words() {
        return String.valueOf(getMessage());
    }

    /** How long to wait at least before the next attempt. */
    Duration penalty() {
        return kind == Kind.TooOften ? PENALTY : Duration.ZERO;
    }
}
