package io.stockpipeline.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Public series of which R and statsmodels are known to make the same. */
public final class ReferenceSeries {
    private ReferenceSeries() {}

    /** Passengers of international airlines, thousands, each month of 1949 to 1960 (Box and Jenkins). */
    public static double[] airPassengers() {
        return read("air-passengers");
    }

    /** Yearly flow of the Nile at Aswan, 1871 to 1970, 10^8 cubic metres. */
    public static double[] nile() {
        return read("nile");
    }

    /** Deaths by accident in the USA, each month of 1973 to 1978. */
    public static double[] usAccDeaths() {
        return read("us-acc-deaths");
    }

    /** Luteinizing hormone in blood samples, every ten minutes. */
    public static double[] lh() {
        return read("lh");
    }

    private static double[] read(String name) {
        try (InputStream in =
                Objects.requireNonNull(ReferenceSeries.class.getResourceAsStream("/series/" + name + ".csv"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
