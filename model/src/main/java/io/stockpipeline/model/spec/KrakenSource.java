package io.stockpipeline.model.spec;

/** Kraken v2 trades; no key. */
public record KrakenSource() implements Source {
    @Override
    public String key() {
        return "kraken";
    }

    @Override
    public Deduplication defaultDeduplication() {
        return Deduplication.Id;
    }
}
