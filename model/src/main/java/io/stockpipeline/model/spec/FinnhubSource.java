package io.stockpipeline.model.spec;

/** Finnhub trades: one connection a key. */
public record FinnhubSource(KeyRef apiKey) implements Source {
    @Override
    public String key() {
        return "finnhub";
    }

    /** Where the key lies. */
    public record KeyRef(SecretKeyRef secretKeyRef) {}
}
