package io.stockpipeline.model.schema;

import java.util.Map;
import java.util.Objects;

/** An example of every field: the table's own where a field is required, else one written here, else its default. */
final class ReferenceExamples {
    private static final Map<String, String> WRITTEN = Map.ofEntries(
            Map.entry("metadata.labels", "{ team: rates }"),
            Map.entry("metadata.annotations", "{ note: first try }"),
            Map.entry("metadata.namespace", "desk"),
            Map.entry("spec.symbols", "[AAPL, BRK-B, \"ON\"]"),
            Map.entry("spec.resolution", "1s"),
            Map.entry("spec.deduplicate", "Id"),
            Map.entry("spec.calendar", "{ timeZone: America/New_York, open: \"09:30\", close: \"16:00\" }"),
            Map.entry("spec.alarms", "[{ name: silent, type: Stale, after: 5m }]"),
            Map.entry("spec.bars", "[1m, 1h]"),
            Map.entry("spec.kafka", "{ bootstrapServers: \"kafka:9092\" }"),
            Map.entry("spec.topics", "{ partitions: 4 }"),
            Map.entry("spec.extractor", "{ shards: 2 }"),
            Map.entry("spec.processor", "{ guarantee: AtLeastOnce }"),
            Map.entry("spec.console", "{ enabled: false }"),
            Map.entry("spec.notifications", "[{ name: desk, slack: { secretKeyRef: { name: slack, key: url } } }]"),
            Map.entry("spec.image", "registry.local/stockpipeline:0.1.0"),
            Map.entry("spec.source.yahoo", "{ interval: 30s }"),
            Map.entry("spec.source.finnhub", "{ apiKey: { secretKeyRef: { name: finnhub, key: token } } }"),
            Map.entry("spec.source.coinbase", "{}"),
            Map.entry("spec.source.binance", "{}"),
            Map.entry("spec.source.kraken", "{}"),
            Map.entry("spec.source.alpaca", "{ credentials: { secretRef: { name: alpaca } } }"),
            Map.entry("spec.source.kafka", "{ topic: trades }"),
            Map.entry("spec.source.kafka.fields", "{ symbol: s, time: t, price: p, size: v }"),
            Map.entry("spec.source.kafka.explode", "data"),
            Map.entry("spec.source.file", "{ path: data/trades.csv }"),
            Map.entry("spec.source.file.columns", "{ symbol: \"=BTC-USD\", time: timestamp, size: amount }"),
            Map.entry("spec.source.file.speed", "\"10\""),
            Map.entry("spec.source.file.volume", "{ configMap: trades }"),
            Map.entry("spec.source.file.volume.configMap", "trades"),
            Map.entry("spec.source.file.volume.persistentVolumeClaim", "trades"),
            Map.entry("spec.source.socket", "{ host: feed.local, port: 9999 }"),
            Map.entry("spec.source.synthetic", "{ rate: 10, count: 1000 }"),
            Map.entry("spec.source.synthetic.lateness", "{ probability: 0.02, max: 200ms }"),
            Map.entry("spec.source.synthetic.count", "1000"),
            Map.entry("spec.windows[].name", "fast"),
            Map.entry("spec.windows[].size", "5m"),
            Map.entry("spec.windows[].advance", "1m"),
            Map.entry("spec.windows[].count", "20"),
            Map.entry("spec.windows[].tolerance", "0.5%"),
            Map.entry("spec.windows[].cooldown", "10m"),
            Map.entry("spec.alarms[].reference", "PreviousClose"),
            Map.entry("spec.alarms[].window", "5m"),
            Map.entry("spec.alarms[].after", "5m"),
            Map.entry("spec.alarms[].threshold", "5%"),
            Map.entry("spec.alarms[].factor", "\"4\""),
            Map.entry("spec.alarms[].clear", "4%"),
            Map.entry("spec.alarms[].cooldown", "10m"),
            Map.entry("spec.kafka.bootstrapServers", "\"kafka-0:9092,kafka-1:9092\""),
            Map.entry("spec.kafka.clientConfigSecret", "tls-and-sasl"),
            Map.entry("spec.topics.partitions", "4"),
            Map.entry("spec.topics.throughput", "{ target: 200000, producer: 50000, consumer: 40000 }"),
            Map.entry("spec.topics.replicationFactor", "3"),
            Map.entry("spec.topics.retention", "{ ticks: 3d }"),
            Map.entry("spec.topics.strimzi", "{ cluster: kafka, namespace: kafka }"),
            Map.entry("spec.processor.standbyReplicas", "1"),
            Map.entry("spec.processor.autoscaling", "{ minReplicas: 1, maxReplicas: 6, targetLag: 10000 }"),
            Map.entry("spec.processor.storage", "{ size: 10Gi }"),
            Map.entry("spec.processor.storage.className", "fast"),
            Map.entry("spec.processor.config", "{ commit.interval.ms: 200 }"),
            Map.entry("spec.console.history", "{ secretRef: { name: pg } }"),
            Map.entry("spec.console.auth", "{ type: Token, secretRef: { name: console-tokens } }"),
            Map.entry("spec.console.auth.secretRef", "{ name: console-tokens }"),
            Map.entry("spec.console.auth.issuer", "https://login.example.com"),
            Map.entry("spec.console.auth.audience", "stockpipeline"),
            Map.entry("spec.console.tls", "{ secretRef: { name: console-tls } }"),
            Map.entry("spec.console.service", "{ type: LoadBalancer }"),
            Map.entry("spec.console.ingress", "{ host: prices.example.com }"),
            Map.entry("spec.console.ingress.className", "nginx"),
            Map.entry("spec.console.ingress.tlsSecretName", "prices-tls"),
            Map.entry("spec.console.ingress.annotations", "{ example.com/team: rates }"),
            Map.entry("spec.notifications[].webhook", "{ url: \"https://example.com/hook\" }"),
            Map.entry("spec.notifications[].slack", "{ secretKeyRef: { name: slack, key: url } }"),
            Map.entry("spec.notifications[].alertmanager", "{ url: \"http://alertmanager:9093\" }"),
            Map.entry(
                    "spec.notifications[].email",
                    "{ host: smtp.example.com, from: alarms@example.com, to: [desk@example.com] }"),
            Map.entry("spec.notifications[].email.secretRef", "{ name: mail }"),
            Map.entry("template.resources", "{ requests: { cpu: 500m, memory: 1Gi } }"),
            Map.entry("template.resources.requests", "{ cpu: 500m, memory: 1Gi }"),
            Map.entry("template.resources.limits", "{ memory: 1Gi }"),
            Map.entry("template.labels", "{ team: rates }"),
            Map.entry("template.annotations", "{ example.com/scrape: \"true\" }"),
            Map.entry("template.nodeSelector", "{ disk: fast }"),
            Map.entry("template.tolerations", "[{ key: feed, operator: Exists }]"),
            Map.entry("template.affinity", "{ podAntiAffinity: {} }"),
            Map.entry("template.topologySpreadConstraints", "[{ maxSkew: 1, topologyKey: zone }]"),
            Map.entry("template.priorityClassName", "trading"),
            Map.entry("template.imagePullSecrets", "[{ name: registry }]"),
            Map.entry("template.serviceAccountName", "feeds"),
            Map.entry("template.env", "[{ name: HTTPS_PROXY, value: \"http://proxy:3128\" }]"),
            Map.entry("template.volumes", "[{ name: scratch, emptyDir: {} }]"),
            Map.entry("template.volumeMounts", "[{ name: scratch, mountPath: /scratch }]"),
            Map.entry("template.jvmOptions", "[\"-Xmx1g\"]"),
            Map.entry("template.logLevel", "DEBUG"));

