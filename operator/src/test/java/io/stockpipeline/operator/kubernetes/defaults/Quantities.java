package io.stockpipeline.operator.kubernetes.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities in the one form in which the server gives them back: no fraction, and the greatest suffix of their own family
 * (1024 or 1000) that allows that.
 */
final class Quantities {
    private static final Pattern QUANTITY = Pattern.compile("([+-]?[0-9.]+)([eE][+-]?[0-9]+|[numkMGTPE]?i?)");
    private static final List<String> BINARY = List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final int UNIT = DECIMAL.indexOf("");

    private Quantities() {}

    static void normaliseAll(ObjectNode quantities) {
        new ArrayList<>(quantities.properties())
                .stream().map(Map.Entry::getKey).forEach(name -> normalise(quantities, name));
    }

    static void normalise(ObjectNode object, String field) {
        if (object.has(field)) {
            object.put(field, canonical(object.get(field).asText()));
        }
    }

    /** {@code 1000m} is 1, {@code 0.5} is 500m, {@code 1024Mi} is 1Gi, {@code 1.5Gi} is 1536Mi. */
    static String canonical(String quantity) {
        Matcher parts = QUANTITY.matcher(quantity);
        if (!parts.matches()) {
            return quantity;
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        String suffix = parts.group(2);
        if (suffix.matches("[eE][+-]?[0-9]+")) {
            return quantity;
        }
        if (suffix.endsWith("i")) {
            BigDecimal bytes = number.multiply(BigDecimal.valueOf(1024).pow(BINARY.indexOf(suffix)));
            return bytes.remainder(BigDecimal.ONE).signum() == 0
                    ? scaled(bytes, 1024, BINARY, 0)
                    : decimal(bytes, UNIT);
        }
        return decimal(number, DECIMAL.indexOf(suffix));
    }

    private static String decimal(BigDecimal number, int place) {
        int exponent = 3 * place;
        BigDecimal smallest = number.scaleByPowerOfTen(exponent);
        return scaled(smallest.setScale(0, RoundingMode.UP), 1000, DECIMAL, 0);
    }

    private static String scaled(BigDecimal number, int base, List<String> suffixes, int place) {
        BigDecimal rest = number;
        int at = place;
        while (rest.signum() != 0
                && at + 1 < suffixes.size()
                && rest.remainder(BigDecimal.valueOf(base)).signum() == 0) {
            rest = rest.divide(BigDecimal.valueOf(base));
            at++;
        }
        return rest.signum() == 0 ? "0" : rest.toBigInteger() + suffixes.get(at);
    }
}
