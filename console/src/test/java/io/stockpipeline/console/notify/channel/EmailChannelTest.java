package io.stockpipeline.console.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stockpipeline.console.notify.Alarms;
import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.SecretRef;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailChannelTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-24T18:00:02Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private SecretFiles secrets;

    @BeforeEach
    void writeSecret() throws Exception {
        Path mail = Files.createDirectories(folder.resolve("mail"));
        Files.writeString(mail.resolve("username"), "user\n");
        Files.writeString(mail.resolve("password"), "word\n");
        secrets = new SecretFiles(folder);
    }

    @Test
    void shouldWritePlainWordsToEveryRecipient() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Channel channel = channel(server.getSmtp().getPort(), false, false, null);

            assertThat(channel.send(Alarms.notice(Alarms.firing("e1")))).isEqualTo(new Outcome.Arrived());
            assertThat(channel.send(Alarms.notice(Alarms.resolved("e1")))).isEqualTo(new Outcome.Arrived());

            MimeMessage[] mails = server.getReceivedMessages();
            assertThat(mails).hasSize(4);
            MimeMessage firing = first(mails, "CRITICAL");
            assertThat(firing.getSubject()).isEqualTo("CRITICAL MSFT: down 5% from the previous close");
            assertThat(firing.getFrom()[0]).hasToString("alarms@example.com");
            assertThat(firing.getMessageID()).isEqualTo("<e1-firing@stockpipeline.invalid>");
            assertThat(firing.getContentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(firing.getSentDate().toInstant()).isEqualTo(CLOCK.instant());
            assertThat(firing.getContent().toString().lines())
                    .containsExactly(
                            "MSFT is down 5% from the previous close of 400 (threshold 5%).",
                            "Price 380 at 2024-05-24 14:00:01 EDT (18:00:01 UTC).",
                            "Look at chart, news and open orders before you trade on it.",
                            "Pipeline local.tech, alarm big-move, severity Critical.");
            MimeMessage resolved = first(mails, "RESOLVED");
            assertThat(resolved.getHeader("References")).isEqualTo(firing.getHeader("References"));
            assertThat(resolved.getMessageID()).isEqualTo("<e1-resolved@stockpipeline.invalid>");
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldEncryptBeforeItTellsWhoItIs() throws Exception {
        try (SmtpDouble server = new SmtpDouble(folder, false, true)) {
            Channel channel = channel(server.port(), true, false, server.trust());

            assertThat(channel.send(Alarms.notice(Alarms.deviation("a1")))).isEqualTo(new Outcome.Arrived());

            assertThat(server.commands()).containsSubsequence("STARTTLS", "TLS", "DATA");
            assertThat(server.commands().indexOf("TLS")).isLessThan(indexOfAuth(server));
            assertThat(server.data()).contains("Subject: WARNING AAPL: average 5m up 0.5556%");
        }
    }

    @Test
    void shouldSpeakTlsAtOnceWhereThatIsSpoken() throws Exception {
        try (SmtpDouble server = new SmtpDouble(folder, true, false)) {
            Channel channel = channel(server.port(), true, true, server.trust());

            assertThat(channel.send(Alarms.notice(Alarms.deviation("a1")))).isEqualTo(new Outcome.Arrived());

            assertThat(server.commands().get(0)).isEqualTo("TLS");
        }
    }

    @Test
    void shouldNotTellWhoItIsWithoutEncryption() throws Exception {
        try (SmtpDouble server = new SmtpDouble(folder, false, false)) {
            Outcome outcome =
                    channel(server.port(), true, false, server.trust()).send(Alarms.notice(Alarms.deviation("a1")));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).contains("STARTTLS is required"));
            assertThat(indexOfAuth(server)).isNegative();
        }
    }

    @Test
    void shouldNotTrustACertificateThatNobodyVouchesFor() throws Exception {
        try (SmtpDouble server = new SmtpDouble(folder, false, true)) {
            Outcome outcome = channel(server.port(), true, false, null).send(Alarms.notice(Alarms.deviation("a1")));

            assertThat(outcome).isInstanceOf(Outcome.Failed.class);
            assertThat(indexOfAuth(server)).isNegative();
        }
    }

    @Test
    void shouldSayThatCredentialsAreRefused() throws Exception {
        Files.writeString(folder.resolve("mail").resolve("password"), "wrong");
        try (SmtpDouble server = new SmtpDouble(folder, false, true)) {
            assertThat(channel(server.port(), true, false, server.trust()).send(Alarms.notice(Alarms.deviation("a1"))))
                    .isEqualTo(new Outcome.Failed("127.0.0.1 refuses username and password"));
        }
    }

    @Test
    void shouldNotWriteAgainToThoseWhoHaveTheMail() throws Exception {
        try (SmtpDouble server = new SmtpDouble(folder, false, true)) {
            server.refuses("second@example.com");

            assertThat(channel(server.port(), false, false, server.trust()).send(Alarms.notice(Alarms.deviation("a1"))))
                    .isEqualTo(new Outcome.Arrived());
        }
    }

    @Test
    void shouldFailWhenTheServerTakesTheMailForNobody() throws Exception {
        try (SmtpDouble server = new SmtpDouble(folder, false, true)) {
            server.refuses("@example.com>");

            assertThat(channel(server.port(), false, false, server.trust()).send(Alarms.notice(Alarms.deviation("a1"))))
                    .isEqualTo(new Outcome.Failed("127.0.0.1: 550 unknown"));
        }
    }

    @Test
    void shouldFailWhenNobodyAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(channel(silent.getLocalPort(), false, false, null).send(Alarms.notice(Alarms.deviation("a1"))))
                    .isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void shouldFailWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }

        assertThat(channel(port, false, false, null).send(Alarms.notice(Alarms.deviation("a1"))))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void shouldSayWhichKeyOfTheSecretIsMissing() throws Exception {
        Files.delete(folder.resolve("mail").resolve("password"));

        assertThatThrownBy(() -> channel(25, true, false, null).check())
                .isInstanceOf(SecretFaultException.class)
                .hasMessageStartingWith("the Secret mail has no key password");
    }

    private static MimeMessage first(MimeMessage[] mails, String word) throws MessagingException {
        for (MimeMessage mail : mails) {
            if (mail.getSubject().startsWith(word)) {
                return mail;
            }
        }
        throw new AssertionError("no mail begins with " + word);
    }

    private static int indexOfAuth(SmtpDouble server) {
        List<String> verbs =
                server.commands().stream().map(line -> line.split(" ")[0]).toList();
        return verbs.indexOf("AUTH");
    }

    private Channel channel(int port, boolean credentials, boolean tlsAtOnce, @Nullable SSLSocketFactory trust) {
        NotificationSpec.Email email = new NotificationSpec.Email(
                "127.0.0.1",
                port,
                "alarms@example.com",
                List.of("first@example.com", "second@example.com"),
                credentials ? new SecretRef("mail") : null);
        MailServer server = new MailServer(email, secrets, tlsAtOnce, trust, Duration.ofSeconds(2));
        AlarmWords words = new AlarmWords("local.tech", ZoneId.of("America/New_York"));
        return new EmailChannel(email, server, words, CLOCK);
    }
}
