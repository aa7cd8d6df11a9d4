package io.stockpipeline.processor.task;

import io.stockpipeline.model.line.ColumnMapping;
import io.stockpipeline.model.line.TickAssembler;
import io.stockpipeline.model.line.TickLines;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.SymbolFilter;
import java.util.List;
import java.util.Objects;

/** How the records of somebody else's topic are read: {@code spec.source.kafka}, understood. */
public final class ForeignTicks {
    private static final String FIELDS = "spec.source.kafka.fields";

    private ForeignTicks() {}

    /**
     * A reader of single ticks, for one thread.
     *
     * @param pipeline one with a kafka source
     * @throws io.stockpipeline.model.line.WrongMappingException when the fields are mapped to what cannot be
     */
    public static TickLines lines(StockPipeline pipeline) {
        KafkaSource source = Objects.requireNonNull(pipeline.spec().source().kafka());
        TickAssembler assembler = new TickAssembler(source.key(), source.timeUnit(), SymbolFilter.of(pipeline.spec()));
        return source.format() == RecordFormat.Csv
                ? TickLines.csv(ColumnMapping.withoutHeader(FIELDS, source.fields()), List.of(), assembler)
                : TickLines.json(new ColumnMapping(FIELDS, source.fields()), assembler);
    }
}
