package io.stockpipeline.console.notify.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A mail server on loopback that speaks as much SMTP as a client needs, with TLS by a certificate of its own for 127.0.0.1. */
final class SmtpDouble implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final ServerSocket listening;
    private final SSLContext tls;
    private final boolean tlsAtOnce;
    private final boolean offersStartTls;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final StringBuffer data = new StringBuffer();
    private volatile String refused = "";

    SmtpDouble(Path folder, boolean tlsAtOnce, boolean offersStartTls) throws Exception {
        this.tls = tls(folder);
        this.tlsAtOnce = tlsAtOnce;
        this.offersStartTls = offersStartTls;
        listening = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "smtp-double");
        thread.setDaemon(true);
        thread.start();
    }

    private static SSLContext tls(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("smtp.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "smtp",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=smtp",
                        "-validity",
                        "2",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String printed = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(printed);
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("smtp", keys.getCertificate("smtp"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Trusts this server's certificate. */
    SSLSocketFactory trust() {
        return tls.getSocketFactory();
    }

    /** Refuses whoever is written so. */
    void refuses(String recipient) {
        refused = recipient;
    }

    /** What clients have said, but for the mails themselves. {@code TLS} stands where encryption began. */
    List<String> commands() {
        return commands;
    }

    String data() {
        return data.toString();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                talk(tlsAtOnce ? encrypted(client) : client, !tlsAtOnce);
            } catch (IOException e) {
                commands.add("connection ended");
            }
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), false);
        socket.setUseClientMode(false);
        socket.startHandshake();
        commands.add("TLS");
        return socket;
    }

    private void talk(Socket client, boolean greet) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8);
        boolean secure = client instanceof SSLSocket;
        if (greet || tlsAtOnce) {
            say(out, "220 double");
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String verb = line.split(" ")[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" ->
                    say(
                            out,
                            "250-double",
                            offersStartTls && !secure ? "250-STARTTLS" : "250-8BITMIME",
                            "250 AUTH PLAIN");
                case "STARTTLS" -> {
                    say(out, "220 go on");
                    talk(encrypted(client), false);
                    return;
                }
                case "AUTH" -> say(out, login(line).endsWith("\0user\0word") ? "235 welcome" : "535 who are you");
                case "RCPT" -> say(out, !refused.isEmpty() && line.contains(refused) ? "550 unknown" : "250 ok");
                case "DATA" -> {
                    say(out, "354 go on");
                    for (String text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                        data.append(text).append('\n');
                    }
                    say(out, "250 ok");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    /** Authorisation, user and password of {@code AUTH PLAIN}. */
    private static String login(String line) {
        return new String(Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length())), StandardCharsets.UTF_8);
    }

    private static void say(Writer out, String... lines) throws IOException {
        for (String line : lines) {
            out.write(line + "\r\n");
        }
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
