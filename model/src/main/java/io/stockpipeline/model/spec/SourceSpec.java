package io.stockpipeline.model.spec;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where ticks come from: exactly one component is present. */
public record SourceSpec(
        @Nullable YahooSource yahoo,
        @Nullable FinnhubSource finnhub,
        @Nullable CoinbaseSource coinbase,
        @Nullable BinanceSource binance,
        @Nullable KrakenSource kraken,
        @Nullable AlpacaSource alpaca,
        @Nullable KafkaSource kafka,
        @Nullable FileSource file,
        @Nullable SocketSource socket,
        @Nullable SyntheticSource synthetic) {

    /** The one source that is named. */
    public Source selected() {
        return Stream.<@Nullable Source>of(
                        yahoo, finnhub, coinbase, binance, kraken, alpaca, kafka, file, socket, synthetic)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a source without a kind: it was not validated"));
    }
}
