package io.stockpipeline.model.spec;

/** Alpaca trades: one connection a key. */
public record AlpacaSource(Feed feed, Credentials credentials) implements Source {
    @Override
    public String key() {
        return "alpaca";
    }

    @Override
    public Deduplication defaultDeduplication() {
        return Deduplication.Id;
    }

    /** Alpaca's feeds. */
    public enum Feed {
        iex,
        sip,
        test
    }

    /** Where key and secret lie. */
    public record Credentials(SecretRef secretRef) {}
}
