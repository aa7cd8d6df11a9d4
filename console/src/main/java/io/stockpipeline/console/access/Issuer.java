package io.stockpipeline.console.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.stockpipeline.console.http.ConsoleJson;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An OpenID provider's keys: found through its discovery document when they are first needed, then kept; asked for again when a
 * token names a key that is not among them, but not oftener than every {@code pause}, whoever sends such tokens.
 */
final class Issuer implements JWKSource<SecurityContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration OUTAGE = Duration.ofHours(12);
    private static final int LARGEST_DOCUMENT = 256 * 1024;

    private final String issuer;
    private final Duration pause;
    private final Clock clock;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever((int) TIMEOUT.toMillis(), (int) TIMEOUT.toMillis(), LARGEST_DOCUMENT);
    private volatile @Nullable JWKSource<SecurityContext> keys;
    private @Nullable Instant failedAt;

    /**
     * @param issuer its address, as its tokens name it
     * @param pause between two requests for keys
     */
    Issuer(String issuer, Duration pause, Clock clock) {
        this.issuer = issuer;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        JWKSource<SecurityContext> known = keys;
        return (known == null ? discover() : known).get(selector, context);
    }

    private synchronized JWKSource<SecurityContext> discover() throws KeySourceException {
        JWKSource<SecurityContext> known = keys;
        if (known != null) {
            return known;
        }
        Instant now = clock.instant();
        if (failedAt != null && now.isBefore(failedAt.plus(pause))) {
            throw new KeySourceException("the issuer did not answer a moment ago");
        }
        try {
            known = source(keysAddress());
            keys = known;
            return known;
        } catch (IOException | IllegalArgumentException e) {
            failedAt = now;
            LOG.warn(
                    "no token can be checked: the issuer {} does not say where its keys are: {}",
                    issuer,
                    e.getMessage());
            throw new KeySourceException("no discovery", e);
        }
    }

    private URI keysAddress() throws IOException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        JsonNode document = ConsoleJson.mapper()
                .readTree(retriever
                        .retrieveResource(URI.create(base + DISCOVERY).toURL())
                        .getContent());
        String named = document.path("issuer").asText();
        if (!named.equals(issuer)) {
            throw new IOException("its discovery document is that of \"" + named + "\"");
        }
        URI address = URI.create(document.path("jwks_uri").asText());
        if (!address.isAbsolute()) {
            throw new IOException("its discovery document has no jwks_uri");
        }
        return address;
    }

    private JWKSource<SecurityContext> source(URI address) throws IOException {
        return JWKSourceBuilder.create(address.toURL(), retriever)
                .cache(KEPT.toMillis(), TIMEOUT.multipliedBy(2).toMillis())
                .refreshAheadCache(false)
                .rateLimited(pause.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }
}
