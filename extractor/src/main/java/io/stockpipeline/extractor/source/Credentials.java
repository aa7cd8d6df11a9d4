package io.stockpipeline.extractor.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of sources: from the Secrets that the pipeline names, or else from the environment. Read anew each time, so that a
 * key may be changed while the source runs. They stand in no message: a fault names the places where they are looked for.
 */
public final class Credentials {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::field)
            .thenComparing(Place::secret)
            .thenComparing(Place::key)
            .thenComparing(Place::variable);

    private final @Nullable Path folder;
    private final Map<String, String> environment;
    /** What was read last, by the field, the Secret and its key: that is what a venue is asked with. */
    private final SortedMap<Place, String> given = new ConcurrentSkipListMap<>();

    Credentials(@Nullable Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Those of this process.
     *
     * @param folder where the Secrets lie, a folder each, a file a key; null: none was given
     */
    public static Credentials in(@Nullable Path folder) {
        return new Credentials(folder, System.getenv());
    }

    /**
     * A credential.
     *
     * @param field of the pipeline, that names the Secret
     * @param variable of the environment, for want of the file
     */
    public record Place(String field, String secret, String key, String variable) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The text of a credential, without white space around it: most files end with a line feed.
     *
     * @throws SourceConfigurationException when it is missing, empty or unreadable
     */
    public String read(Place place) {
        String text = look(place);
        given.put(place, text);
        return text;
    }

    /** The texts that were given last, one for each place that was asked for, always in the same order; for the mark alone. */
    List<String> given() {
        return List.copyOf(given.values());
    }

    /** The texts that stand in the same places now; empty while one of them has none. */
    Optional<List<String>> standing() {
        List<String> texts = new ArrayList<>();
        try {
            for (Place place : given.keySet()) {
                texts.add(look(place));
            }
        } catch (SourceConfigurationException e) {
            return Optional.empty();
        }
        return Optional.of(texts);
    }

    private String look(Place place) {
        Path file = file(place);
        if (file != null && Files.isRegularFile(file)) {
            return text(place, file);
        }
        String given = environment.getOrDefault(place.variable(), "").strip();
        if (given.isEmpty()) {
            throw new SourceConfigurationException(place.field() + ": "
                    + (file == null
                            ? "give --secrets-dir DIR, where " + Path.of(place.secret(), place.key()) + " lies"
                            : "there is no file " + file + "; put the key there")
                    + ", or set the environment variable " + place.variable());
        }
        return given;
    }

    private @Nullable Path file(Place place) {
        if (folder == null) {
            return null;
        }
        Path root = folder.toAbsolutePath().normalize();
        Path file = root.resolve(Path.of(place.secret(), place.key())).normalize();
        if (!file.startsWith(root)) {
            throw new SourceConfigurationException(place.field() + ": " + file + " is outside of " + root);
        }
        return file;
    }

    private static String text(Place place, Path file) {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new SourceConfigurationException(
                    place.field() + ": " + file + " cannot be read: "
                            + e.getClass().getSimpleName(),
                    e);
        }
        if (text.isEmpty()) {
            throw new SourceConfigurationException(place.field() + ": " + file + " is empty");
        }
        return text;
    }
}
