package io.stockpipeline.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What every method owes whatever series it is given. */
public final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Predicate<String> OUT_OF_WORDS =
            line -> line.contains("NaN") || line.contains("Infinity") || line.contains("null");

    /** Of a processor; a million values take up to three. */
    private static final double FEW_SECONDS = 8;

    private Answers() {}

    /** An answer of numbers and words, or a refusal in words, within a few seconds. */
    public static void answerOrRefusal(String what, Supplier<? extends Explained> method) {
        try {
            Explained[] answers = new Explained[1];
            assertThat(Work.secondsOf(() -> answers[0] = method.get()))
                    .as("seconds of " + what)
                    .isLessThan(FEW_SECONDS);
            Explained answer = answers[0];
            JSON.writeValue(new OnlyNumbers(what), answer);
            assertThat(answer.findings()).as(what).isNotEmpty().noneMatch(OUT_OF_WORDS);
            assertThat(answer.assumptions()).as(what).isNotEmpty();
        } catch (UnsuitableSeriesException e) {
            assertThat(e.getMessage())
                    .as(what)
                    .hasSizeGreaterThan(30)
                    .doesNotContain("NaN", "Infinity", "Exception")
                    .doesNotEndWith(".");
        } catch (IOException e) {
            throw new AssertionError(what, e);
        }
    }

    /** Writes JSON to nowhere, since that of a million values is large, and fails at a number that is none. */
    private static final class OnlyNumbers extends JsonGeneratorDelegate {
        private final String what;

        OnlyNumbers(String what) throws IOException {
            super(JSON.createGenerator(OutputStream.nullOutputStream()));
            this.what = what;
        }

        @Override
        public void writeNumber(double number) throws IOException {
            if (!Double.isFinite(number)) {
                throw new AssertionError(
                        what + ": " + number + " at " + getOutputContext().pathAsPointer());
            }
            // Any number is as good once it is known to be one, and 0 is written fastest.
            super.writeNumber(0);
        }

        @Override
        public void writeString(String text) throws IOException {
            assertThat(text).as(what).doesNotContain("NaN", "Infinity");
            super.writeString(text);
        }
    }
}
