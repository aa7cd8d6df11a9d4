package io.stockpipeline.bench.spark;

import io.stockpipeline.bench.meter.Contest;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** Spark in this process, on the loopback address only, set as its own guides say. */
final class LocalSpark {
    private static final String LOOPBACK = "127.0.0.1";

    private LocalSpark() {}

    /** With as many cores as the contest has threads. */
    static SparkSession session(Contest contest) {
        SparkConf settings = new SparkConf(false);
        throughput(settings, contest);
        TreeMap<String, String> told = new TreeMap<>();
        for (Tuple2<String, String> setting : settings.getAll()) {
            told.put(setting._1(), setting._2());
        }
        told.forEach(Contest::setting);
        place(settings, contest);
        return SparkSession.builder().config(settings).getOrCreate();
    }

    private static void throughput(SparkConf settings, Contest contest) {
        settings.setMaster("local[" + contest.threads() + "]");
        // A task costs more than its share of so little state is worth.
        settings.set("spark.sql.shuffle.partitions", String.valueOf(contest.threads()));
        // A plan with streaming state cannot be adapted; off, so that nothing tries.
        settings.set("spark.sql.adaptive.enabled", "false");
        settings.set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
        settings.set("spark.sql.codegen.wholeStage", "true");
        // The state fits in memory, and this provider keeps it there.
        settings.set(
                "spark.sql.streaming.stateStore.providerClass",
                "org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider");
        // A window closes when the watermark has moved, though no tick has come since.
        settings.set("spark.sql.streaming.noDataMicroBatches.enabled", "true");
        settings.set("spark.ui.enabled", "false");
    }

    private static void place(SparkConf settings, Contest contest) {
        settings.setAppName(contest.application());
        settings.set("spark.driver.host", LOOPBACK);
        settings.set("spark.driver.bindAddress", LOOPBACK);
        settings.set("spark.local.dir", contest.folder().resolve("tmp").toString());
        settings.set(
                "spark.sql.warehouse.dir", contest.folder().resolve("warehouse").toString());
        settings.set("spark.sql.session.timeZone", "UTC");
    }
}
