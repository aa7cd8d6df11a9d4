package io.stockpipeline.model.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.DecimalText;
import io.stockpipeline.model.number.Figure;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, one after the other, with their values read as the contract means them. Every fault
 * becomes an {@link UnusableRecordException} whose message begins with the field.
 */
final class JsonFields implements Closeable {
    /**
     * Field names are canonicalised but not interned for ever: they come from outside. Numbers may be of any length,
     * since they are never converted before their digits are counted. Charset detection is off: the contract is UTF-8.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CHARSET_DETECTION, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(100_000)
                    .build())
            .build();

    private static final int LONGEST_QUOTE = 40;
    private static final int LONGEST_FIGURE = 200;
    private static final String PLAIN_NUMBER = "a number of plain digits";
    private static final int LONGEST_WHOLE_NUMBER = 18;

    private final JsonParser parser;

    private JsonFields(JsonParser parser) {
        this.parser = parser;
    }

    /** Opens a record, which must be one JSON object in UTF-8. */
    static JsonFields of(byte[] json) throws IOException, UnusableRecordException {
        int fault = StrictUtf8.firstFault(json);
        if (fault >= 0) {
            throw malformed("not UTF-8 at byte " + fault);
        }
        JsonFields fields = new JsonFields(FACTORY.createParser(json));
        JsonToken token = fields.parser.nextToken();
        if (token != JsonToken.START_OBJECT) {
            throw malformed("expected a JSON object, found " + (token == null ? "nothing" : fields.found()));
        }
        return fields;
    }

    static UnusableRecordException malformed(String message) {
        return new UnusableRecordException(DeadLetterReason.Malformed, message);
    }

    /** What the parser could not read, in one bounded line. */
    static UnusableRecordException notJson(IOException e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        String line = String.valueOf(message).replaceAll("\\s+", " ");
        return malformed("not JSON: " + (line.length() <= 200 ? line : line.substring(0, 200) + "…"));
    }

    /** Moves to the next field of the present object and returns its name; at the end of the object null. */
    @Nullable String next() throws IOException {
        String name = parser.nextFieldName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    /** Marks a field as seen; a second one of the same name is a fault, since readers differ in which they take. */
    int once(int seen, int field) throws IOException, UnusableRecordException {
        if ((seen & field) != 0) {
            throw malformed(path() + ": given twice");
        }
        return seen | field;
    }

    /** Passes over the value, however deep. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Whether the value is a number, or one of the words NaN and Infinity that stand for none. */
    boolean isNumber() {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    /** Holds that no other value follows the object. */
    void end() throws IOException, UnusableRecordException {
        JsonToken token = parser.nextToken();
        if (token != null) {
            throw malformed("expected one JSON object, found " + found() + " after it");
        }
    }

    /** Enters an object that is the present value. */
    void enterObject() throws IOException, UnusableRecordException {
        expect(JsonToken.START_OBJECT, "an object");
    }

    /** Enters a list that is the present value. */
    void enterList() throws IOException, UnusableRecordException {
        expect(JsonToken.START_ARRAY, "a list");
    }

    /** Moves to the next element of the present list; false at its end. */
    boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** A string of 1 to {@code maxLength} characters. */
    String text(int maxLength, TextCache cache) throws IOException, UnusableRecordException {
        requireText(maxLength);
        return cache.share(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** A string of 1 to {@code maxLength} characters. */
    String text(int maxLength) throws IOException, UnusableRecordException {
        requireText(maxLength);
        return parser.getText();
    }

    private void requireText(int maxLength) throws IOException, UnusableRecordException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw expected("a string");
        }
        requireLength(maxLength);
    }

    private void requireLength(int maxLength) throws IOException, UnusableRecordException {
        int length = parser.getTextLength();
        if (length < 1 || length > maxLength) {
            throw malformed(path() + ": expected 1 to " + maxLength + " characters, found " + length);
        }
    }

    /** A string, or a whole number as it is written. */
    String identifier(int maxLength) throws IOException, UnusableRecordException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            throw expected("a string or a whole number");
        }
        requireLength(maxLength);
        return parser.getText();
    }

