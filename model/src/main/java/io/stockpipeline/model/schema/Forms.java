package io.stockpipeline.model.schema;

/** The forms of text that recur in the table. Patterns are RE2 and Java alike: no look-around, no back-references. */
public final class Forms {
    private static final String NUMBER = "([1-9][0-9]{0,8}(\\.[0-9]{1,12})?|0\\.0{0,11}[1-9][0-9]{0,11})";
    /** Leaves room for a percent sign and at most 12 decimals, which is what {@code Decimal} holds. */
    private static final int NUMBER_LENGTH = 14;

    /** Matches every text, the empty one included; a CRD leaves it out. */
    public static final String ANYTHING = "^(?s:.*)$";

    /** A ticker, or the star for any. */
    public static final Form SYMBOL = Form.of(
            "a symbol",
            "^([A-Za-z0-9.^=:_/-]{1,32}|\\*)$",
            32,
            "use 1 to 32 of A-Z a-z 0-9 . ^ = : _ / -, for example BRK-B or BTC/USD");

    /** The name of a window or an alarm. */
    public static final Form NAME = Form.of(
            "a name",
            "^[a-z0-9]([-a-z0-9.]{0,62}[a-z0-9])?$",
            64,
            "use at most 64 of a-z 0-9 - . and begin and end with a letter or digit, for example big-move");

    /** A percentage of something, or an amount. */
    public static final Form PERCENT_OR_AMOUNT = Form.of(
                    "a percentage or an amount above zero",
                    "^" + NUMBER + "%?$",
                    NUMBER_LENGTH,
                    "write it like 0.5% or, for an amount, \"1.25\"")
            .unquoted("write %s% for a percentage, or quote it for an amount: \"%s\"");

    /** A plain number above zero, as text so that its digits stay exact. */
    public static final Form POSITIVE_NUMBER =
            Form.of("a number above zero", "^" + NUMBER + "$", NUMBER_LENGTH, "write it like \"4\" or \"2.5\"");

    /** A replay's speed. */
    public static final Form SPEED = Form.of(
            "a speed",
            "^(max|" + NUMBER + ")$",
            NUMBER_LENGTH,
            "write max, or a factor of real time like \"10\" or \"0.5\"");

    /** One label of a DNS name: namespaces, Strimzi clusters. */
    public static final Form DNS_LABEL = Form.of(
            "a Kubernetes name",
            "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$",
            63,
            "use at most 63 of a-z 0-9 - and begin and end with a letter or digit");

    /** The name of an object in Kubernetes. */
    public static final Form DNS_NAME = Form.of(
            "a Kubernetes name",
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
            253,
            "use at most 253 of a-z 0-9 - . and begin and end with a letter or digit");

    /** A key of a Secret or ConfigMap. */
    public static final Form DATA_KEY =
            Form.of("a key of a Secret", "^[-._a-zA-Z0-9]+$", 253, "use letters, digits and - . _, for example token");

    /** A topic's name. */
    public static final Form TOPIC = Form.of(
            "a topic's name",
            "^[a-zA-Z0-9._-]+$",
            249,
            "use at most 249 letters, digits and . _ -, for example trades");

    /** A host name or an address. */
    public static final Form HOST = Form.of(
            "a host",
            "^([A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9])?)*|\\[[0-9A-Fa-f:.]+\\])$",
            253,
            "write it without scheme and port, for example feed.local");

    /** Kafka's addresses. */
    public static final Form BOOTSTRAP_SERVERS = Form.of(
            "a list of Kafka addresses",
            "^([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5}(,([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]):[0-9]{1,5})*$",
            1024,
            "write host:port, several with commas between, for example kafka:9092");

    /** A container image. */
    public static final Form IMAGE = Form.of(
            "an image",
            "^[a-z0-9]([a-z0-9._-]*[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?$",
            512,
            "write registry/repository:tag, for example registry.local/stockpipeline:0.1.0");

    /** A web address. */
    public static final Form URL = Form.of(
            "a web address",
            "^https?://[^\\s/?#]+[^\\s]*$",
            2048,
            "begin it with https://, for example https://example.com/hook");

    /** A mail address, held loosely: only the mail server knows. */
    public static final Form MAIL =
            Form.of("a mail address", "^[^@\\s,;]+@[^@\\s,;]+$", 254, "write it like desk@example.com");

    /** A zone of the IANA database; that it exists is a rule of its own. */
    public static final Form TIME_ZONE = Form.of(
            "a time zone",
            "^(UTC|[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z0-9_+-]*){1,2})$",
            64,
            "write a zone of the IANA database, for example America/New_York, or UTC");

    /** A time of day. */
    public static final Form TIME_OF_DAY =
            Form.of("a time of day", "^([01][0-9]|2[0-3]):[0-5][0-9]$", 5, "write hours and minutes like \"09:30\"");

    /** An amount of CPU, memory or disk. */
    public static final Form QUANTITY = Form.of(
            "a Kubernetes quantity",
            "^[0-9]{1,15}(\\.[0-9]{1,9})?(m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei)?$",
            32,
            "write it like 500m, 2 or 10Gi");

    /** A column of a file: its name, its index from 0, or a constant. */
    public static final Form COLUMN = Form.free("a column's name, its index from 0 or =constant", 64);

    /** The value of a Kafka setting. */
    public static final Form SETTING = Form.free("a setting", 256);

    private Forms() {}
}
