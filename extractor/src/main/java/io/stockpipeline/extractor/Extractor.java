package io.stockpipeline.extractor;

import io.stockpipeline.extractor.publish.ExtractorCounters;
import io.stockpipeline.extractor.publish.FinitePublisher;
import io.stockpipeline.extractor.publish.KafkaClients;
import io.stockpipeline.extractor.publish.LivePublisher;
import io.stockpipeline.extractor.publish.Publisher;
import io.stockpipeline.extractor.source.FiniteSource;
import io.stockpipeline.extractor.source.LiveSource;
import io.stockpipeline.extractor.source.RealPause;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.extractor.source.TickSource;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.topic.PipelineTopics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One shard of a pipeline's extractor: its source, and the publisher that carries the source's records to Kafka. The
 * topics have to exist. After the end of a finite source it idles, it does not stop.
 *
 * <p>Shard s of n takes the symbols s, s + n, s + 2n ... of the pipeline. A source that is one stream cannot be
 * shared: shard 0 reads all of it, further shards have nothing to do.
 */
public final class Extractor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TickSource source;
    private final List<String> symbols;
    private final Publisher publisher;
    private final boolean idle;

    /**
     * Makes an extractor, and holds the source's settings against reality: a file has to be there and to have its
     * columns, a venue's key has to lie where it is looked for.
     *
     * @param pipeline validated
     * @param clients see {@link io.stockpipeline.extractor.publish.PublisherConnection}
     * @param shard from 0
     * @throws SourceConfigurationException when the input is wrong; its message names
     *     the field and the mend
     */
    public Extractor(StockPipeline pipeline, KafkaClients clients, int shard, SourceContext context) {
        this(pipeline, share(pipeline.spec(), shard), clients, shard, context);
    }

    /**
     * Makes the one extractor of a process that serves every shard, as local mode does; see the constructor.
     *
     * @throws SourceConfigurationException when the input is wrong
     */
    public static Extractor ofAllShards(StockPipeline pipeline, KafkaClients clients, SourceContext context) {
        return new Extractor(pipeline, pipeline.spec().symbols(), clients, 0, context);
    }

    private Extractor(
            StockPipeline pipeline, List<String> symbols, KafkaClients clients, int shard, SourceContext context) {
        this(
                pipeline,
                Sources.create(pipeline.spec().source().selected(), pipeline.spec(), symbols, context),
                symbols,
                clients,
                shard,
                context.clock());
    }

    Extractor(
            StockPipeline pipeline,
            TickSource source,
            List<String> symbols,
            KafkaClients clients,
            int shard,
            Clock clock) {
        this.source = source;
        this.symbols = pipeline.spec().takesAnySymbol() ? List.of() : List.copyOf(symbols);
        String name = pipeline.qualifiedName() + "-extractor-" + shard;
        PipelineTopics topics = PipelineTopics.of(pipeline);
        if (source instanceof FiniteSource finite) {
            publisher = new FinitePublisher(finite, clients, topics, shard, name, clock, new RealPause());
            idle = isLeftToTheFirst(pipeline.spec(), shard);
        } else if (source instanceof LiveSource live) {
            publisher = new LivePublisher(live, clients, topics, name, clock);
            idle = symbols.isEmpty() || isLeftToTheFirst(pipeline.spec(), shard);
        } else {
            throw new IllegalStateException("a source is live or finite");
        }
    }

    private static boolean isLeftToTheFirst(StockPipelineSpec spec, int shard) {
        return shard > 0 && spec.source().selected().oneStream();
    }

    /** A shard's share of the symbols; one stream is not shared. */
    private static List<String> share(StockPipelineSpec spec, int shard) {
        int shards = spec.extractor().shards();
        if (shard < 0 || shard >= shards) {
            throw new SourceConfigurationException("spec.extractor.shards: there is no shard " + shard + " of " + shards
                    + ": they are counted from 0, so the last is " + (shards - 1));
        }
        if (spec.source().selected().oneStream()) {
            return spec.symbols();
        }
        return IntStream.range(0, spec.symbols().size())
                .filter(i -> i % shards == shard)
                .mapToObj(spec.symbols()::get)
                .toList();
    }

    /** Begins; returns at once. */
    public void start() {
        if (!idle) {
            publisher.start();
        }
    }

    /** The declared symbols that fall to it; none where the pipeline takes any. */
    public List<String> symbols() {
        return symbols;
    }

    /** How source and delivery fare; from any thread. */
    public ExtractorHealth health() {
        return new ExtractorHealth(source.health(), idle || publisher.delivering(), ended(), publisher.failure());
    }

    /** What was done so far; from any thread. */
    public ExtractorCounters counters() {
        return publisher.counters();
    }

    /** Whether a finite source has come to its end, with everything committed. */
    public boolean ended() {
        return publisher.ended() || (idle && source instanceof FiniteSource);
    }

    /** What stopped the extractor for good; empty while it runs. */
    public Optional<Throwable> failure() {
        return publisher.failure();
    }

    /** Stops the source and delivers what it has given, within ten seconds. */
    @Override
    public void close() {
        publisher.close(PATIENCE);
        source.close();
    }
}
