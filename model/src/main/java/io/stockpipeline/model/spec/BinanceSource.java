package io.stockpipeline.model.spec;

/** Binance trades; no key. */
public record BinanceSource() implements Source {
    @Override
    public String key() {
        return "binance";
    }

    @Override
    public Deduplication defaultDeduplication() {
        return Deduplication.Id;
    }
}
