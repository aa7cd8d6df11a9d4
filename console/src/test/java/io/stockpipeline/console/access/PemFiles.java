package io.stockpipeline.console.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A self-signed certificate for localhost, made by the JDK's keytool, and the forms in which its key can be written. */
record PemFiles(String certificate, byte[] pkcs8) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** @param options of keytool: {@code -keyalg RSA -keysize 2048} */
    static PemFiles make(Path folder, String serialName, String... options) throws Exception {
        Path store = Files.createTempFile(folder, "store", ".p12");
        Files.delete(store);
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-dname",
                "CN=" + serialName,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString()));
        command.addAll(Arrays.asList(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        PrivateKey key = (PrivateKey) keys.getKey("a", PASSWORD);
        Certificate certificate = keys.getCertificate("a");
        return new PemFiles(block("CERTIFICATE", certificate.getEncoded()), key.getEncoded());
    }

    /** Mounts it as a Secret. */
    void mount(Path secrets) {
        GuardedConsole.secret(secrets, "tls", Map.of("tls.crt", certificate, "tls.key", key()));
    }

    String key() {
        return block("PRIVATE KEY", pkcs8);
    }

    /** As {@code RSA PRIVATE KEY} or {@code EC PRIVATE KEY}: what PKCS#8 wraps. */
    String bareKey(String kind) {
        int at = skipHeader(0);
        at = skip(at);
        at = skip(at);
        return block(kind + " PRIVATE KEY", Arrays.copyOfRange(pkcs8, skipHeader(at), pkcs8.length));
    }

    private int skipHeader(int at) {
        int length = pkcs8[at + 1] & 0xff;
        return at + 2 + (length < 0x80 ? 0 : length - 0x80);
    }

    private int skip(int at) {
        return skipHeader(at) + (pkcs8[at + 1] & 0xff);
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
