package io.stockpipeline.model.spec;

/** One kind of source with its options. */
public sealed interface Source
        permits YahooSource,
                FinnhubSource,
                CoinbaseSource,
                BinanceSource,
                KrakenSource,
                AlpacaSource,
                KafkaSource,
                FileSource,
                SocketSource,
                SyntheticSource {

    /** The key under {@code spec.source}, for example {@code yahoo}. */
    String key();

    /** How repeats are told where the pipeline does not say. */
    default Deduplication defaultDeduplication() {
        return Deduplication.None;
    }

    /** Whether ticks carry the present: only then may the wall clock be read (clock skew, silence). */
    default boolean live() {
        return true;
    }

    /** Whether the source comes to an end of its own. */
    default boolean finite() {
        return false;
    }

    /** Whether all symbols come in one stream, so that shards cannot share them: the first shard then reads it alone. */
    default boolean oneStream() {
        return finite();
    }
}
