package io.stockpipeline.app.analyze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.stockpipeline.analytics.rollup.Period;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.app.fault.WrongInputException;
import java.io.PrintWriter;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file, asks its numbers a question and shows the answer.
 *
 * @param interval one number for each; null: as they are
 * @param zone whose days, weeks and months are meant
 */
public record Analysis(SeriesFile file, @Nullable Period interval, ZoneId zone, Question question) {
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    /** A question and its answer. */
    public record Answered(Numbered numbers, Explained result) {
        /** For a person. */
        public void print(PrintWriter out) {
            new AnalysisText(out).print(numbers, result);
        }

        /** For a program: the result with everything in it. */
        public String json() {
            try {
                return JSON.writeValueAsString(result);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a result is plain data", e);
            }
        }
    }

    /**
     * Carries it out.
     *
     * @throws WrongInputException when the file cannot be used, or its numbers do not allow an answer
     */
    public Answered run() {
        Readings readings = file.read(interval == null ? null : interval.text());
        try {
            Numbered numbers = new Regular(zone).of(readings, interval);
            return new Answered(numbers, question.ask(numbers));
        } catch (UnsuitableSeriesException e) {
            throw new WrongInputException(file.name() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
