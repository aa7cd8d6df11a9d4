package io.stockpipeline.operator.chart;

import com.marcnuri.helm.Helm;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** Whether Helm can run in this process: it is a native library, and not built for every platform. */
final class HelmLibrary {
    private static final Throwable FAILURE = load();

    private HelmLibrary() {}

    /** Ends a test where there is no Helm for the platform; on Linux on x86-64 there is, so there it fails. */
    static void require() {
        if (FAILURE == null) {
            return;
        }
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (platform.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")) {
            throw new IllegalStateException("Helm's library for Linux does not load", FAILURE);
        }
        Assumptions.abort("The chart is not tested here: Helm's library for " + platform + " does not load (" + FAILURE
                + "). It is com.marcnuri.helm-java, which brings one of linux-amd64, linux-arm64, darwin-amd64,"
                + " darwin-arm64, windows-amd64 by the platform; CI runs these tests on Linux.");
    }

    private static Throwable load() {
        try {
            Helm.version().call();
            return null;
        } catch (RuntimeException | LinkageError e) {
            return e;
        }
    }
}
