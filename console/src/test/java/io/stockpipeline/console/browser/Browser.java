package io.stockpipeline.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A Chromium process of its own, with an empty profile; {@link SharedBrowser} hands it to tests. {@code -Dbrowser.path} names
 * another program than the first one that the path has.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Process process;
    private final Path profile;
    private final DevTools devTools;

    private Browser(Process process, Path profile, DevTools devTools) {
        this.process = process;
        this.profile = profile;
        this.devTools = devTools;
    }

    /** Why no test can have a browser; empty when one is there. */
    static Optional<String> missing() {
        return program().isPresent()
                ? Optional.empty()
                : Optional.of(
                        "no Chromium on this machine: install one (Debian: apt-get install chromium), or name it with"
                                + " -Dbrowser.path");
    }

    /**
     * Starts the machine's Chromium.
     *
     * @throws AssertionError when it has none
     */
    static Browser start() {
        try {
            return start(
                    program().orElseThrow(() -> new AssertionError(missing().orElseThrow())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program() {
        String named = System.getProperty("browser.path", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Browser start(Path program) throws IOException {
        Path profile = Files.createTempDirectory("stockpipeline-browser");
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--font-render-hinting=none",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.txt").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        Awaitility.await("Chromium to open its port, see " + profile.resolve("output.txt"))
                .atMost(START)
                .until(() -> Files.exists(port) && Files.readAllLines(port).size() == 2);
        List<String> lines = Files.readAllLines(port);
        DevTools devTools = DevTools.connect(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
        return new Browser(process, profile, devTools);
    }

    /** A new page, nothing opened in it yet; close it when done. */
    public Page newPage() {
        // A context of its own: no cookies and no cache of the page before.
        String context = devTools.send("Target.createBrowserContext", Map.of())
                .get("browserContextId")
                .asText();
        String target = devTools.send("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                .get("targetId")
                .asText();
        JsonNode attached = devTools.send("Target.attachToTarget", Map.of("targetId", target, "flatten", true));
        return new Page(devTools.session(attached.get("sessionId").asText()), context);
    }

    @Override
    public void close() {
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        devTools.send("Browser.close", Map.of());
        devTools.close();
        for (ProcessHandle member : family) {
            member.onExit()
                    .completeOnTimeout(member, STOP.toSeconds(), TimeUnit.SECONDS)
                    .join();
            member.destroyForcibly();
        }
        // Its last writes may come a moment after its end.
        Awaitility.await("the profile to be deleted")
                .atMost(STOP)
                .ignoreExceptions()
                .until(this::deleteProfile);
    }

    private boolean deleteProfile() throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
        return !Files.exists(profile);
    }
}
