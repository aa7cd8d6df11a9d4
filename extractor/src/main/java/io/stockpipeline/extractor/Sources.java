package io.stockpipeline.extractor;

import io.stockpipeline.extractor.alpaca.Alpaca;
import io.stockpipeline.extractor.binance.Binance;
import io.stockpipeline.extractor.coinbase.Coinbase;
import io.stockpipeline.extractor.file.FileTickSource;
import io.stockpipeline.extractor.finnhub.Finnhub;
import io.stockpipeline.extractor.kraken.Kraken;
import io.stockpipeline.extractor.socket.SocketTickSource;
import io.stockpipeline.extractor.source.ClockSkew;
import io.stockpipeline.extractor.source.RealPause;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.extractor.source.TickSource;
import io.stockpipeline.extractor.stream.VenueSource;
import io.stockpipeline.extractor.synthetic.FiniteSyntheticSource;
import io.stockpipeline.extractor.synthetic.LiveSyntheticSource;
import io.stockpipeline.extractor.yahoo.YahooEndpoints;
import io.stockpipeline.extractor.yahoo.YahooPollSource;
import io.stockpipeline.extractor.yahoo.YahooStream;
import io.stockpipeline.model.spec.AlpacaSource;
import io.stockpipeline.model.spec.BinanceSource;
import io.stockpipeline.model.spec.CoinbaseSource;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.FinnhubSource;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.KrakenSource;
import io.stockpipeline.model.spec.SocketSource;
import io.stockpipeline.model.spec.Source;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.spec.SyntheticSource;
import io.stockpipeline.model.spec.YahooSource;
import io.stockpipeline.model.wire.SymbolFilter;
import java.io.IOException;
import java.util.List;

/** Makes the source that a pipeline asks for. The only place that knows them all. */
public final class Sources {
    private Sources() {}

    /**
     * Makes a source.
     *
     * @param source which one
     * @param spec the pipeline that it serves
     * @param symbols those of the pipeline's symbols that fall to this extractor
     * @throws SourceConfigurationException when it cannot be had as the pipeline asks
     */
    public static TickSource create(
            Source source, StockPipelineSpec spec, List<String> symbols, SourceContext context) {
        ClockSkew skew = new ClockSkew(context.clock(), spec.maxClockSkew().toDuration());
        if (source instanceof FileSource file) {
            return file(file, spec, context);
        } else if (source instanceof SyntheticSource synthetic) {
            return synthetic.finite()
                    ? new FiniteSyntheticSource(synthetic, symbols)
                    : new LiveSyntheticSource(synthetic, symbols, context.clock(), new RealPause());
        } else if (source instanceof YahooSource yahoo) {
            return yahoo(yahoo, symbols, skew);
        } else if (source instanceof CoinbaseSource) {
            return new VenueSource(new Coinbase(symbols), new RealPause(), skew);
        } else if (source instanceof BinanceSource) {
            return new VenueSource(new Binance(symbols), new RealPause(), skew);
        } else if (source instanceof KrakenSource) {
            return new VenueSource(new Kraken(symbols), new RealPause(), skew);
        } else if (source instanceof FinnhubSource finnhub) {
            return new VenueSource(new Finnhub(finnhub, context.credentials(), symbols), new RealPause(), skew);
        } else if (source instanceof AlpacaSource alpaca) {
            return new VenueSource(new Alpaca(alpaca, context.credentials(), symbols), new RealPause(), skew);
        } else if (source instanceof SocketSource socket) {
            return new SocketTickSource(socket, SymbolFilter.of(spec), new RealPause(), skew);
        } else if (source instanceof KafkaSource) {
            throw new SourceConfigurationException(
                    "spec.source.kafka: its ticks are in a topic already; no extractor is needed");
        }
        throw new IllegalStateException("a source of no known kind: " + source.key());
    }

    private static TickSource file(FileSource file, StockPipelineSpec spec, SourceContext context) {
        try {
            return new FileTickSource(
                    file, context.pipelineFolder(), SymbolFilter.of(spec), context.clock(), new RealPause());
        } catch (IOException e) {
            throw new SourceConfigurationException(
                    "spec.source.file.path: " + file.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static TickSource yahoo(YahooSource yahoo, List<String> symbols, ClockSkew skew) {
        if (yahoo.mode() == YahooSource.Mode.Stream) {
            return new VenueSource(new YahooStream(symbols), new RealPause(), skew);
        }
        return new YahooPollSource(
                symbols, yahoo.interval().toDuration(), YahooEndpoints.configured(), skew, new RealPause());
    }
}