    /** What stands for these wherever a pod, a Secret or an address is described. */
    private static final Map<String, String> BY_NAME = Map.of(
            PodTable.FIELD.name(),
            "{ resources: { requests: { memory: 1Gi } } }",
            "secretKeyRef",
            "{ name: my-secret, key: token }",
            "url",
            "https://example.com/hook");

    private ReferenceExamples() {}

    /** One line of YAML: the field with a value. */
    static String of(String path, Field field) {
        String written = WRITTEN.getOrDefault(path, field.required() ? null : BY_NAME.get(field.name()));
        if (written != null) {
            return field.name() + ": " + written;
        }
        if (field.example() != null) {
            return field.example();
        }
        if (field.byDefault() == null || field.byDefault().isObject()) {
            throw new IllegalStateException(path + " has no example; write one in ReferenceExamples");
        }
        return field.name() + ": " + another(field);
    }

    /** A value that is not the default where there are others, else the default. */
    private static String another(Field field) {
        String byDefault = ReferencePage.plain(Objects.requireNonNull(field.byDefault()));
        if (field.type() instanceof Choice choice) {
            return choice.values().stream()
                    .filter(value -> !value.equals(byDefault))
                    .findFirst()
                    .orElse(byDefault);
        }
        if (field.type() instanceof Flag) {
            return byDefault.equals("true") ? "false" : "true";
        }
        return byDefault;
    }
}
