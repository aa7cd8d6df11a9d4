package io.stockpipeline.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** One page of a {@link Browser}: where it goes, what is typed, what it shows, what it complains about. */
public final class Page implements AutoCloseable {
    /** What the browser says of a page that another one is taking the place of. */
    private static final List<String> LEAVING = List.of(
            "Inspected target navigated or closed",
            "Execution context was destroyed",
            "Cannot find context with specified id");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DevTools devTools;
    private final String context;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<URI> requests = new CopyOnWriteArrayList<>();

    Page(DevTools devTools, String context) {
        this.devTools = devTools;
        this.context = context;
        devTools.listen(this::take);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            devTools.send(domain + ".enable", Map.of());
        }
    }

    private void take(String event, JsonNode parameters) {
        switch (event) {
            case "Runtime.exceptionThrown" ->
                complaints.add(parameters.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(parameters.path("type").asText())) {
                    complaints.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" ->
                complaints.add(parameters.path("entry").path("text").asText() + " "
                        + parameters.path("entry").path("url").asText());
            case "Network.requestWillBeSent" ->
                requests.add(URI.create(
                        parameters.path("request").path("url").asText().replace("|", "%7C")));
            default -> {}
        }
    }

    /** Errors and warnings of the console, uncaught exceptions, failed requests, broken security policies. */
    public List<String> complaints() {
        return new ArrayList<>(complaints);
    }

    /** Forgets what was complained about: a test made it happen. */
    public void forgive() {
        complaints.clear();
    }

    /** Every address that the page has asked for. */
    public List<URI> requests() {
        return new ArrayList<>(requests);
    }

    /** Goes to an address and waits for the page, not for what its scripts then do. */
    public void open(URI address) {
        devTools.send("Page.navigate", Map.of("url", address.toString()));
        until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /** Takes the cookies away, as if their time were over. */
    public void forgetCookies() {
        devTools.send("Network.clearBrowserCookies", Map.of());
    }

    /** The size of the window in CSS pixels; below 500 wide it is a phone's, with touch. */
    public void resize(int width, int height) {
        boolean phone = width < 500;
        devTools.send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** What the reader prefers. */
    public void prefer(boolean dark, boolean reducedMotion) {
        devTools.send(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        reducedMotion ? "reduce" : "no-preference"))));
    }

    /**
     * The value of a script's expression; promises are waited for.
     *
     * @throws AssertionError when the script throws
     */
    public JsonNode evaluate(String script) {
        JsonNode answer = devTools.send(
                "Runtime.evaluate", Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** The visible text of the first element that the selector finds; empty when there is none. */
    public String text(String selector) {
        return evaluate("document.querySelector(" + quoted(selector) + ")?.innerText ?? ''")
                .asText();
    }

    /** Waits until a script's condition holds; one that throws does not hold, nor one whose page goes as it is asked. */
    public void until(String condition) {
        Awaitility.await(condition).atMost(PATIENCE).until(() -> holds(condition));
    }

    private boolean holds(String condition) {
        try {
            return evaluate("(() => { try { return Boolean(" + condition + "); } catch { return false; } })()")
                    .asBoolean();
        } catch (AssertionError e) {
            if (LEAVING.stream().noneMatch(String.valueOf(e.getMessage())::contains)) {
                throw e;
            }
            return false;
        }
    }

    /** Presses the mouse's button in the middle of the first element that the selector finds. */
    public void click(String selector) {
        JsonNode at = evaluate("(() => { const box = document.querySelector(" + quoted(selector)
                + ").getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()");
        point(at.get(0).asDouble(), at.get(1).asDouble());
        for (String type : List.of("mousePressed", "mouseReleased")) {
            devTools.send(
                    "Input.dispatchMouseEvent",
                    Map.of(
                            "type",
                            type,
                            "x",
                            at.get(0).asDouble(),
                            "y",
                            at.get(1).asDouble(),
                            "button",
                            "left",
                            "clickCount",
                            1));
        }
    }

    /** Moves the mouse there, in CSS pixels of the window. */
    public void point(double x, double y) {
        devTools.send("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
    }

    /** Types letters where the focus is. */
    public void type(String text) {
        text.chars().forEach(letter -> press(Character.toString(letter)));
    }

    /** Presses one key by its name, {@code Enter}, or by its letter. */
    public void press(String key) {
        int code = switch (key) {
            case "Enter" -> 13;
            case "Escape" -> 27;
            case "Tab" -> 9;
            case "ArrowUp" -> 38;
            case "ArrowDown" -> 40;
            case "ArrowLeft" -> 37;
            case "ArrowRight" -> 39;
            default -> 0;
        };
        String text = code == 13 ? "\r" : key.length() == 1 ? key : "";
        devTools.send(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "text", text, "windowsVirtualKeyCode", code));
        devTools.send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    /** Writes what the window shows as a PNG; folders are made. */
    public void screenshot(Path file) {
        String data = devTools.send("Page.captureScreenshot", Map.of("format", "png", "optimizeForSpeed", false))
                .get("data")
                .asText();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text as a script writes it. */
    public static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    @Override
    public void close() {
        devTools.session("").send("Target.disposeBrowserContext", Map.of("browserContextId", context));
    }
}
