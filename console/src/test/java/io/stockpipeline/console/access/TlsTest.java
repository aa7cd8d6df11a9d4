package io.stockpipeline.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static PemFiles rsa;
    private static PemFiles otherRsa;
    private static PemFiles ec;

    @TempDir
    Path secrets;

    @BeforeAll
    static void make(@TempDir Path folder) throws Exception {
        rsa = PemFiles.make(folder, "first", "-keyalg", "RSA", "-keysize", "2048");
        otherRsa = PemFiles.make(folder, "other", "-keyalg", "RSA", "-keysize", "2048");
        ec = PemFiles.make(folder, "second", "-keyalg", "EC", "-groupname", "secp256r1");
    }

    @Test
    void shouldSpeakTlsAndTellBrowsersToStayWithIt() throws Exception {
        PemFiles files = rsa;
        files.mount(secrets);
        try (GuardedConsole console = GuardedConsole.withTls(secrets, AccessLimits.defaults())) {
            HttpResponse<String> answer = get(console, files);

            assertThat(answer.body()).contains("the data");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            // Plain HTTP gets an error, not an answer.
            assertThat(console.raw("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n")).doesNotContain("200", "ok");
        }
    }

    @Test
    void shouldSpeakNoOldProtocol() throws Exception {
        PemFiles files = ec;
        files.mount(secrets);
        try (GuardedConsole console = GuardedConsole.withTls(secrets, AccessLimits.defaults())) {
            assertThat(protocol(console, files, "TLSv1.2")).isEqualTo("TLSv1.2");
            assertThatThrownBy(() -> protocol(console, files, "TLSv1.1")).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void shouldKeepAConnectionThatHasAskedInTime() throws Exception {
        rsa.mount(secrets);
        AccessLimits hasty = GuardedConsole.limits(100, 100, 40, Duration.ofMillis(500));
        try (GuardedConsole console = GuardedConsole.withTls(secrets, hasty);
                SSLSocket socket =
                        (SSLSocket) trusting(rsa).getSocketFactory().createSocket("127.0.0.1", console.port());
                SSLSocket dawdler =
                        (SSLSocket) trusting(rsa).getSocketFactory().createSocket("127.0.0.1", console.port())) {
            byte[] request = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] answer = new byte[4_096];
            socket.getOutputStream().write(request);
            assertThat(socket.getInputStream().read(answer)).isPositive();
            dawdler.setSoTimeout(10_000);
            dawdler.startHandshake();
            // Whether it ends with a goodbye or without one, it ends.
            assertThat(ends(dawdler)).isTrue();

            socket.getOutputStream().write(request);
            assertThat(socket.getInputStream().read(answer)).isPositive();
        }
    }

    private static boolean ends(SSLSocket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SSLException | SocketException e) {
            return true;
        }
    }

    @Test
    void shouldTakeOverANewCertificateWhileItRuns() throws Exception {
        PemFiles first = rsa;
        PemFiles second = ec;
        first.mount(secrets);
        try (GuardedConsole console = GuardedConsole.withTls(secrets, AccessLimits.defaults())) {
            assertThat(served(get(console, first))).isEqualTo("CN=first");

            // Only half of it is there yet: what was holds on.
            Files.writeString(secrets.resolve("tls/tls.crt"), second.certificate());
            console.access().reread();
            assertThat(served(get(console, first))).isEqualTo("CN=first");

            second.mount(secrets);
            console.access().reread();
            await().untilAsserted(() -> assertThat(served(get(console, second))).isEqualTo("CN=second"));
        }
    }

    @Test
    void shouldReadKeysInEveryForm() throws Exception {
        for (String kind : List.of("RSA", "EC")) {
            PemFiles files = kind.equals("RSA") ? rsa : ec;
            byte[] expected = Pem.of(files.certificate(), files.key()).key().getEncoded();

            String comments = "a comment\n"
                    + (kind.equals("EC")
                            ? "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                            : "");
            Pem bare = Pem.of(files.certificate(), comments + files.bareKey(kind));

            assertThat(bare.key().getEncoded()).as(kind).isEqualTo(expected);
            assertThat(bare.chain()).hasSize(1);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithACertificate() throws Exception {
        PemFiles one = rsa;
        PemFiles other = otherRsa;
        Map<String, Map<String, String>> wrong = Map.of(
                "is not the key of the first certificate", Map.of("tls.crt", one.certificate(), "tls.key", other.key()),
                "there is no private key in tls.key", Map.of("tls.crt", one.certificate(), "tls.key", "nothing"),
                "there is no certificate in tls.crt", Map.of("tls.crt", "", "tls.key", one.key()),
                "the key in tls.key is encrypted",
                        Map.of(
                                "tls.crt",
                                one.certificate(),
                                "tls.key",
                                one.key().replace("PRIVATE", "ENCRYPTED PRIVATE")));
        wrong.forEach((words, texts) -> {
            GuardedConsole.secret(secrets, "tls", texts);
            assertThatThrownBy(() -> GuardedConsole.withTls(secrets, AccessLimits.defaults()))
                    .isInstanceOf(AccessConfigurationException.class)
                    .hasMessageContaining("spec.console.tls")
                    .hasMessageContaining(words);
        });
        assertThatThrownBy(() -> GuardedConsole.withTls(secrets.resolve("none"), AccessLimits.defaults()))
                .isInstanceOf(AccessConfigurationException.class)
                .hasMessageContaining("cannot read tls.crt and tls.key");
    }

    private static HttpResponse<String> get(GuardedConsole console, PemFiles trusted) {
        try {
            HttpClient http =
                    HttpClient.newBuilder().sslContext(trusting(trusted)).build();
            return GuardedConsole.send(
                    http, HttpRequest.newBuilder(console.uri("/api/v1/sample")).build());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String served(HttpResponse<String> answer) throws Exception {
        X509Certificate certificate =
                (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }

    private static String protocol(GuardedConsole console, PemFiles trusted, String protocol) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) trusting(trusted).getSocketFactory().createSocket("127.0.0.1", console.port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static SSLContext trusting(PemFiles files) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "a",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(files.certificate().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
