package io.stockpipeline.model.crd;

import io.stockpipeline.model.schema.Choice;
import io.stockpipeline.model.schema.DecimalNumber;
import io.stockpipeline.model.schema.DurationText;
import io.stockpipeline.model.schema.FieldType;
import io.stockpipeline.model.schema.Flag;
import io.stockpipeline.model.schema.Form;
import io.stockpipeline.model.schema.Forms;
import io.stockpipeline.model.schema.FreeObject;
import io.stockpipeline.model.schema.IntOrText;
import io.stockpipeline.model.schema.Text;
import io.stockpipeline.model.schema.Whole;
import java.util.Map;
import java.util.regex.Pattern;

/** Schemas of single values. Texts are bounded without exception: the cost of a rule is reckoned from the longest. */
final class ScalarSchema {
    private static final int MOST_DIGITS = 18;

    private ScalarSchema() {}

    static void describe(FieldType type, Map<String, Object> into) {
        if (type instanceof Text text) {
            into.put("type", "string");
            form(text.form(), into);
        } else if (type instanceof DurationText duration) {
            into.put("type", "string");
            form(duration.form(), into);
        } else if (type instanceof IntOrText either) {
            into.put("x-kubernetes-int-or-string", true);
            form(either.form(), into);
            numbers(either.form(), into);
        } else if (type instanceof Whole whole) {
            whole(whole, into);
        } else if (type instanceof DecimalNumber number) {
            into.put("type", "number");
            into.put("minimum", plain(number.min()));
            if (number.aboveMin()) {
                into.put("exclusiveMinimum", true);
            }
            into.put("maximum", plain(number.max()));
        } else if (type instanceof Flag) {
            into.put("type", "boolean");
        } else if (type instanceof Choice choice) {
            into.put("type", "string");
            into.put("enum", choice.values());
        } else if (type instanceof FreeObject) {
            into.put("type", "object");
            into.put("x-kubernetes-preserve-unknown-fields", true);
        } else {
            throw new IllegalArgumentException("no single value: " + type);
        }
    }

    private static void form(Form form, Map<String, Object> into) {
        Pattern pattern = form.pattern();
        if (pattern == null) {
            into.put("minLength", 1);
        } else if (!pattern.pattern().equals(Forms.ANYTHING)) {
            into.put("pattern", pattern.pattern());
        }
        into.put("maxLength", form.maxLength());
    }

    /** A pattern does not hold a number, so its bounds are those of the numbers that would fit it as text. */
    private static void numbers(Form form, Map<String, Object> into) {
        Pattern pattern = form.pattern();
        if (pattern == null) {
            return;
        }
        int digits = MOST_DIGITS;
        while (!pattern.matcher("9".repeat(digits)).matches()) {
            digits--;
        }
        into.put("minimum", pattern.matcher("0").matches() ? 0 : 1);
        into.put("maximum", Long.parseLong("9".repeat(digits)));
    }

    /** Bounds are floating point to an API server: those of 64 bits are left to the format. */
    private static void whole(Whole whole, Map<String, Object> into) {
        into.put("type", "integer");
        into.put("format", whole.min() >= Integer.MIN_VALUE && whole.max() <= Integer.MAX_VALUE ? "int32" : "int64");
        if (whole.min() != Long.MIN_VALUE) {
            into.put("minimum", whole.min());
        }
        if (whole.max() != Long.MAX_VALUE) {
            into.put("maximum", whole.max());
        }
    }

    private static Object plain(double bound) {
        return bound == Math.rint(bound) ? (Object) (long) bound : (Object) bound;
    }
}
