package io.stockpipeline.console.access;

import io.stockpipeline.console.secret.SecretFolder;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code auth.type: Token}: whoever holds one of the tokens of a Secret may read. The Secret may change while we run. */
final class TokenAuthentication implements Authentication, Rereadable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAuthentication.class);

    private final SecretFolder folder;
    private final Sessions sessions;
    private byte[] fingerprint;
    private volatile Tokens tokens;

    private TokenAuthentication(SecretFolder folder, Sessions sessions, byte[] fingerprint, Tokens tokens) {
        this.folder = folder;
        this.sessions = sessions;
        this.fingerprint = fingerprint;
        this.tokens = tokens;
    }

    /**
     * Reads the tokens.
     *
     * @param path of the Secret: a file a token
     * @throws AccessConfigurationException when there is none: nobody could read
     */
    static TokenAuthentication of(Path path, Clock clock) {
        SecretFolder folder = new SecretFolder(path);
        try {
            Map<String, String> texts = folder.read();
            Tokens tokens = Tokens.of(texts);
            if (tokens.isEmpty()) {
                throw new AccessConfigurationException("spec.console.auth: " + path + " holds no token: put one or more"
                        + " files there, named after who holds the token, with a token of at least " + Tokens.SHORTEST
                        + " printable characters in each (for example from: openssl rand -base64 32)"
                        + (tokens.unfit().isEmpty() ? "" : "; of no use are " + String.join(", ", tokens.unfit())));
            }
            warnOf(tokens);
            return new TokenAuthentication(folder, new Sessions(clock), fingerprint(texts), tokens);
        } catch (UncheckedIOException e) {
            throw new AccessConfigurationException("spec.console.auth: " + e.getMessage(), e);
        }
    }

    private static void warnOf(Tokens tokens) {
        if (!tokens.unfit().isEmpty()) {
            LOG.warn(
                    "of the tokens these are passed over, a token has {} to 4096 printable characters: {}",
                    Tokens.SHORTEST,
                    String.join(", ", tokens.unfit()));
        }
    }

    private static byte[] fingerprint(Map<String, String> texts) {
        return Hashes.sha256(texts.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized void reread() {
        Map<String, String> now = folder.read();
        if (Arrays.equals(fingerprint, fingerprint(now))) {
            return;
        }
        fingerprint = fingerprint(now);
        Tokens changed = Tokens.of(now);
        warnOf(changed);
        tokens = changed;
        if (changed.isEmpty()) {
            LOG.error("there is no token any more: nobody can read until the Secret holds one");
        } else {
            LOG.info("the tokens have changed, there are {} now", changed.size());
        }
    }

    @Override
    public @Nullable String bearer(String token) {
        Tokens.Holder holder = tokens.holderOf(token);
        return holder == null ? null : holder.name();
    }

    @Override
    public @Nullable String session(String cookie) {
        return sessions.holder(cookie, tokens);
    }

    @Override
    public @Nullable Session open(String token) {
        Tokens.Holder holder = tokens.holderOf(token);
        return holder == null ? null : new Session(sessions.open(holder), Sessions.LIFETIME);
    }

    @Override
    public String explanation() {
        return "<p>This console is for holders of a token. Ask whoever runs it for one.</p>";
    }
}
