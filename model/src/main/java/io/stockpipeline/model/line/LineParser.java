package io.stockpipeline.model.line;

import io.stockpipeline.model.wire.UnusableRecordException;

/** Takes one line, or record, apart into the fields of a tick. */
interface LineParser {
    /**
     * Fills {@code fields} from the line.
     *
     * @throws UnusableRecordException when it is not written as the format demands
     */
    void parse(byte[] bytes, int start, int end, FieldSlices fields) throws UnusableRecordException;
}
