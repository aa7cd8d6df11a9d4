package io.stockpipeline.operator.desired;

import io.stockpipeline.model.spec.AlpacaSource;
import io.stockpipeline.model.spec.FinnhubSource;
import io.stockpipeline.model.spec.KafkaSpec;
import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.SecretKeyRef;
import io.stockpipeline.model.spec.SecretRef;
import io.stockpipeline.model.spec.Source;
import io.stockpipeline.model.spec.StockPipelineSpec;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The Secrets that a pipeline names: the only ones that the operator reads. */
public final class SecretNames {
    private SecretNames() {}

    /** With the settings of Kafka's clients. */
    public static Optional<String> kafka(StockPipelineSpec spec) {
        KafkaSpec kafka = spec.kafka();
        return Optional.ofNullable(kafka == null ? null : kafka.clientConfigSecret());
    }

    /** With the source's credentials. */
    public static Optional<String> source(StockPipelineSpec spec) {
        Source source = spec.source().selected();
        if (source instanceof FinnhubSource finnhub) {
            return Optional.of(finnhub.apiKey().secretKeyRef().name());
        }
        if (source instanceof AlpacaSource alpaca) {
            return Optional.of(alpaca.credentials().secretRef().name());
        }
        return Optional.empty();
    }

    /** Of the console: history, access, certificate, notifications. */
    public static NavigableSet<String> console(StockPipelineSpec spec) {
        NavigableSet<String> names = new TreeSet<>();
        var console = spec.console();
        if (console.history() != null) {
            names.add(console.history().secretRef().name());
        }
        if (console.auth().secretRef() != null) {
            names.add(console.auth().secretRef().name());
        }
        if (console.tls() != null) {
            names.add(console.tls().secretRef().name());
        }
        spec.notifications().stream().flatMap(SecretNames::of).forEach(names::add);
        return names;
    }

    private static Stream<String> of(NotificationSpec notification) {
        Stream<String> endpoints = Stream.of(
                        Optional.ofNullable(notification.webhook()),
                        Optional.ofNullable(notification.slack()),
                        Optional.ofNullable(notification.alertmanager()))
                .flatMap(Optional::stream)
                .flatMap(endpoint -> Stream.ofNullable(endpoint.secretKeyRef()))
                .map(SecretKeyRef::name);
        Stream<String> mail = Stream.ofNullable(notification.email())
                .flatMap(email -> Stream.ofNullable(email.secretRef()))
                .map(SecretRef::name);
        return Stream.concat(endpoints, mail);
    }
}
