package io.stockpipeline.extractor.yahoo;

/** Yahoo could not be asked, or gave no answer that can be used. */
final class YahooFault extends Exception {
    private final Kind kind;

    /** What to do about it. */
    enum Kind {
        /** Asked too often: nothing is asked for a while. */
        RateLimited,
        /** May be over in a moment: ask again. */
        Passing,
        /** The answer to this very request: asking again is of no use. */
        Refused
    }

    YahooFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    YahooFault(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
