package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.schema.Fault;
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

    private static final Validator VALIDATOR = new Validator(StockPipelineSchema.SCHEMA);

    private PipelineFile() {}

    /**
     * Reads a file.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     * @throws IOException when it cannot be read
     * @throws InvalidPipelineException when it holds no good StockPipeline
     */
    public static StockPipeline read(Path file) throws IOException, InvalidPipelineException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in.readNBytes(MAX_BYTES + 1));
        }
    }

    /**
     * Reads a file's bytes, which must be UTF-8.
     *
     * @throws InvalidPipelineException when they hold no good StockPipeline
     */
    public static StockPipeline parse(byte[] bytes) throws InvalidPipelineException {
        try {
            if (bytes.length > MAX_BYTES) {
                throw new YamlFaultException(new Fault("", "the file is larger than 4 MiB: no pipeline needs so much"));
            }
            YamlDocument document = YamlDocument.parse(Utf8Text.withoutMark(Utf8Text.of(bytes)));
            return check(document.tree(), document.written());
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
        return check(tree.deepCopy(), WrittenText.UNKNOWN);
    }

    private static StockPipeline check(ObjectNode tree, WrittenText written) throws InvalidPipelineException {
        List<Fault> faults = VALIDATOR.completeAndCheck(tree, written);
        if (!faults.isEmpty()) {
            throw new InvalidPipelineException(faults);
        }
        return Binding.bind(tree);
    }
}