    String symbol(TextCache known) throws IOException, UnusableRecordException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw expected("a string");
        }
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int length = parser.getTextLength();
        String symbol = known.find(text, offset, length);
        if (symbol != null) {
            return symbol;
        }
        if (!SymbolText.isValid(text, offset, length)) {
            throw expected("1 to 32 of A-Z a-z 0-9 . ^ = : _ / -");
        }
        return known.add(text, offset, length);
    }

    /** An instant as a tick carries it: epoch milliseconds from 0 to {@link Tick#MAX_TIME}. */
    long time() throws IOException, UnusableRecordException {
        long time = wholeNumber("a whole number of epoch milliseconds");
        if (time < 0 || time > Tick.MAX_TIME) {
            throw expected("epoch milliseconds from 0 to " + Tick.MAX_TIME);
        }
        return time;
    }

    /** A whole number of at most 18 digits. */
    long wholeNumber(String what) throws IOException, UnusableRecordException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getTextLength() > LONGEST_WHOLE_NUMBER) {
            throw expected(what);
        }
        return digits(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    private static long digits(char[] text, int offset, int length) {
        boolean negative = text[offset] == '-';
        long number = 0;
        for (int i = negative ? offset + 1 : offset; i < offset + length; i++) {
            number = number * 10 + (text[i] - '0');
        }
        return negative ? -number : number;
    }

    /**
     * A number within the digit limits.
     *
     * @throws NumberFormatException when the number is outside them, or is none: NaN
     */
    Decimal decimal(String what) throws IOException, UnusableRecordException {
        if (!isNumber()) {
            throw expected(what);
        }
        return DecimalText.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** A figure as the codecs write them: digits and a point, or null for an absent one. */
    void figure(Figure into) throws IOException, UnusableRecordException {
        if (isNull()) {
            into.clear();
        } else {
            BigDecimal value = plainNumber();
            into.set(value.unscaledValue(), value.scale());
        }
    }

    /** A number without an exponent, which could ask for gigabytes of zeros. */
    BigDecimal plainNumber() throws IOException, UnusableRecordException {
        int length = isNumber() ? parser.getTextLength() : 0;
        if (length == 0 || length > LONGEST_FIGURE) {
            throw expected(PLAIN_NUMBER);
        }
        char[] text = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        for (int i = offset; i < offset + length; i++) {
            if (text[i] != '.' && text[i] != '-' && (text[i] < '0' || text[i] > '9')) {
                throw expected(PLAIN_NUMBER);
            }
        }
        return new BigDecimal(text, offset, length);
    }

    boolean flag() throws IOException, UnusableRecordException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw expected("true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** The constant of exactly this name. */
    <E extends Enum<E>> E oneOf(E[] constants) throws IOException, UnusableRecordException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            char[] text = parser.getTextCharacters();
            int offset = parser.getTextOffset();
            int length = parser.getTextLength();
            for (E constant : constants) {
                if (isSame(constant.name(), text, offset, length)) {
                    return constant;
                }
            }
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < constants.length; i++) {
            names.append(i == 0 ? "" : i < constants.length - 1 ? ", " : " or ").append(constants[i].name());
        }
        throw expected(names.toString());
    }

    private static boolean isSame(String name, char[] text, int offset, int length) {
        boolean same = name.length() == length;
        for (int i = 0; same && i < length; i++) {
            same = name.charAt(i) == text[offset + i];
        }
        return same;
    }

    /** Holds that a field was there. */
    void require(boolean isThere, String field) throws UnusableRecordException {
        if (!isThere) {
            throw malformed(field + ": missing");
        }
    }

    /** {@code field: expected this, found that}. */
    UnusableRecordException expected(String what) throws IOException {
        return malformed(path() + ": expected " + what + ", found " + found());
    }

    private String found() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "the string " + quotedText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + numberText();
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }

    private String quotedText() throws IOException {
        return DecimalText.quote(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
    }

    /** The present number as it is written, shortened where it is long. */
    String numberText() throws IOException {
        int length = parser.getTextLength();
        String text = new String(parser.getTextCharacters(), parser.getTextOffset(), Math.min(length, LONGEST_QUOTE));
        return length <= LONGEST_QUOTE ? text : text + "…";
    }

    /** Where the parser stands: {@code price}, or {@code windows[2].average}. */
    private String path() {
        StringBuilder path = new StringBuilder();
        JsonStreamContext context = parser.getParsingContext();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            context = context.getParent();
        }
        for (; context != null && !context.inRoot(); context = context.getParent()) {
            String step = context.inArray() ? "[" + context.getCurrentIndex() + "]" : "." + context.getCurrentName();
            path.insert(0, step);
        }
        return path.isEmpty() || path.charAt(0) != '.' ? path.toString() : path.substring(1);
    }

    private void expect(JsonToken token, String what) throws IOException, UnusableRecordException {
        if (parser.currentToken() != token) {
            throw expected(what);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
