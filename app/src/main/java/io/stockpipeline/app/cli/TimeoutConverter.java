package io.stockpipeline.app.cli;

import io.stockpipeline.model.spec.Span;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as a pipeline's file writes it, or {@code 0}. */
final class TimeoutConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        try {
            return Span.of(text).toDuration();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no duration; give for example 30s, 5m or 1h30m");
        }
    }
}
