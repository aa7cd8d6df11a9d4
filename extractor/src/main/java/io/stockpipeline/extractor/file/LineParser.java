package io.stockpipeline.extractor.file;

import io.stockpipeline.model.wire.UnusableRecordException;

/** Takes one line apart into the fields of a tick. */
interface LineParser {
    /**
     * Fills {@code fields} from the line.
     *
     * @throws UnusableRecordException when the line is not written as the format demands
     */
    void parse(byte[] bytes, int start, int end, FieldSlices fields) throws UnusableRecordException;
}
