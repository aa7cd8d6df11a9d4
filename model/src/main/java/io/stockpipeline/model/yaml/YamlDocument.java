package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.schema.Path;
import io.stockpipeline.model.schema.WrittenText;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The one document of a file.
 *
 * @param tree as JSON
 * @param written what was written where the tree holds no text
 */
record YamlDocument(ObjectNode tree, WrittenText written) {
    private static final String BEGINNING = "begin with apiVersion: stockpipeline.io/v1alpha1 and kind: StockPipeline";

    static YamlDocument parse(String text) throws YamlFaultException {
        Node root = root(text);
        if (!(root instanceof MappingNode)) {
            throw YamlFaultException.at(
                    root.getStartMark(),
                    (root instanceof SequenceNode ? "a list" : "plain text") + " is no StockPipeline: " + BEGINNING);
        }
        YamlTree tree = new YamlTree();
        return new YamlDocument((ObjectNode) tree.convert(root, Path.ROOT), tree::written);
    }

    private static Node root(String text) throws YamlFaultException {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(PipelineFile.MAX_BYTES);
        try {
            Composer composer = new Composer(new ParserImpl(new StreamReader(text), limits), new PlainWords(), limits);
            @Nullable Node only = null;
            while (composer.checkNode()) {
                Node node = composer.getNode();
                if (isEmpty(node)) {
                    continue;
                }
                if (only != null) {
                    throw YamlFaultException.at(
                            node.getStartMark(), "a second document: put each StockPipeline into a file of its own");
                }
                only = node;
            }
            if (only == null) {
                throw YamlFaultException.at(1, 1, "the file is empty: " + BEGINNING);
            }
            return only;
        } catch (YAMLException e) {
            throw YamlComplaint.of(e, text);
        }
    }

    /** What stands before a first or after a last dividing line. */
    private static boolean isEmpty(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && scalar.getValue().isEmpty();
    }
}
