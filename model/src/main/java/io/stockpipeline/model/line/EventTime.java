package io.stockpipeline.model.line;

import io.stockpipeline.model.number.DecimalText;
import io.stockpipeline.model.spec.TimeUnit;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Reads event times in the source's unit to epoch milliseconds. What lies below a millisecond is cut off exactly, never
 * rounded and never through {@code double}.
 */
final class EventTime {
    private static final int MAX_WHOLE_DIGITS = 18;

    private final TimeUnit unit;

    EventTime(TimeUnit unit) {
        this.unit = unit;
    }

    long parse(FieldSlices fields) throws UnusableRecordException {
        if (fields.isEmpty(TickField.time)) {
            throw malformed("time is missing");
        }
        long millis = unit == TimeUnit.iso ? iso(fields.text(TickField.time)) : number(fields);
        if (millis < 0 || millis > Tick.MAX_TIME) {
            throw malformed("time " + shown(fields) + " is outside 1970 to 9999; is timeUnit: " + unit + " right?");
        }
        return millis;
    }

    private long number(FieldSlices fields) throws UnusableRecordException {
        byte[] bytes = fields.bytes(TickField.time);
        int end = fields.end(TickField.time);
        int i = fields.start(TickField.time);
        long whole = 0;
        int digits = 0;
        for (; i < end && isDigit(bytes[i]); i++) {
            whole = whole * 10 + (bytes[i] - '0');
            digits++;
        }
        if (digits > MAX_WHOLE_DIGITS + (unit == TimeUnit.ns ? 1 : 0)) {
            throw malformed("time " + shown(fields) + " has too many digits");
        }
        long thousandths = 0;
        if (i < end && bytes[i] == '.' && digits > 0) {
            int weight = 100;
            for (i++; i < end && isDigit(bytes[i]); i++) {
                thousandths += (long) weight * (bytes[i] - '0');
                weight /= 10;
            }
        }
        if (i < end || digits == 0) {
            return unusual(fields);
        }
        return switch (unit) {
            case s -> whole > Tick.MAX_TIME ? Long.MAX_VALUE : whole * 1_000 + thousandths;
            case ms -> whole;
            case us -> whole / 1_000;
            default -> whole < 0 ? Long.MAX_VALUE : whole / 1_000_000;
        };
    }

    /** Signs and exponents, as spreadsheets write them. */
    private long unusual(FieldSlices fields) throws UnusableRecordException {
        try {
            BigDecimal value = DecimalText.parse(fields.text(TickField.time)).toBigDecimal();
            int power = switch (unit) {
                case s -> 3;
                case ms -> 0;
                case us -> -3;
                default -> -6;
            };
            return value.scaleByPowerOfTen(power)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw malformed("time " + shown(fields) + " is not a number");
        }
    }

    private long iso(String text) throws UnusableRecordException {
        try {
            return Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text))
                    .toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw malformed("time \"" + cut(text) + "\" is not an ISO-8601 instant such as 2024-05-24T18:00:01.123Z");
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static String shown(FieldSlices fields) {
        return '"' + cut(fields.text(TickField.time)) + '"';
    }

    private static String cut(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static UnusableRecordException malformed(String message) {
        return new UnusableRecordException(DeadLetterReason.Malformed, message);
    }
}
