package io.stockpipeline.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.model.spec.StockPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationsTest {
    private static final ConsoleConnection NOBODY = new ConsoleConnection("127.0.0.1:1", Map.of());

    @TempDir
    Path secrets;

    @Test
    void shouldNameEverySecretThatIsMissingBeforeItStarts() throws Exception {
        Files.writeString(Files.createDirectories(secrets.resolve("hook")).resolve("key"), "password1");

        assertThatThrownBy(() -> start("""
                        - { name: open, webhook: { url: "http://localhost/" } }
                        - { name: desk, webhook: { url: "http://localhost/", secretKeyRef: { name: hook, key: key } } }
                        - { name: chat, slack: { secretKeyRef: { name: slack, key: url } } }
                        - { name: mail, email: { host: localhost, from: a@b.c, to: [d@e.f], secretRef: { name: mail } } }
                        """, secrets))
                .isInstanceOfSatisfying(
                        NotificationFaultException.class,
                        fault -> assertThat(fault.faults())
                                .satisfiesExactly(
                                        first -> assertThat(first)
                                                .startsWith(
                                                        "spec.notifications[1].webhook.secretKeyRef: the Secret hook, key key:"
                                                                + " write whsec_ and 24 to 64 random bytes in base64")
                                                .doesNotContain("password1"),
                                        second -> assertThat(second)
                                                .startsWith(
                                                        "spec.notifications[2].slack.secretKeyRef: the Secret slack has no key url"),
                                        third -> assertThat(third)
                                                .startsWith(
                                                        "spec.notifications[3].email.secretRef: the Secret mail has no key"
                                                                + " username")));
    }

    @Test
    void shouldSayHowSecretsAreGivenWhereThereIsNoFolderOfThem() {
        assertThatThrownBy(() -> start("- { name: ops, alertmanager: { secretKeyRef: { name: am, key: url } } }", null))
                .hasMessage(
                        "spec.notifications[0].alertmanager.secretKeyRef: a Secret is needed: give --secrets-dir DIR,"
                                + " where am/url lies, the key as a file");
    }

    @Test
    void shouldStartWithNeitherKafkaNorDatabaseAndSayWhatItWaitsFor() {
        try (HistoryDatabase database = HistoryDatabase.open(new CompletableFuture<>(), "local.tech");
                Notifications notifications = Notifications.start(
                        Pipelines.of("- { name: desk, webhook: { url: \"http://127.0.0.1:1/\" } }"),
                        database,
                        NOBODY,
                        null,
                        Clock.systemUTC())) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> notifications.words().contains("sending: the database: waiting for"));

            assertThat(notifications.working()).isFalse();
            assertThat(notifications.status()).isEmpty();
        }
    }

    private static void start(String notifications, @Nullable Path secretsFolder) {
        StockPipeline pipeline = Pipelines.of(notifications);
        try (HistoryDatabase database = HistoryDatabase.open(new CompletableFuture<>(), pipeline.qualifiedName())) {
            Notifications.start(pipeline, database, NOBODY, secretsFolder, Clock.systemUTC())
                    .close();
        }
    }
}
