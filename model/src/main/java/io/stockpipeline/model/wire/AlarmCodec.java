package io.stockpipeline.model.wire;

import io.stockpipeline.model.spec.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The records of the topic {@code alarms}. Holds a buffer, so it is not thread-safe: one for each thread. */
public final class AlarmCodec {
    private static final JsonLiteral ID = JsonLiteral.of("{\"id\":");
    private static final JsonLiteral EPISODE = JsonLiteral.of(",\"episode\":");
    private static final JsonLiteral ALARM = JsonLiteral.of(",\"alarm\":");
    private static final JsonLiteral TYPE = JsonLiteral.of(",\"type\":");
    private static final JsonLiteral SEVERITY = JsonLiteral.of(",\"severity\":");
    private static final JsonLiteral STATE = JsonLiteral.of(",\"state\":");
    private static final JsonLiteral SYMBOL = JsonLiteral.of(",\"symbol\":");
    private static final JsonLiteral TIME = JsonLiteral.of(",\"time\":");
    private static final JsonLiteral PRICE = JsonLiteral.of(",\"price\":");
    private static final JsonLiteral WINDOW = JsonLiteral.of(",\"window\":");
    private static final JsonLiteral AVERAGE = JsonLiteral.of(",\"average\":");
    private static final JsonLiteral PREVIOUS = JsonLiteral.of(",\"previous\":");
    private static final JsonLiteral REFERENCE = JsonLiteral.of(",\"reference\":");
    private static final JsonLiteral VALUE = JsonLiteral.of(",\"value\":");
    private static final JsonLiteral DEVIATION = JsonLiteral.of(",\"deviation\":");
    private static final JsonLiteral TOLERANCE = JsonLiteral.of(",\"tolerance\":");
    private static final JsonLiteral DIRECTION = JsonLiteral.of(",\"direction\":");

    private static final Alarm.Type[] TYPES = Alarm.Type.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Alarm.State[] STATES = Alarm.State.values();
    private static final Alarm.Direction[] DIRECTIONS = Alarm.Direction.values();

    private static final int MAX_TEXT_LENGTH = 200;

    private final JsonBytes buffer = new JsonBytes(1024);
    private final TextCache texts = new TextCache(1 << 12);

    /** The record as JSON, its fields in the contract's order. */
    public byte[] encode(Alarm alarm) {
        buffer.clear();
        encode(alarm, buffer);
        return buffer.toBytes();
    }

    /** Appends the record. */
    public void encode(Alarm alarm, JsonBytes out) {
        putText(ID, alarm.id(), out);
        putText(EPISODE, alarm.episode(), out);
        putText(ALARM, alarm.alarm(), out);
        putText(TYPE, alarm.type().name(), out);
        putText(SEVERITY, alarm.severity().name(), out);
        putText(STATE, alarm.state().name(), out);
        putText(SYMBOL, alarm.symbol(), out);
        out.put(TIME);
        out.putNumber(alarm.time());
        putNumber(PRICE, alarm.price(), out);
        putText(WINDOW, alarm.window(), out);
        putNumber(AVERAGE, alarm.average(), out);
        putNumber(PREVIOUS, alarm.previous(), out);
        putNumber(REFERENCE, alarm.reference(), out);
        putNumber(VALUE, alarm.value(), out);
        putNumber(DEVIATION, alarm.deviation(), out);
        putText(TOLERANCE, alarm.tolerance(), out);
        Alarm.Direction direction = alarm.direction();
        putText(DIRECTION, direction == null ? null : direction.name(), out);
        out.put('}');
    }

    private static void putText(JsonLiteral name, @Nullable String value, JsonBytes out) {
        if (value != null) {
            out.put(name);
            out.putString(value);
        }
    }

    private static void putNumber(JsonLiteral name, @Nullable BigDecimal value, JsonBytes out) {
        if (value != null) {
            out.put(name);
            out.putDecimal(value);
        }
    }

    /**
     * Reads a record.
     *
     * @throws UnusableRecordException when it is no such record
     */
    public Alarm decode(byte[] json) throws UnusableRecordException {
        try (JsonFields fields = JsonFields.of(json)) {
            String id = null;
            String episode = null;
            String alarm = null;
            Alarm.Type type = null;
            Severity severity = null;
            Alarm.State state = null;
            String symbol = null;
            Long time = null;
            BigDecimal price = null;
            String window = null;
            BigDecimal average = null;
            BigDecimal previous = null;
            BigDecimal reference = null;
            BigDecimal value = null;
            BigDecimal deviation = null;
            String tolerance = null;
            Alarm.Direction direction = null;
            for (String name = fields.next(); name != null; name = fields.next()) {
                if (fields.isNull()) {
                    continue;
                }
                switch (name) {
                    case "id" -> id = fields.text(MAX_TEXT_LENGTH);
                    case "episode" -> episode = fields.text(MAX_TEXT_LENGTH);
                    case "alarm" -> alarm = fields.text(MAX_TEXT_LENGTH, texts);
                    case "type" -> type = fields.oneOf(TYPES);
                    case "severity" -> severity = fields.oneOf(SEVERITIES);
                    case "state" -> state = fields.oneOf(STATES);
                    case "symbol" -> symbol = fields.symbol(texts);
                    case "time" -> time = fields.wholeNumber("a whole number of epoch milliseconds");
                    case "price" -> price = fields.plainNumber();
                    case "window" -> window = fields.text(MAX_TEXT_LENGTH, texts);
                    case "average" -> average = fields.plainNumber();
                    case "previous" -> previous = fields.plainNumber();
                    case "reference" -> reference = fields.plainNumber();
                    case "value" -> value = fields.plainNumber();
                    case "deviation" -> deviation = fields.plainNumber();
                    case "tolerance" -> tolerance = fields.text(MAX_TEXT_LENGTH, texts);
                    case "direction" -> direction = fields.oneOf(DIRECTIONS);
                    default -> fields.skip();
                }
            }
            fields.end();
            return new Alarm(
                    required(id, "id"),
                    required(episode, "episode"),
                    required(alarm, "alarm"),
                    required(type, "type"),
                    required(severity, "severity"),
                    required(state, "state"),
                    required(symbol, "symbol"),
                    required(time, "time"),
                    required(price, "price"),
                    window,
                    average,
                    previous,
                    reference,
                    value,
                    deviation,
                    tolerance,
                    direction);
        } catch (IOException e) {
            throw JsonFields.notJson(e);
        }
    }

    private static <T> T required(@Nullable T value, String field) throws UnusableRecordException {
        if (value == null) {
            throw JsonFields.malformed(field + ": missing");
        }
        return value;
    }
}
