package io.stockpipeline.extractor.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A venue's JSON, read field by field; what is not as documented is told by the field's name. Numbers keep their digits, and may be
 * written as strings.
 */
public record Message(JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.builder()
            // 189.10 is not 189.1, and nothing passes through double.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Of two prices nobody can say which one is meant.
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @throws UnusableRecordException when it is no JSON, a field stands twice, or a number is too large for anything */
    public static Message parse(String text) throws UnusableRecordException {
        try {
            return new Message(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, "not JSON: " + e.getOriginalMessage());
        } catch (ArithmeticException | NumberFormatException e) {
            // The parser lets these pass as they are, for an exponent beyond an int: 1e2147483648.
            throw new UnusableRecordException(DeadLetterReason.Malformed, "a number's exponent is too large");
        }
    }

    /** A message to a venue. */
    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A field's text; empty when it is not there or no text. */
    public String textOrEmpty(String field) {
        return json.path(field).textValue() == null ? "" : json.path(field).textValue();
    }

    public String text(String field) throws UnusableRecordException {
        String text = json.path(field).textValue();
        if (text == null) {
            throw missing(field);
        }
        return text;
    }

    /** A whole number, or the text of one. */
    public long number(String field) throws UnusableRecordException {
        JsonNode value = json.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        try {
            return Long.parseLong(value.asText());
        } catch (NumberFormatException e) {
            throw value.isMissingNode() || value.isNull() ? missing(field) : wrong(field, "no whole number", value);
        }
    }

    /** @throws UnusableRecordException as InvalidPrice, when it is not above zero or has too many digits */
    public Decimal price(String field) throws UnusableRecordException {
        JsonNode value = digits(field);
        try {
            Decimal price = Decimal.of(value.asText());
            if (price.isPositive()) {
                return price;
            }
        } catch (NumberFormatException e) {
            throw new UnusableRecordException(DeadLetterReason.InvalidPrice, field + ": " + e.getMessage());
        }
        throw new UnusableRecordException(DeadLetterReason.InvalidPrice, field + " " + value + " is not above zero");
    }

    /** Null when it is not there. */
    public @Nullable Decimal size(String field) throws UnusableRecordException {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            Decimal size = Decimal.of(digits(field).asText());
            if (size.unscaled() >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, field + ": " + e.getMessage());
        }
        throw wrong(field, "below zero", value);
    }

    private JsonNode digits(String field) throws UnusableRecordException {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw missing(field);
        }
        if (!value.isNumber() && !value.isTextual()) {
            throw wrong(field, "no number", value);
        }
        return value;
    }

    /** An instant as of RFC 3339, in epoch milliseconds; what lies below a millisecond is cut off. */
    public long instant(String field) throws UnusableRecordException {
        try {
            return time(field, Instant.parse(text(field)).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw wrong(field, "no time", json.path(field));
        }
    }

    /** A time in epoch milliseconds. */
    public long millis(String field) throws UnusableRecordException {
        return time(field, number(field));
    }

    private long time(String field, long time) throws UnusableRecordException {
        if (time < 0 || time > Tick.MAX_TIME) {
            throw wrong(field, "no time between 1970 and 9999", json.path(field));
        }
        return time;
    }

    public static UnusableRecordException missing(String field) {
        return new UnusableRecordException(DeadLetterReason.Malformed, field + " is missing");
    }

    private static UnusableRecordException wrong(String field, String what, JsonNode value) {
        String text = value.toString();
        return new UnusableRecordException(
                DeadLetterReason.Malformed,
                field + ": " + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + " is " + what);
    }
}
