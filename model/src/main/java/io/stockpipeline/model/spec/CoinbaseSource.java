package io.stockpipeline.model.spec;

/** Coinbase Exchange matches; no key. */
public record CoinbaseSource() implements Source {
    @Override
    public String key() {
        return "coinbase";
    }

    @Override
    public Deduplication defaultDeduplication() {
        return Deduplication.Id;
    }
}
