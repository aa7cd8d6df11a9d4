package io.stockpipeline.app.cluster;

import java.util.Optional;

/**
 * What the tests are told by {@code -Dkubernetes.…}.
 *
 * @param repository of the image under test, as the cluster pulls it
 * @param tag of the image
 * @param kafka a Kafka that the cluster's pods reach, as {@code host:port}; empty: the tests install one
 */
record TrialSettings(String repository, String tag, Optional<String> kafka) {
    private static final String IMAGE = "kubernetes.image";
    private static final String KAFKA = "kubernetes.kafka";

    static TrialSettings given() {
        String context = System.getProperty("kubernetes", "");
        if (!context.equals("current")) {
            throw new IllegalStateException(
                    "these tests change a cluster: say -Dkubernetes=current to run them on that of"
                            + " kubectl's current context (there is \"" + context + "\")");
        }
        String image = System.getProperty(IMAGE, "stockpipeline/stockpipeline:0.1.0");
        int colon = image.lastIndexOf(':');
        if (colon <= image.lastIndexOf('/')) {
            throw new IllegalStateException("-D" + IMAGE + "=" + image + ": give it as REPOSITORY:TAG");
        }
        return new TrialSettings(
                image.substring(0, colon),
                image.substring(colon + 1),
                Optional.ofNullable(System.getProperty(KAFKA)).filter(address -> !address.isBlank()));
    }
}
