package io.stockpipeline.operator.desired;

import io.stockpipeline.model.spec.AlpacaSource;
import io.stockpipeline.model.spec.ConsoleSpec;
import io.stockpipeline.model.spec.FinnhubSource;
import io.stockpipeline.model.spec.KafkaSpec;
import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.SecretKeyRef;
import io.stockpipeline.model.spec.SecretRef;
import io.stockpipeline.model.spec.Source;
import io.stockpipeline.model.spec.StockPipelineSpec;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** With the address of the history's database. */
    public static Optional<String> history(StockPipelineSpec spec) {
        ConsoleSpec.History history = spec.console().history();
        return Optional.ofNullable(history == null ? null : history.secretRef().name());
    }

    /** All of the console: history, access, certificate, notifications; each with the first field that names it. */
    public static NavigableMap<String, String> console(StockPipelineSpec spec) {
        NavigableMap<String, String> names = new TreeMap<>();
        ConsoleSpec console = spec.console();
        history(spec).ifPresent(name -> names.put(name, "spec.console.history.secretRef"));
        SecretRef tokens = console.auth().secretRef();
        if (tokens != null) {
            names.putIfAbsent(tokens.name(), "spec.console.auth.secretRef");
        }
        if (console.tls() != null) {
            names.putIfAbsent(console.tls().secretRef().name(), "spec.console.tls.secretRef");
        }
        int index = 0;
        for (NotificationSpec notification : spec.notifications()) {
            String field = "spec.notifications[" + index++ + "].";
            endpoint(names, field + "webhook", notification.webhook());
            endpoint(names, field + "slack", notification.slack());
            endpoint(names, field + "alertmanager", notification.alertmanager());
            NotificationSpec.Email email = notification.email();
            SecretRef login = email == null ? null : email.secretRef();
            if (login != null) {
                names.putIfAbsent(login.name(), field + "email.secretRef");
            }
        }
        return names;
    }

    private static void endpoint(
            Map<String, String> names, String field, NotificationSpec.@Nullable Endpoint endpoint) {
        SecretKeyRef secret = endpoint == null ? null : endpoint.secretKeyRef();
        if (secret != null) {
            names.putIfAbsent(secret.name(), field + ".secretKeyRef");
        }
    }
}
