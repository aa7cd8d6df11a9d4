package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.schema.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML's nodes into a JSON tree and keeps what was written where the tree holds no text. */
final class YamlTree {
    /** Far above what 5,000 symbols need, and far below what aliases of aliases would make. */
    private static final int MOST_VALUES = 200_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, String> written = new HashMap<>();
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;

    /** The text at that path as it was written, or null where the tree holds it as text itself. */
    @Nullable String written(String path) {
        return written.get(path);
    }

    JsonNode convert(Node node, Path path) throws YamlFaultException {
        if (++values > MOST_VALUES) {
            throw YamlFaultException.at(
                    node.getStartMark(),
                    "more than " + MOST_VALUES + " values: no pipeline has so many (an alias counts each time)");
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, path);
        }
        if (!open.add(node)) {
            throw YamlFaultException.at(node.getStartMark(), "this contains itself by an alias: write the values out");
        }
        JsonNode tree = node instanceof MappingNode mapping ? mapping(mapping, path) : list((SequenceNode) node, path);
        open.remove(node);
        return tree;
    }

    private JsonNode list(SequenceNode node, Path path) throws YamlFaultException {
        expectTag(node, Tag.SEQ);
        ArrayNode list = NODES.arrayNode();
        int i = 0;
        for (Node entry : node.getValue()) {
            list.add(convert(entry, path.entry(i++)));
        }
        return list;
    }

    private JsonNode mapping(MappingNode node, Path path) throws YamlFaultException {
        expectTag(node, Tag.MAP);
        ObjectNode mapping = NODES.objectNode();
        ObjectNode merged = NODES.objectNode();
        for (NodeTuple tuple : node.getValue()) {
            Node keyNode = tuple.getKeyNode();
            if (keyNode instanceof ScalarNode scalar
                    && scalar.isPlain()
                    && scalar.getValue().equals("<<")) {
                merge(tuple.getValueNode(), path, merged);
                continue;
            }
            String key = key(keyNode);
            if (mapping.has(key)) {
                throw YamlFaultException.at(keyNode.getStartMark(), key + " is there twice: take one out");
            }
            mapping.set(key, convert(tuple.getValueNode(), path.field(key)));
        }
        for (var entry : merged.properties()) {
            if (!mapping.has(entry.getKey())) {
                mapping.set(entry.getKey(), entry.getValue());
            }
        }
        return mapping;
    }

    /** YAML's merge key: fields of another mapping where the own ones leave room; the first mapping of a list wins. */
    private void merge(Node node, Path path, ObjectNode merged) throws YamlFaultException {
        if (node instanceof SequenceNode list) {
            for (Node each : list.getValue()) {
                merge(each, path, merged);
            }
        } else if (node instanceof MappingNode && convert(node, path) instanceof ObjectNode fields) {
            for (var entry : fields.properties()) {
                if (!merged.has(entry.getKey())) {
                    merged.set(entry.getKey(), entry.getValue());
                }
            }
        } else {
            throw YamlFaultException.at(node.getStartMark(), "<< takes a mapping, or a list of mappings");
        }
    }

    private static String key(Node node) throws YamlFaultException {
        if (!(node instanceof ScalarNode scalar)) {
            throw YamlFaultException.at(node.getStartMark(), "a field's name is text, not a list or a mapping");
        }
        if (!scalar.isPlain()) {
            return scalar.getValue();
        }
        JsonNode value = KubectlScalar.resolve(scalar.getValue());
        if (value.isTextual() || value.isNumber()) {
            return value.asText();
        }
        throw YamlFaultException.at(
                node.getStartMark(),
                "YAML takes this name for something else: quote it: \"" + scalar.getValue() + "\"");
    }

    private JsonNode scalar(ScalarNode node, Path path) throws YamlFaultException {
        String text = node.getValue();
        if (node.getTag().equals(PlainWords.TEXT)) {
            return NODES.textNode(text);
        }
        JsonNode value = KubectlScalar.resolve(text);
        if (!node.getTag().equals(PlainWords.UNDECIDED)) {
            expectTag(node, tagOf(value));
        }
        if (value.isTextual()) {
            return value;
        }
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            throw YamlFaultException.at(node.getStartMark(), text + " is no number that JSON can carry: write another");
        }
        written.put(path.toString(), text);
        return value;
    }

    private static Tag tagOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> Tag.BOOL;
            case NULL -> Tag.NULL;
            case NUMBER -> value.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
            default -> Tag.STR;
        };
    }

    private static void expectTag(Node node, Tag expected) throws YamlFaultException {
        if (!node.getTag().equals(expected)) {
            throw YamlFaultException.at(
                    node.getStartMark(), "the tag " + node.getTag().getValue() + " does not belong here: take it out");
        }
    }
}
