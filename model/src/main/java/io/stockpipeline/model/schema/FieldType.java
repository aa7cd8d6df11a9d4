package io.stockpipeline.model.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** What a field may hold. Each type knows how to check a value; makers of schemas and of documentation read its components. */
public sealed interface FieldType
        permits Text, DurationText, IntOrText, Whole, DecimalNumber, Flag, Choice, ListOf, MapOf, Struct, FreeObject {

    /** What it is called in a message: {@code text}, {@code a list}. */
    String noun();

    /** Reports what is wrong with the value. A null is a value here: those that mean "absent" have been taken out. */
    void check(Path path, JsonNode value, Findings findings);
}
