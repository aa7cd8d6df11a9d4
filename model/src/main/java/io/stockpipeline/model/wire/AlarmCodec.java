package io.stockpipeline.model.wire;

import io.stockpipeline.model.spec.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The records of the topic {@code alarms}. Holds a buffer, so it is not thread-safe: one for each thread. */
public final class AlarmCodec {
    private static final byte[] ID = JsonBytes.ascii("{\"id\":");
    private static final byte[] EPISODE = JsonBytes.ascii(",\"episode\":");
    private static final byte[] ALARM = JsonBytes.ascii(",\"alarm\":");
    private static final byte[] TYPE = JsonBytes.ascii(",\"type\":");
    private static final byte[] SEVERITY = JsonBytes.ascii(",\"severity\":");
    private static final byte[] STATE = JsonBytes.ascii(",\"state\":");
    private static final byte[] SYMBOL = JsonBytes.ascii(",\"symbol\":");
    private static final byte[] TIME = JsonBytes.ascii(",\"time\":");
    private static final byte[] PRICE = JsonBytes.ascii(",\"price\":");
    private static final byte[] WINDOW = JsonBytes.ascii(",\"window\":");
    private static final byte[] AVERAGE = JsonBytes.ascii(",\"average\":");
    private static final byte[] PREVIOUS = JsonBytes.ascii(",\"previous\":");
    private static final byte[] REFERENCE = JsonBytes.ascii(",\"reference\":");
    private static final byte[] VALUE = JsonBytes.ascii(",\"value\":");
    private static final byte[] DEVIATION = JsonBytes.ascii(",\"deviation\":");
    private static final byte[] TOLERANCE = JsonBytes.ascii(",\"tolerance\":");
    private static final byte[] DIRECTION = JsonBytes.ascii(",\"direction\":");

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

    private static void putText(byte[] name, @Nullable String value, JsonBytes out) {
        if (value != null) {
            out.put(name);
            out.putString(value);
        }
    }

    private static void putNumber(byte[] name, @Nullable BigDecimal value, JsonBytes out) {
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
