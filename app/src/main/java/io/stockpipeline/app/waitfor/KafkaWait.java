package io.stockpipeline.app.waitfor;

import io.github.resilience4j.core.IntervalFunction;
import io.stockpipeline.app.kafka.BootstrapAddress;
import io.stockpipeline.app.kafka.ClientSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Looks until Kafka is ready, can never be, or time is up. Between looks it waits half a second at first and ten at
 * most, with jitter, so that a hundred pods do not ask in step.
 */
public final class KafkaWait {
    /** Waits without end. */
    public static final Duration NO_TIMEOUT = Duration.ZERO;

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final ClientSettings settings;
    private final ReadinessCheck check;
    private final Consumer<String> progress;
    private final Sleep sleep;
    private final LongSupplier nanoTime;
    private final IntervalFunction backoff =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(1), 2.0, 0.5, Duration.ofSeconds(10));

    /** Pauses between two looks. */
    @FunctionalInterface
    public interface Sleep {
        /** Answers whether to look again; false: nobody waits any more. */
        boolean pause(Duration time) throws InterruptedException;
    }

    /**
     * Prepares to wait.
     *
     * @param progress is told one line a look that found nothing
     */
    public KafkaWait(ClientSettings settings, ReadinessCheck check, Consumer<String> progress) {
        this(settings, check, progress, KafkaWait::sleep);
    }

    /** The same, where somebody may call it off: see {@link Sleep}. */
    public KafkaWait(ClientSettings settings, ReadinessCheck check, Consumer<String> progress, Sleep sleep) {
        this(settings, check, progress, sleep, System::nanoTime);
    }

    private static boolean sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
        return true;
    }

    KafkaWait(
            ClientSettings settings,
            ReadinessCheck check,
            Consumer<String> progress,
            Sleep sleep,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.check = check;
        this.progress = progress;
        this.sleep = sleep;
        this.nanoTime = nanoTime;
    }

    /**
     * Waits.
     *
     * @param timeout how long at most, or {@link #NO_TIMEOUT}
     * @return {@link Readiness.NotYet} when time was up, or it was called off
     */
    public Readiness await(Duration timeout) throws InterruptedException {
        long started = nanoTime.getAsLong();
        for (int attempt = 1; ; attempt++) {
            Duration left = timeout.equals(NO_TIMEOUT) ? LOOK : timeout.minus(since(started));
            Readiness readiness = look(left.compareTo(LOOK) < 0 ? left : LOOK);
            if (!(readiness instanceof Readiness.NotYet)) {
                return readiness;
            }
            Duration pause = Duration.ofMillis(backoff.apply(attempt));
            Duration waited = since(started);
            if (!timeout.equals(NO_TIMEOUT) && waited.plus(pause).compareTo(timeout) >= 0) {
                return new Readiness.NotYet("gave up after " + seconds(waited) + ": " + readiness.words());
            }
            progress.accept("attempt " + attempt + ", " + seconds(waited) + ": " + readiness.words() + "; next in "
                    + seconds(pause));
            if (!sleep.pause(pause)) {
                return new Readiness.NotYet("called off after " + seconds(since(started)) + ": " + readiness.words());
            }
        }
    }

    private Readiness look(Duration patience) throws InterruptedException {
        if (!BootstrapAddress.anyResolves(settings.bootstrapServers())) {
            return new Readiness.NotYet("the name of " + settings.bootstrapServers() + " does not resolve");
        }
        Admin admin;
        try {
            admin = Admin.create(settings.toConfig());
        } catch (KafkaException e) {
            return new Readiness.Refused("the client configuration is wrong: " + deepest(e));
        }
        try {
            return check.look(admin, patience.isNegative() ? Duration.ZERO : patience);
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } finally {
            admin.close(CLOSE);
        }
    }

    private Readiness failed(Throwable cause) {
        String servers = settings.bootstrapServers();
        if (cause instanceof AuthenticationException) {
            return new Readiness.Refused(servers + " refuses the credentials: " + cause.getMessage());
        }
        if (cause instanceof AuthorizationException) {
            return new Readiness.Refused(servers + " denies access: " + cause.getMessage());
        }
        if (cause instanceof UnsupportedVersionException) {
            return new Readiness.Refused(servers + " is too old a Kafka: " + cause.getMessage());
        }
        if (cause instanceof InvalidTopicException || cause instanceof ConfigException) {
            return new Readiness.Refused(String.valueOf(cause.getMessage()));
        }
        return new Readiness.NotYet("no answer from " + servers);
    }

    private Duration since(long started) {
        return Duration.ofNanos(nanoTime.getAsLong() - started);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String deepest(Throwable fault) {
        Throwable deepest = fault;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }
}
