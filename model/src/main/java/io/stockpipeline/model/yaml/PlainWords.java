package io.stockpipeline.model.yaml;

import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Leaves unquoted words undecided, so that {@link KubectlScalar} and not the parser's YAML 1.1 decides them. */
final class PlainWords extends Resolver {
    /** An unquoted word. */
    static final Tag UNDECIDED = new Tag("stockpipeline:undecided");
    /** A quoted or block text. */
    static final Tag TEXT = Tag.STR;

    @Override
    protected void addImplicitResolvers() {
        // None: see resolve.
    }

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
        return switch (kind) {
            case scalar -> implicit ? UNDECIDED : TEXT;
            case sequence -> Tag.SEQ;
            default -> Tag.MAP;
        };
    }
}
