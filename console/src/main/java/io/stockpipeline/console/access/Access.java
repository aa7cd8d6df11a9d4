package io.stockpipeline.console.access;

import io.javalin.config.JavalinConfig;
import io.stockpipeline.model.spec.ConsoleSpec;
import io.stockpipeline.model.spec.SecretRef;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that guards a console, made from its part of the StockPipeline, for the server to take in as features. */
public final class Access implements AutoCloseable {
    /** Answered to everyone, always: kubelets have no token. They say whether the console is well, and nothing of its data. */
    public static final Set<String> HEALTH = Set.of("/livez", "/readyz");

    private static final Logger LOG = LoggerFactory.getLogger(Access.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration KEYS_PAUSE = Duration.ofSeconds(30);

    private final Connectors connectors;
    private final Gate gate;
    private final @Nullable LoginPages login;
    private final boolean tls;
    private final AccessCounts counts;
    private final List<Rereadable> files;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "access-files");
        thread.setDaemon(true);
        return thread;
    });

    private Access(
            Connectors connectors,
            Gate gate,
            @Nullable LoginPages login,
            boolean tls,
            AccessCounts counts,
            List<Rereadable> files) {
        this.connectors = connectors;
        this.gate = gate;
        this.login = login;
        this.tls = tls;
        this.counts = counts;
        this.files = List.copyOf(files);
    }

    /**
     * Reads the Secrets that guard a console, and looks at them again every ten seconds.
     *
     * @param secretsFolder a folder for each Secret, in it a file for each key; null: there is none
     * @param longRunning paths whose requests last: they have a limit of their own
     * @throws AccessConfigurationException when a Secret is missing or of no use
     */
    public static Access of(
            ConsoleSpec spec, @Nullable Path secretsFolder, AccessLimits limits, Set<String> longRunning, Clock clock) {
        return of(spec, secretsFolder, limits, longRunning, clock, KEYS_PAUSE);
    }

    static Access of(
            ConsoleSpec spec,
            @Nullable Path secretsFolder,
            AccessLimits limits,
            Set<String> longRunning,
            Clock clock,
            Duration keysPause) {
        List<Rereadable> files = new ArrayList<>();
        Authentication authentication = authentication(spec.auth(), secretsFolder, clock, keysPause);
        if (authentication instanceof Rereadable tokens) {
            files.add(tokens);
        }
        Certificate certificate = certificate(spec.tls(), secretsFolder);
        if (certificate != null) {
            files.add(certificate);
        }
        ClientAddress addresses = new ClientAddress(limits.trustedProxies());
        LoginPages login = authentication == null ? null : new LoginPages(authentication, addresses);
        AccessCounts counts = new AccessCounts();
        RequestRate rate =
                new RequestRate(limits.requestsPerSecond(), limits.burst(), limits.addresses(), System::nanoTime);
        Set<String> uncounted = new HashSet<>(HEALTH);
        uncounted.addAll(longRunning);
        Access access = new Access(
                new Connectors(limits, certificate, uncounted),
                new Gate(authentication, login, rate, addresses, HEALTH, counts),
                login,
                certificate != null,
                counts,
                files);
        Future<?> unused = access.looks.scheduleWithFixedDelay(
                access::reread, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
        return access;
    }

    private static @Nullable Authentication authentication(
            ConsoleSpec.Auth auth, @Nullable Path secretsFolder, Clock clock, Duration keysPause) {
        return switch (auth.type()) {
            case None -> null;
            case Token ->
                TokenAuthentication.of(folder("spec.console.auth.secretRef", auth.secretRef(), secretsFolder), clock);
            case Oidc ->
                new OidcAuthentication(
                        Objects.requireNonNull(auth.issuer()),
                        Objects.requireNonNull(auth.audience()),
                        keysPause,
                        clock);
        };
    }

    private static @Nullable Certificate certificate(ConsoleSpec.@Nullable Tls tls, @Nullable Path secretsFolder) {
        return tls == null
                ? null
                : Certificate.of(folder("spec.console.tls.secretRef", tls.secretRef(), secretsFolder));
    }

    private static Path folder(String field, @Nullable SecretRef secret, @Nullable Path secretsFolder) {
        String name = Objects.requireNonNull(secret, field).name();
        if (secretsFolder == null) {
            throw new AccessConfigurationException(
                    field + ": give --secrets-dir DIR, where the Secret's keys lie as files in the folder " + name);
        }
        return secretsFolder.resolve(name);
    }

    /** To be applied to the server before its routes. */
    public List<Consumer<JavalinConfig>> features() {
        return List.of(connectors::configure, config -> {
            config.routes.before(gate::check);
            if (login != null) {
                login.register(config.routes);
            }
        });
    }

    /** {@code https} or {@code http}. */
    public String scheme() {
        return tls ? "https" : "http";
    }

    /** Who was turned away. */
    public AccessCounts counts() {
        return counts;
    }

    /** Takes over what has changed in the files; what is of no use is told, and the old holds on. */
    void reread() {
        for (Rereadable file : files) {
            try {
                file.reread();
            } catch (RuntimeException e) {
                LOG.warn("what was read before holds on: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
