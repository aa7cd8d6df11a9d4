package io.stockpipeline.model.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where alarms are sent: exactly one of webhook, slack, alertmanager and email. */
public record NotificationSpec(
        String name,
        Severity minSeverity,
        @Nullable Endpoint webhook,
        @Nullable Endpoint slack,
        @Nullable Endpoint alertmanager,
        @Nullable Email email) {
    /** An address, given outright or in a Secret; for a webhook the Secret holds the signing key. */
    public record Endpoint(@Nullable String url, @Nullable SecretKeyRef secretKeyRef) {}

    /** A mail server and who writes to whom. */
    public record Email(
            String host,
            int port,
            String from,
            List<String> to,
            @Nullable SecretRef secretRef) {}
}
