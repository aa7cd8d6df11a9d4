package io.stockpipeline.console.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate of a mounted Secret, {@code tls.crt} and {@code tls.key}, taken over anew when the files change. */
final class Certificate implements Rereadable {
    private static final Logger LOG = LoggerFactory.getLogger(Certificate.class);
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";
    private static final String ALIAS = "console";
    private static final char[] NO_SECRET = "in memory only".toCharArray();

    private final Path folder;
    private final SslContextFactory.Server contexts = new SslContextFactory.Server();
    private byte[] fingerprint;

    private Certificate(Path folder, PemFiles files) throws GeneralSecurityException {
        this.folder = folder;
        fingerprint = files.fingerprint();
        contexts.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        // What Jetty excludes by default, and what signs by SHA-1 or has no forward secrecy.
        contexts.addExcludeCipherSuites("^TLS_RSA_.*$", "^.*_CBC_.*$");
        contexts.setSniRequired(false);
        use(contexts, files);
    }

    private record PemFiles(String certificates, String key) {
        static PemFiles read(Path folder) throws IOException {
            return new PemFiles(Files.readString(folder.resolve(CERTIFICATE)), Files.readString(folder.resolve(KEY)));
        }

        byte[] fingerprint() {
            return Hashes.hmac(Hashes.sha256(key.getBytes(StandardCharsets.UTF_8)), certificates);
        }
    }

    /**
     * Reads it.
     *
     * @param folder of the Secret
     * @throws AccessConfigurationException when it is missing or not usable
     */
    static Certificate of(Path folder) {
        try {
            return new Certificate(folder, PemFiles.read(folder));
        } catch (IOException e) {
            throw new AccessConfigurationException(
                    "spec.console.tls: cannot read " + CERTIFICATE + " and " + KEY + " in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new AccessConfigurationException("spec.console.tls: " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void use(SslContextFactory.Server contexts, PemFiles files) throws GeneralSecurityException {
        Pem pem = Pem.of(files.certificates(), files.key());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_SECRET);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        store.setKeyEntry(ALIAS, pem.key(), NO_SECRET, pem.chain().toArray(new java.security.cert.Certificate[0]));
        contexts.setKeyStore(store);
        contexts.setKeyStorePassword(new String(NO_SECRET));
    }

    /** For the connector. */
    SslContextFactory.Server contexts() {
        return contexts;
    }

    @Override
    public synchronized void reread() {
        try {
            PemFiles files = PemFiles.read(folder);
            if (MessageDigest.isEqual(fingerprint, files.fingerprint())) {
                return;
            }
            List<GeneralSecurityException> unusable = new ArrayList<>();
            contexts.reload(factory -> {
                try {
                    use(contexts, files);
                } catch (GeneralSecurityException e) {
                    unusable.add(e);
                }
            });
            if (!unusable.isEmpty()) {
                throw unusable.get(0);
            }
            fingerprint = files.fingerprint();
            LOG.info("the certificate has changed and is in use");
        } catch (Exception e) {
            // Half a change looks like this too: the other half comes with the next look.
            throw new IllegalStateException("the certificate in " + folder + " is of no use: " + e.getMessage(), e);
        }
    }
}
