package io.stockpipeline.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What every method owes whatever series it is given. */
public final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Predicate<String> OUT_OF_WORDS =
            line -> line.contains("NaN") || line.contains("Infinity") || line.contains("null");

    private Answers() {}

    /** An answer of numbers and words, or a refusal in words. */
    public static void answerOrRefusal(String what, Supplier<? extends Explained> method) {
        try {
            Explained answer = method.get();
            assertThat(JSON.writeValueAsString(answer)).as(what).doesNotContain("NaN", "Infinity");
            assertThat(answer.findings()).as(what).isNotEmpty().noneMatch(OUT_OF_WORDS);
            assertThat(answer.assumptions()).as(what).isNotEmpty();
        } catch (UnsuitableSeriesException e) {
            assertThat(e.getMessage())
                    .as(what)
                    .hasSizeGreaterThan(30)
                    .doesNotContain("NaN", "Exception")
                    .doesNotEndWith(".");
        } catch (JsonProcessingException e) {
            throw new AssertionError(what, e);
        }
    }
}
