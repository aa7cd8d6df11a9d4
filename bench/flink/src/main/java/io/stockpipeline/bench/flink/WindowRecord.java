package io.stockpipeline.bench.flink;

import io.stockpipeline.model.wire.JsonBytes;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Writes a closed window as JSON: symbol, window, start, end (exclusive), average and count; times in epoch ms. */
@SuppressWarnings("NullAway.Init") // Flink calls open before anything else
final class WindowRecord extends ProcessWindowFunction<Mean, Tuple2<byte[], byte[]>, String, TimeWindow> {
    private static final long serialVersionUID = 1;

    private final String window;
    private transient JsonBytes json;

    /** @param window its name in the record */
    WindowRecord(String window) {
        this.window = window;
    }

    @Override
    public void open(OpenContext context) {
        json = new JsonBytes();
    }

    @Override
    public void process(String symbol, Context context, Iterable<Mean> means, Collector<Tuple2<byte[], byte[]>> out) {
        TimeWindow time = context.window();
        for (Mean mean : means) {
            json.clear();
            json.put("{\"symbol\":");
            json.putString(symbol);
            json.put(",\"window\":");
            json.putString(window);
            json.put(",\"start\":");
            json.putNumber(time.getStart());
            json.put(",\"end\":");
            json.putNumber(time.getEnd());
            json.put(",\"average\":");
            json.put(Double.toString(mean.value()));
            json.put(",\"count\":");
            json.putNumber(mean.count);
            json.put('}');
            out.collect(Tuple2.of(symbol.getBytes(StandardCharsets.UTF_8), json.toBytes()));
        }
    }
}
