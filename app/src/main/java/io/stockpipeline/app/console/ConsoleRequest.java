package io.stockpipeline.app.console;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.console.ConsoleSettings;
import io.stockpipeline.console.HistoryPlan;
import io.stockpipeline.console.history.HistorySettings;
import io.stockpipeline.console.secret.SecretFolder;
import io.stockpipeline.model.spec.ConsoleSpec;
import io.stockpipeline.model.spec.StockPipeline;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A console, as it is asked for.
 *
 * @param pipeline what it is of
 * @param secretsFolder the Secrets that the pipeline names: a folder each, a file a key; null: none was given
 * @param version of this program
 */
public record ConsoleRequest(
        StockPipeline pipeline, @Nullable Path secretsFolder, String version) {
    private static final String SECRET_AT = "spec.console.history.secretRef";

    /** The settings of a console that reads this Kafka and listens at this address, with no proxy before it. */
    public ConsoleSettings settings(ClientSettings clients, InetSocketAddress address, HistoryPlan history) {
        return new ConsoleSettings(
                pipeline,
                new ConsoleConnection(clients.bootstrapServers(), clients.properties()),
                address,
                history,
                secretsFolder,
                0,
                version,
                Clock.systemUTC());
    }

    /** Whether the Secret of the history that the pipeline names is there; false where it names none. */
    public boolean hasHistorySecret() {
        ConsoleSpec.History named = pipeline.spec().console().history();
        return named != null
                && secretsFolder != null
                && Files.isDirectory(secretsFolder.resolve(named.secretRef().name()));
    }

    /**
     * The history that the pipeline names.
     *
     * @return empty when it names none
     * @throws WrongInputException when the Secret is missing or of no use
     */
    public Optional<HistorySettings> history() {
        ConsoleSpec.History named = pipeline.spec().console().history();
        if (named == null) {
            return Optional.empty();
        }
        String secret = named.secretRef().name();
        if (secretsFolder == null) {
            throw new WrongInputException(SECRET_AT + ": give --secrets-dir DIR, where the folder " + secret
                    + " lies with the files url, username and password");
        }
        Path folder = secretsFolder.resolve(secret);
        if (!Files.isDirectory(folder)) {
            throw new WrongInputException(SECRET_AT + ": there is no folder " + folder);
        }
        try {
            return Optional.of(HistorySettings.of(new SecretFolder(folder).read()));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new WrongInputException(SECRET_AT + ": " + folder + ": " + e.getMessage(), e);
        }
    }
}
