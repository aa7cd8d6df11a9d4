package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

/** References to Secrets in the pipeline's namespace, the same wherever they stand. */
final class References {
    static final Struct SECRET = Struct.of(
            field("name", new Text(Forms.DNS_NAME), "Name of the Secret.").required("name: my-secret"));

    static final Struct SECRET_KEY = Struct.of(
            field("name", new Text(Forms.DNS_NAME), "Name of the Secret.").required("name: my-secret"),
            field("key", new Text(Forms.DATA_KEY), "Key in the Secret.").required("key: token"));

    private References() {}
}
