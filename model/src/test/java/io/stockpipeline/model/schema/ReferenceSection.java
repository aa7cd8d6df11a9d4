package io.stockpipeline.model.schema;

import java.util.Comparator;
import java.util.List;

/**
 * A section of the resource reference.
 *
 * @param path the mapping whose fields it lists; those that have a section of their own stand there
 * @param note what to know before reading the rows, above all what this version does not act upon yet
 */
record ReferenceSection(String path, String title, String note) {
    static final String PREFACE = """
            # The resource reference

            Every field of a StockPipeline, and the rules between them. This page is generated from the table that `validate`,
            `run` and `backtest` check by; edit the table, then write the page anew:
            `mvn -pl model test -Dtest=ReferenceDocTest -DrewriteDocs=true`.

            - A field that is not **required** may be left out. *Absent* as a default means that there is none.
            - `[]` in a path stands for each entry of a list.
            - A rule's words are what `validate` prints, behind the path of the fault.
            - YAML is read as kubectl reads it: an unquoted `ON`, `NO`, `Y`, `TRUE` or `7203` is not text. Quote such symbols.
            - Unknown fields are refused, with the nearest known name. A field or entry that is left empty counts as absent.
            - What Kubernetes adds, the status and the columns of `kubectl get`, stands [below](#status).
            - On Kubernetes the CRD says the same: [crds/stockpipelines.stockpipeline.io.yaml](../crds/stockpipelines.stockpipeline.io.yaml)
              is made from the same table. Rules marked *at a change* are held there only; a file alone has no past.
            """;

    static final List<ReferenceSection> ALL = List.of(
            section("", "The document", "One StockPipeline a file."),
            section("metadata", "metadata", """
                    Topics are named `<namespace>.<name>.ticks` and so on. What Kubernetes adds (`uid`, `resourceVersion` ...) is
                    passed over."""),
            section("spec", "spec", """
                    `run` refuses a pipeline with `suspend: true`. `paused`, `image` and `restartNonce` are the
                    [operator's](kubernetes.md#stop-pause-restart). Bars are not rolled up to longer ones yet. `maxSymbols` is counted
                    in each process."""),
            section("spec.source", "spec.source", """
                    What each of them does, and what becomes of what it sends: [sources.md](sources.md)."""),
            section("spec.source.yahoo", "spec.source.yahoo", "See [sources.md](sources.md#yahoo-finance)."),
            section("spec.source.finnhub", "spec.source.finnhub", """
                    The key is the file `<name>/<key>` below `--secrets-dir`, on Kubernetes the Secret in the pipeline's namespace; or
                    else the environment variable `STOCKPIPELINE_FINNHUB_KEY`. It is read anew for each connection."""),
            section("spec.source.alpaca", "spec.source.alpaca", """
                    Key and secret are the files `<name>/key` and `<name>/secret` below `--secrets-dir`, on Kubernetes the Secret in the
                    pipeline's namespace; or else the environment variables `STOCKPIPELINE_ALPACA_KEY` and
                    `STOCKPIPELINE_ALPACA_SECRET`. They are read anew for each connection."""),
            section("spec.source.kafka", "spec.source.kafka", """
                    The topic is somebody else's and only read; see [sources.md](sources.md#kafka)."""),
            section("spec.source.file", "spec.source.file", """
                    `volume` is not acted upon yet: mount the file by `spec.extractor.template`, as
                    [this example](../examples/kubernetes/history.yaml) does."""),
            section("spec.source.socket", "spec.source.socket", "See [sources.md](sources.md#socket)."),
            section(
                    "spec.source.synthetic",
                    "spec.source.synthetic",
                    "The same seed gives the same prices everywhere."),
            section(
                    "spec.windows[]",
                    "spec.windows[]",
                    "All of it is acted upon. When to choose which: [guide.md](guide.md#3-windows)."),
            section(
                    "spec.calendar",
                    "spec.calendar",
                    "Read by Stale, PriceMove and VolumeSpike alarms. It knows no holidays."),
            section("spec.alarms[]", "spec.alarms[]", """
                    All of it is acted upon; what each type compares: [guide.md](guide.md#5-other-alarms). `reference` has one value
                    so far."""),
            section(
                    "spec.kafka",
                    "spec.kafka",
                    "`run` finds the `client.properties` of `clientConfigSecret` in the folder of that name below `--secrets-dir`, a pod in"
                            + " the [Secret](kubernetes.md#your-own-kafka) of its namespace."),
            section("spec.topics", "spec.topics", """
                    On a Kafka of your own `run` makes the topics with `management: Admin`, and else only checks that they are there;
                    `strimzi` and `deletionPolicy` are the [operator's](kubernetes.md#topics). The embedded broker has one copy of each topic and keeps
                    everything, whatever `replicationFactor` and `retention` say."""),
            section("spec.extractor", "spec.extractor", """
                    On Kubernetes a pod a shard; `run` serves all shards in its one process. A finite source is read by the first
                    shard alone."""),
            section("spec.processor", "spec.processor", """
                    `autoscaling`, `startupTimeout`, `template`, and of `storage` its size and class are the
                    [operator's](kubernetes.md#scale). `run` starts one processor, whatever `replicas` says. That `storage` is there at
                    all puts the state on disk instead of in memory."""),
            section("spec.console", "spec.console", """
                    `replicas`, `service`, `ingress` and `template` are the [operator's](kubernetes.md#the-console), which also says what
                    stands in the Secrets."""),
            section(
                    "spec.notifications[]",
                    "spec.notifications[]",
                    "Sent by the [console](kubernetes.md#the-console), which needs a history for them."),
            section("template", "template", """
                    The same for `spec.extractor.template`, `spec.processor.template` and `spec.console.template`: settings of the
                    [pods](kubernetes.md#pods) that the operator makes. `run` does not read it."""));

    private static ReferenceSection section(String path, String title, String note) {
        return new ReferenceSection(path, title, note + "\n");
    }

    /** Where a field is listed: with the others of its mapping, or of the nearest one above that has a section. */
    static ReferenceSection ofField(String path) {
        return deepest(path, false);
    }

    /** Where a rule is listed: a rule about a list as a whole stands with the list's entries. */
    static ReferenceSection ofRule(String path) {
        return deepest(path, true);
    }

    private static ReferenceSection deepest(String path, boolean itself) {
        return ALL.stream()
                .filter(section -> section.path().isEmpty()
                        || path.startsWith(section.path() + ".")
                        || (itself && (path.equals(section.path()) || (path + "[]").equals(section.path()))))
                .max(Comparator.comparingInt(section -> section.path().length()))
                .orElseThrow();
    }
}
