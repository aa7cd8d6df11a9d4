package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What kubectl makes of an unquoted word. It follows {@code resolve.go} of goyaml v2, which sigs.k8s.io/yaml builds on:
 * YAML 1.1's booleans, octals and underscores, but neither base-60 numbers nor timestamps. A float without a fraction
 * becomes a whole number, since kubectl sends {@code 20.0} as the JSON {@code 20}.
 */
final class KubectlScalar {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigInteger UINT64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final BigInteger INT64_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final double LONG_RANGE = 0x1p63;
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private static final Map<String, JsonNode> WORDS = Map.ofEntries(
            Map.entry("y", NODES.booleanNode(true)),
            Map.entry("Y", NODES.booleanNode(true)),
            Map.entry("yes", NODES.booleanNode(true)),
            Map.entry("Yes", NODES.booleanNode(true)),
            Map.entry("YES", NODES.booleanNode(true)),
            Map.entry("true", NODES.booleanNode(true)),
            Map.entry("True", NODES.booleanNode(true)),
            Map.entry("TRUE", NODES.booleanNode(true)),
            Map.entry("on", NODES.booleanNode(true)),
            Map.entry("On", NODES.booleanNode(true)),
            Map.entry("ON", NODES.booleanNode(true)),
            Map.entry("n", NODES.booleanNode(false)),
            Map.entry("N", NODES.booleanNode(false)),
            Map.entry("no", NODES.booleanNode(false)),
            Map.entry("No", NODES.booleanNode(false)),
            Map.entry("NO", NODES.booleanNode(false)),
            Map.entry("false", NODES.booleanNode(false)),
            Map.entry("False", NODES.booleanNode(false)),
            Map.entry("FALSE", NODES.booleanNode(false)),
            Map.entry("off", NODES.booleanNode(false)),
            Map.entry("Off", NODES.booleanNode(false)),
            Map.entry("OFF", NODES.booleanNode(false)),
            Map.entry("", NODES.nullNode()),
            Map.entry("~", NODES.nullNode()),
            Map.entry("null", NODES.nullNode()),
            Map.entry("Null", NODES.nullNode()),
            Map.entry("NULL", NODES.nullNode()),
            Map.entry(".nan", NODES.numberNode(Double.NaN)),
            Map.entry(".NaN", NODES.numberNode(Double.NaN)),
            Map.entry(".NAN", NODES.numberNode(Double.NaN)),
            Map.entry(".inf", NODES.numberNode(Double.POSITIVE_INFINITY)),
            Map.entry(".Inf", NODES.numberNode(Double.POSITIVE_INFINITY)),
            Map.entry(".INF", NODES.numberNode(Double.POSITIVE_INFINITY)),
            Map.entry("+.inf", NODES.numberNode(Double.POSITIVE_INFINITY)),
            Map.entry("+.Inf", NODES.numberNode(Double.POSITIVE_INFINITY)),
            Map.entry("+.INF", NODES.numberNode(Double.POSITIVE_INFINITY)),
            Map.entry("-.inf", NODES.numberNode(Double.NEGATIVE_INFINITY)),
            Map.entry("-.Inf", NODES.numberNode(Double.NEGATIVE_INFINITY)),
            Map.entry("-.INF", NODES.numberNode(Double.NEGATIVE_INFINITY)));

    private KubectlScalar() {}

    /** The boolean, number, null or text that an unquoted word stands for. */
    static JsonNode resolve(String word) {
        JsonNode known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        char first = word.charAt(0);
        boolean digitOrSign = (first >= '0' && first <= '9') || first == '+' || first == '-';
        if (!digitOrSign && first != '.') {
            return NODES.textNode(word);
        }
        String plain = digitOrSign ? word.replace("_", "") : word;
        return (digitOrSign ? integer(plain) : Optional.<JsonNode>empty())
                .or(() -> decimal(plain))
                .orElseGet(() -> NODES.textNode(word));
    }

    /** Go's ParseInt and ParseUint with base 0: 0x, 0b, 0o and a leading zero choose the base. */
    private static Optional<JsonNode> integer(String text) {
        boolean negative = text.startsWith("-");
        boolean signed = negative || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int base = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            base = switch (digits.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'b', 'B' -> 2;
                case 'o', 'O' -> 8;
                default -> -8;
            };
            digits = digits.substring(base < 0 ? 1 : 2);
            base = Math.abs(base);
        }
        @Nullable BigInteger magnitude = magnitude(digits, base);
        if (magnitude == null) {
            return Optional.empty();
        }
        BigInteger value = negative ? magnitude.negate() : magnitude;
        if (value.bitLength() < Long.SIZE) {
            return Optional.of(NODES.numberNode(value.longValue()));
        }
        boolean fits = value.compareTo(INT64_MIN) >= 0 && value.compareTo(UINT64_MAX) <= 0 && !signed;
        return fits ? Optional.of(NODES.numberNode(value)) : Optional.empty();
    }

    private static @Nullable BigInteger magnitude(String digits, int base) {
        if (digits.isEmpty() || digits.length() > 70) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), base) < 0) {
                return null;
            }
        }
        return new BigInteger(digits, base);
    }

    private static Optional<JsonNode> decimal(String text) {
        if (!FLOAT.matcher(text).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            return Optional.empty();
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < LONG_RANGE;
        return Optional.of(whole ? NODES.numberNode((long) value) : NODES.numberNode(value));
    }
}
