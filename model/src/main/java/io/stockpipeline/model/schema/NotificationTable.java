package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.spec.Severity;
import java.util.ArrayList;
import java.util.List;

/** {@code spec.notifications[]}: where alarms are sent. */
final class NotificationTable {
    private static final String AT = "spec.notifications[]";
    private static final List<String> KINDS = List.of("webhook", "slack", "alertmanager", "email");

    private static final Struct WEBHOOK = endpoint("Key that signs the messages.");
    private static final Struct ADDRESS = endpoint("Secret and key that hold the address.");

    private static final Struct EMAIL = Struct.of(
            field("host", new Text(Forms.HOST), "The mail server.").required("host: smtp.example.com"),
            field("port", new Whole(1, 65535), "Port of the mail server.").byDefault(587),
            field("from", new Text(Forms.MAIL), "Who writes.").required("from: alarms@example.com"),
            field("to", ListOf.setOf(new Text(Forms.MAIL), 1, 32), "Who is written to.")
                    .required("to: [desk@example.com]"),
            field("secretRef", References.SECRET, "Secret with username and password."));

    static final Struct STRUCT = Struct.of(
            field("name", new Text(Forms.NAME), "Name of the notification.").required("name: desk"),
            field("minSeverity", Choice.of(Severity.class), "Least severity that is sent.")
                    .byDefault("Warning"),
            field("webhook", WEBHOOK, "Signed messages by HTTP, after the Standard Webhooks specification."),
            field("slack", ADDRESS, "A Slack channel."),
            field("alertmanager", ADDRESS, "A Prometheus Alertmanager."),
            field("email", EMAIL, "A mail server."));

    static final List<Rule> RULES = List.of(
            Rule.of(
                            AT,
                            "",
                            "name exactly one of webhook, slack, alertmanager and email",
                            Alternatives.cel(KINDS),
                            notification -> Values.given(notification, KINDS) == 1)
                    .naming(notification -> Alternatives.given(notification, KINDS)),
            Rule.of(
                    AT + ".webhook",
                    "url",
                    "a webhook needs url (for example url: https://example.com/hook)",
                    "has(self.url)",
                    webhook -> Values.has(webhook, "url")),
            exactlyOneAddress("slack"),
            exactlyOneAddress("alertmanager"),
            Rule.of(
                            "spec",
                            "notifications",
                            "the notifications' names must be unique: give one of them another name",
                            CelText.ifGiven(
                                    "self.notifications",
                                    "self.notifications.all(a, self.notifications.exists_one(b, a.name == b.name))"),
                            spec -> Repetition.in(names(spec)).isEmpty())
                    .naming(spec -> Repetition.in(names(spec)).orElse("") + " is there twice"),
            Rule.of(
                    "spec",
                    "notifications",
                    "notifications need a history, which knows what has been sent: add console: { history: { secretRef: { name: pg } } }",
                    "!has(self.notifications) || self.notifications.size() == 0 || has(self.console.history)",
                    spec -> spec.path("notifications").isEmpty()
                            || spec.path("console").has("history")),
            Rule.of(
                    "spec",
                    "notifications",
                    "notifications are sent by the console: write console.enabled: true",
                    "!has(self.notifications) || self.notifications.size() == 0 || self.console.enabled",
                    spec -> spec.path("notifications").isEmpty()
                            || spec.path("console").path("enabled").asBoolean()));

    private NotificationTable() {}

    private static Struct endpoint(String secret) {
        return Struct.of(
                field("url", new Text(Forms.URL), "The address."),
                field("secretKeyRef", References.SECRET_KEY, secret));
    }

    private static Rule exactlyOneAddress(String kind) {
        return Rule.of(
                AT + "." + kind,
                "",
                "give url, or secretKeyRef where the address is a secret, exactly one of them",
                "has(self.url) != has(self.secretKeyRef)",
                address -> Values.has(address, "url") != Values.has(address, "secretKeyRef"));
    }

    private static List<String> names(JsonNode spec) {
        List<String> names = new ArrayList<>();
        spec.path("notifications").forEach(notification -> names.add(Values.text(notification, "name")));
        return names;
    }
}
