package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.role.PipelineRole;
import io.stockpipeline.model.schema.Fault;
import io.stockpipeline.model.schema.Schema;
import io.stockpipeline.model.schema.StockPipelineSchema;
import io.stockpipeline.model.schema.Validator;
import io.stockpipeline.model.schema.WrittenText;
import io.stockpipeline.model.spec.StockPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a StockPipeline from YAML: strictly, with every fault at once, and to the same verdict as an API server.
 * Defaults are filled in; absent lists and maps are empty; the namespace is {@code local} unless given.
 */
public final class PipelineFile {
    /** Largest file, in bytes; 5,000 symbols of 32 characters need a twentieth of it. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final Schema WHOLE = StockPipelineSchema.SCHEMA;

    private PipelineFile() {}

    /**
     * Reads a file.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     * @throws IOException when it cannot be read
     * @throws InvalidPipelineException when it holds no good StockPipeline
     */
    public static StockPipeline read(Path file) throws IOException, InvalidPipelineException {
        return parse(bytes(file), WHOLE);
    }

    /**
     * Reads a file that holds a role's part of a pipeline, or a whole one. Required fields that the role does not read may be
     * absent, and are null then; all else is as strict as for a whole one.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     * @throws IOException when it cannot be read
     * @throws InvalidPipelineException when it holds neither
     */
    public static StockPipeline readPart(Path file, PipelineRole role) throws IOException, InvalidPipelineException {
        return parse(bytes(file), role.schema());
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    /**
     * Reads a file's bytes, which must be UTF-8.
     *
     * @throws InvalidPipelineException when they hold no good StockPipeline
     */
    public static StockPipeline parse(byte[] bytes) throws InvalidPipelineException {
        return parse(bytes, WHOLE);
    }

    private static StockPipeline parse(byte[] bytes, Schema schema) throws InvalidPipelineException {
        try {
            if (bytes.length > MAX_BYTES) {
                throw new YamlFaultException(new Fault("", "the file is larger than 4 MiB: no pipeline needs so much"));
            }
            YamlDocument document = YamlDocument.parse(Utf8Text.withoutMark(Utf8Text.of(bytes)));
            return Binding.bind(completed(document.tree(), document.written(), schema));
        } catch (YamlFaultException e) {
            throw new InvalidPipelineException(List.of(e.fault()));
        }
    }

    /**
     * Reads a text.
     *
     * @throws InvalidPipelineException when it holds no good StockPipeline
     */
    public static StockPipeline parse(String text) throws InvalidPipelineException {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Checks a tree that was read elsewhere, for example from an API server. The tree is left as it is.
     *
     * @throws InvalidPipelineException when it is no good StockPipeline
     */
    public static StockPipeline of(ObjectNode tree) throws InvalidPipelineException {
        return Binding.bind(completed(tree));
    }

    /**
     * Checks a tree that was read elsewhere and fills in its defaults. The tree is left as it is.
     *
     * @return the completed copy, from which {@link PipelineRole#part} cuts
     * @throws InvalidPipelineException when it is no good StockPipeline
     */
    public static ObjectNode completed(ObjectNode tree) throws InvalidPipelineException {
        return completed(tree.deepCopy(), WrittenText.UNKNOWN, WHOLE);
    }

    private static ObjectNode completed(ObjectNode tree, WrittenText written, Schema schema)
            throws InvalidPipelineException {
        List<Fault> faults = new Validator(schema).completeAndCheck(tree, written);
        if (!faults.isEmpty()) {
            throw new InvalidPipelineException(faults);
        }
        return tree;
    }
}
