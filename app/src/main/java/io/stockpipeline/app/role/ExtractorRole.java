package io.stockpipeline.app.role;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.app.health.Health;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.ExtractorHealth;
import io.stockpipeline.extractor.metrics.ExtractorMetrics;
import io.stockpipeline.extractor.metrics.MeteredClients;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.extractor.source.CredentialRefusedException;
import io.stockpipeline.extractor.source.Credentials;
import io.stockpipeline.extractor.source.RefusalMark;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.extractor.stream.VenueAddress;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Fetches ticks and publishes them. After the end of a finite source it idles. */
public final class ExtractorRole implements Role {
    private final Extractor extractor;
    private final List<MeterBinder> metrics;
    private final Credentials credentials;
    private final Optional<RefusalMark> refusals;

    /**
     * Makes the role.
     *
     * @param shard from 0
     * @param refusals the folder where it is kept that the venue has refused the credential, for whoever starts it again; empty: nowhere
     * @throws io.stockpipeline.extractor.source.SourceConfigurationException when the source cannot be had
     */
    public ExtractorRole(
            StockPipeline pipeline, ClientSettings clients, int shard, SourceContext context, Optional<Path> refusals) {
        String source = pipeline.spec().source().selected().key();
        this.refusals = refusals.map(folder ->
                new RefusalMark(folder, List.of(pipeline.qualifiedName(), source, VenueAddress.setting(source))));
        credentials = context.credentials();
        String name = pipeline.qualifiedName() + "-extractor-" + shard;
        MeteredClients metered =
                new MeteredClients(new PublisherConnection(clients.bootstrapServers(), clients.properties(), name));
        extractor = new Extractor(pipeline, metered, shard, context);
        metrics = List.of(metered, new ExtractorMetrics(extractor, source));
    }

    @Override
    public String name() {
        return "extractor";
    }

    @Override
    public List<String> topics(PipelineTopics topics) {
        return List.of(topics.ticks(), topics.deadLetters(), topics.positions());
    }

    /** A venue that has refused a credential is not asked with it again. */
    @Override
    public Optional<String> obstacle() {
        return refusals.flatMap(mark -> mark.holds(credentials))
                .map(words -> "the credential was refused and is not tried again until it is another;"
                        + " or delete the pod to ask once more with this one: " + words);
    }

    @Override
    public void start(Supplier<String> metricsPage) {
        extractor.start();
    }

    @Override
    public Optional<Throwable> failure() {
        return extractor.failure();
    }

    @Override
    public Health live() {
        return failure().map(ExtractorRole::broken).orElse(Health.ok());
    }

    /**
     * Ready while Kafka takes what it has. A venue out of reach is told and no reason to be unready: the extractor does all
     * that it can, and another pod could do no more.
     */
    @Override
    public Health ready() {
        return ready(extractor.health());
    }

    static Health ready(ExtractorHealth health) {
        SourceHealth source = health.source();
        if (health.failure().isPresent()) {
            return broken(health.failure().get());
        }
        if (health.ended()) {
            return Health.ok("the source has come to its end");
        }
        if (!health.delivering()) {
            return Health.not("Kafka does not take records");
        }
        if (source.lastError() != null) {
            return Health.ok("the source is out of reach: " + source.lastError());
        }
        return source.missingSymbols().isEmpty()
                ? Health.ok()
                : Health.ok("symbols without ticks: " + byReason(source.missingSymbols()));
    }

    /** What the source does not have is not told from what is quiet but by the reason that it gave. */
    private static String byReason(Map<String, String> missing) {
        Map<String, List<String>> symbols = new TreeMap<>(missing.entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList()))));
        return symbols.entrySet().stream()
                .map(it -> it.getValue().stream().sorted().collect(joining(", ")) + " (" + it.getKey() + ")")
                .collect(joining("; "));
    }

    private static Health broken(Throwable failure) {
        return Health.not("the extractor cannot go on: " + failure);
    }

    @Override
    public List<MeterBinder> metrics() {
        return metrics;
    }

    @Override
    public void close(Duration patience) {
        failure()
                .filter(CredentialRefusedException.class::isInstance)
                .ifPresent(refusal ->
                        refusals.ifPresent(mark -> mark.leave(credentials, String.valueOf(refusal.getMessage()))));
        extractor.close();
    }
}
