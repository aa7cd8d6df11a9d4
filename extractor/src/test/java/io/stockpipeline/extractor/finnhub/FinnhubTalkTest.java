package io.stockpipeline.extractor.finnhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScenes;
import io.stockpipeline.extractor.stream.VenueScript;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Finnhub refuses, in whatever order, and what it says of a trade beside the price. */
class FinnhubTalkTest extends VenueScenes {
    private static final String PING = "{\"type\":\"ping\"}";
    private static final String TOO_MANY = FinnhubScript.error("Subscribing to too many symbols");

    @TempDir
    Path secrets;

    private FinnhubScript script;

    @BeforeEach
    void write() {
        script = new FinnhubScript(secrets);
    }

    @Override
    protected VenueScript script() {
        return script;
    }

    /** The one that it does not have was one of the two that were too many. */
    @Test
    void shouldGoOnWhenMoreIsRefusedThanIsLeft() {
        try (LoopbackVenue venue = onceAsked(
                        "A", TOO_MANY, TOO_MANY, FinnhubScript.error("Invalid symbol BAD"), PING, PING, trade());
                VenueRun run = run(venue, "BAD", "A")) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.letters()).isEmpty();
            assertThat(run.health().missingSymbols()).containsOnlyKeys("BAD");
            assertThat(run.health().errors()).isZero();
        }
    }

    @Test
    void shouldCountTradesWithConditionsThatItDoesNotLookAt() {
        try (LoopbackVenue venue = onceAsked(
                        "A",
                        "{\"type\":\"trade\",\"data\":[" + trade("[\"1\",\"12\"]") + "," + trade("[]") + ","
                                + trade("null") + "," + trade("[\"8\"]") + "]}",
                        trade());
                VenueRun run = run(venue, "A")) {
            await(() -> run.sink.ticks().size() == 5);

            assertThat(run.health().conditions()).isEqualTo(2);
            assertThat(run.sink.letters()).isEmpty();
        }
    }

    private static String trade() {
        return "{\"type\":\"trade\",\"data\":[{\"s\":\"A\",\"p\":1,\"t\":1,\"v\":1}]}";
    }

    private static String trade(String conditions) {
        return "{\"s\":\"A\",\"p\":1,\"t\":1,\"v\":1,\"c\":" + conditions + "}";
    }

    /** One that says all this once it is asked for the last symbol. */
    private LoopbackVenue onceAsked(String last, String... answers) {
        return answering((caller, said) -> {
            if (said.contains("\"" + last + "\"")) {
                List.of(answers).forEach(caller::send);
            }
        });
    }
}
