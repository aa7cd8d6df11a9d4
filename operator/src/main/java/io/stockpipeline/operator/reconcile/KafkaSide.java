package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.KafkaSpec;
import io.stockpipeline.model.spec.TopicsSpec;
import io.stockpipeline.model.spec.TopicsSpec.StrimziRef;
import io.stockpipeline.model.topic.TopicDefinition;
import io.stockpipeline.operator.desired.Labels;
import io.stockpipeline.operator.desired.Pipeline;
import io.stockpipeline.operator.desired.Replicas;
import io.stockpipeline.operator.desired.SecretNames;
import io.stockpipeline.operator.kafka.ClientSecret;
import io.stockpipeline.operator.kafka.Flow;
import io.stockpipeline.operator.kafka.FlowReader;
import io.stockpipeline.operator.kafka.KafkaAccess;
import io.stockpipeline.operator.kafka.KafkaAccesses;
import io.stockpipeline.operator.kafka.KafkaConnection;
import io.stockpipeline.operator.kafka.KafkaProblem;
import io.stockpipeline.operator.kafka.SourceEnd;
import io.stockpipeline.operator.kafka.StandbyCopies;
import io.stockpipeline.operator.settings.OperatorSettings;
import io.stockpipeline.operator.topics.AdminTopics;
import io.stockpipeline.operator.topics.StrimziTopics;
import io.stockpipeline.operator.topics.TopicKeeper;
import io.stockpipeline.operator.topics.TopicRemains;
import io.stockpipeline.operator.topics.VerifiedTopics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A pipeline's Kafka: where it is, and whoever keeps its topics there. */
final class KafkaSide {
    /** Tells the topics of pipelines of the same name in different namespaces apart, where all lie in Strimzi's. */
    private static final String NAMESPACE_LABEL = "stockpipeline.io/namespace";

    private final KubernetesClient client;
    private final KafkaAccesses kafkas;
    private final OperatorSettings settings;
    private final Path folder;
    private final Map<String, ClientSecret> used = new ConcurrentHashMap<>();

    /**
     * Prepares.
     *
     * @param folder for files that Kafka's clients read
     */
    KafkaSide(KubernetesClient client, KafkaAccesses kafkas, OperatorSettings settings, Path folder) {
        this.client = client;
        this.kafkas = kafkas;
        this.settings = settings;
        this.folder = folder;
    }

    /**
     * The Kafka that a pipeline uses.
     *
     * @param connection how it is reached
     * @param secretHash of the Secret with the client's settings; absent without one
     */
    record Address(KafkaConnection connection, @Nullable String secretHash) {}

    /** No pipeline can work without an address; the message says who has to give one. */
    static final class NoAddressException extends Exception {
        private static final long serialVersionUID = 1L;

        NoAddressException(String message) {
            super(message);
        }
    }

    /**
     * Finds out where the Kafka is; asks nobody but the API server.
     *
     * @throws SecretReader.MissingSecretException when the Secret with the settings is not there
     * @throws KafkaProblem when it holds no settings
     * @throws NoAddressException when nobody names a Kafka
     */
    Address address(Pipeline pipeline, SecretReader secrets)
            throws SecretReader.MissingSecretException, KafkaProblem, NoAddressException {
        KafkaSpec spec = pipeline.spec().kafka();
        String given = spec == null ? null : spec.bootstrapServers();
        String otherwise = given == null ? settings.bootstrapServers() : given;
        Optional<String> secret = SecretNames.kafka(pipeline.spec());
        if (secret.isPresent()) {
            SecretReader.Content content = secrets.read(secret.get(), "spec.kafka.clientConfigSecret");
            ClientSecret settingsOfClients = new ClientSecret(content.fingerprint(), content.data(), folder);
            forgetFormer(pipeline.namespace() + "/" + secret.get(), settingsOfClients);
            return new Address(settingsOfClients.connection(otherwise), content.hash());
        }
        if (otherwise == null) {
            throw new NoAddressException(
                    "no Kafka is named: write spec.kafka.bootstrapServers (for example kafka:9092),"
                            + " or give the operator one for all (kafka.bootstrapServers in the chart's values)");
        }
        return new Address(new KafkaConnection(otherwise, Map.of()), null);
    }

    /** Of a Secret only the files of its present content stay. */
    private void forgetFormer(String name, ClientSecret present) {
        ClientSecret former = used.put(name, present);
        if (former != null && !former.hash().equals(present.hash())) {
            former.deleteFiles();
        }
    }

    /** Whoever keeps the topics. */
    TopicKeeper keeper(Pipeline pipeline, Address address) {
        TopicsSpec topics = pipeline.spec().topics();
        List<TopicDefinition> wanted = pipeline.topics().definitions();
        KafkaAccess kafka = kafkas.to(address.connection());
        TopicRemains remains = new TopicRemains(kafka, pipeline.read().qualifiedName());
        StrimziRef strimzi = topics.strimzi();
        if (topics.management() == TopicsSpec.Management.Strimzi && strimzi != null) {
            return new StrimziTopics(client, strimzi, wanted, strimziLabels(pipeline), remains);
        }
        return topics.management() == TopicsSpec.Management.None
                ? new VerifiedTopics(kafka, wanted, remains)
                : new AdminTopics(kafka, wanted, remains);
    }

    /**
     * Sees to the standby copies of the processor's state.
     *
     * @throws KafkaProblem when Kafka does not let it
     */
    void standbyCopies(Pipeline pipeline, Address address) throws KafkaProblem, InterruptedException {
        new StandbyCopies(kafkas.to(address.connection()))
                .keep(
                        pipeline.read().qualifiedName(),
                        Replicas.standby(pipeline.spec().processor()));
    }

    /**
     * How ticks flow.
     *
     * @throws KafkaProblem when Kafka does not say
     */
    Flow flow(Pipeline pipeline, Address address) throws KafkaProblem, InterruptedException {
        FlowReader reader = new FlowReader(kafkas.to(address.connection()));
        String group = pipeline.read().qualifiedName();
        KafkaSource source = pipeline.spec().source().kafka();
        if (source != null && source.keyed()) {
            return reader.readForeign(source.topic(), group);
        }
        Flow ticks =
                reader.read(pipeline.topics().ticks(), pipeline.spec().topics().effectivePartitions(), group);
        // What is not re-keyed yet waits too, though a record may come to more ticks than one, or to none.
        return source == null
                ? ticks
                : new Flow(
                        ticks.lag() + reader.readForeign(source.topic(), group).lag(), ticks.end(), ticks.lastTick());
    }

    /**
     * Whether a finite source is at its end.
     *
     * @param since when the extractor's settings became what they are
     * @throws KafkaProblem when Kafka does not say
     */
    boolean atEnd(Pipeline pipeline, Address address, Instant since, Instant now) throws KafkaProblem {
        return new SourceEnd(address.connection()).reached(pipeline.topics().ticks(), since, now);
    }

    private static Map<String, String> strimziLabels(Pipeline pipeline) {
        Map<String, String> labels = new LinkedHashMap<>(Labels.of(pipeline.name()));
        labels.put(Labels.COMPONENT, "topic");
        labels.put(NAMESPACE_LABEL, pipeline.namespace());
        return labels;
    }
}
