package io.stockpipeline.console.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.stockpipeline.console.http.ProblemException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code auth.type: Oidc}: whoever has a signed token of the issuer for our audience may read. Only signatures by public key are
 * taken ({@code RS*}, {@code ES*}): a token that says {@code none}, or is signed with a shared secret, is no token. A browser's
 * session is its token, kept in the cookie, and checked like any other at each request.
 */
final class OidcAuthentication implements Authentication {
    private static final Logger LOG = LoggerFactory.getLogger(OidcAuthentication.class);

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    /** Clocks of two machines differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final Duration RETRY = Duration.ofSeconds(10);
    /** A browser keeps no longer cookie. */
    private static final int LONGEST_COOKIE = 3_900;

    private final String issuer;
    private final Clock clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /**
     * Talks to nobody yet.
     *
     * @param pause between two requests for the issuer's keys
     */
    OidcAuthentication(String issuer, String audience, Duration pause, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new Issuer(issuer, pause, clock)));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        DefaultJWTClaimsVerifier<SecurityContext> claims = new ClaimsVerifier(issuer, audience, clock);
        claims.setMaxClockSkew((int) SKEW.toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    private static final class ClaimsVerifier extends DefaultJWTClaimsVerifier<SecurityContext> {
        private final Clock clock;

        ClaimsVerifier(String issuer, String audience, Clock clock) {
            super(audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp"));
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    @Override
    public @Nullable String bearer(String token) {
        JWTClaimsSet claims = claims(token);
        if (claims == null) {
            return null;
        }
        String subject = claims.getSubject();
        return subject == null ? "a token without a subject" : subject;
    }

    @Override
    public @Nullable String session(String cookie) {
        return bearer(cookie);
    }

    @Override
    public @Nullable Session open(String token) {
        JWTClaimsSet claims = token.length() > LONGEST_COOKIE ? null : claims(token);
        return claims == null
                ? null
                : new Session(
                        token,
                        Duration.between(
                                clock.instant(), claims.getExpirationTime().toInstant()));
    }

    private @Nullable JWTClaimsSet claims(String token) {
        try {
            // Parsed as a signed one: a token of another kind does not get as far as being looked at.
            return processor.process(SignedJWT.parse(token), null);
        } catch (RateLimitReachedException e) {
            return null;
        } catch (RemoteKeySourceException e) {
            throw away(e);
        } catch (KeySourceException e) {
            throw away(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            // Its words tell which rule was broken and nothing of the token.
            LOG.debug("a token was refused: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    private static ProblemException away(Exception e) {
        LOG.debug("the issuer's keys are not to be had", e);
        return ProblemException.notYet("the issuer's keys are not to be had, so no token can be checked", RETRY);
    }

    @Override
    public String explanation() {
        return "<p>This console takes tokens of <code>" + Html.escaped(issuer)
                + "</code>. Paste one here. For a sign-on without"
                + " pasting, whoever runs the console can put a proxy in front of it that signs you on and sends the token"
                + " along.</p>";
    }
}
