package io.stockpipeline.console.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page's files from the class path, as the console serves them, and the test's own under {@code /test/}. With
 * {@code -Ddashboard.source=FOLDER} the page's come from that folder: edit, reload, look.
 */
final class FakeAssets {
    private static final String DASHBOARD = "/io/stockpipeline/console/dashboard/";
    private static final String VENDOR = "/META-INF/resources/_static/echarts/6.0.0/dist/";

    /** The file behind a path, null when there is none. */
    byte[] read(String path) throws IOException {
        String name = path.equals("/") ? "index.html" : path.replaceFirst("^/(assets|test)/", "");
        String folder =
                name.startsWith("vendor/") ? VENDOR : path.startsWith("/test/") ? DASHBOARD + "test/" : DASHBOARD;
        String source = System.getProperty("dashboard.source", "");
        if (!source.isEmpty() && folder.equals(DASHBOARD) && Files.isRegularFile(Path.of(source, name))) {
            return Files.readAllBytes(Path.of(source, name));
        }
        try (InputStream in = FakeAssets.class.getResourceAsStream(folder + name.replace("vendor/", ""))) {
            return in == null ? null : in.readAllBytes();
        }
    }

    static String type(String path) {
        return path.endsWith(".js")
                ? "text/javascript"
                : path.endsWith(".css")
                        ? "text/css"
                        : path.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8";
    }
}
