package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person gets who asks a file. */
class AnalyzeCommandTest {
    private static final String PASSENGERS = "../examples/data/passengers.csv";

    @TempDir
    private Path folder;

    private static CommandRun analyze(String... arguments) {
        List<String> all = new ArrayList<>(List.of("analyze"));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--column", "passengers", "--format", "json"));
        CommandRun run = analyze(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void shouldForecastAsRDoes() throws Exception {
        JsonNode forecast = json(PASSENGERS, "--forecast", "3");

        assertThat(forecast.get("model").asText()).isEqualTo("ARIMA(0,1,1)(0,1,1)[12]");
        assertThat(forecast.get("logLikelihood").asDouble()).isBetween(244.68, 244.71);
        assertThat(Math.log(forecast.at("/rows/0/median").asDouble())).isBetween(6.1100, 6.1103);
        assertThat(forecast.at("/basis/interval").asText()).isEqualTo("1mo");
        assertThat(forecast.get("rows")).hasSize(3);
    }

    @Test
    void shouldTakeWhatIsSaid() throws Exception {
        assertThat(json(PASSENGERS, "--forecast", "3", "--no-log", "--period", "1")
                        .get("logarithm")
                        .asBoolean())
                .isFalse();
        assertThat(json(PASSENGERS, "--adf").get("statistic").asDouble()).isBetween(0.81535, 0.81539);
        assertThat(json(PASSENGERS, "--adf", "--around", "trend", "--lag", "5")
                        .get("statistic")
                        .asDouble())
                .isBetween(-7.31858, -7.31856);
        assertThat(json(PASSENGERS, "--kpss", "--lag", "4").get("statistic").asDouble())
                .isBetween(2.73946, 2.73948);
        JsonNode classical = json(PASSENGERS, "--decompose", "--classical", "--multiplicative");
        assertThat(classical.at("/seasonal/0").asDouble()).isBetween(0.91023036, 0.91023038);
        assertThat(classical.at("/trend/0").isNull()).isTrue();
        assertThat(json(PASSENGERS, "--interval", "1w", "--indicators")
                        .at("/basis/interval")
                        .asText())
                .isEqualTo("1w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--stationarity", "--adf", "--kpss", "--ks", "--decompose", "--forecast=4", "--indicators"})
    void shouldShowAPersonWhatItIsOfWhatWasFoundAndWhatIsTakenForGranted(String question) {
        CommandRun run = analyze(PASSENGERS, "--column", "passengers", question);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines().get(0)).isEqualTo("144 values, 1949-01-01 to 1960-12-01, 1mo apart");
        assertThat(run.outLines()).contains("This takes for granted:").noneMatch(line -> line.contains("NaN"));
        assertThat(run.outLines().get(2)).isNotBlank();
    }

    @Test
    void shouldSayThatAWalkCannotBeLearned() throws Exception {
        Random random = new Random(5);
        double price = 100;
        StringBuilder prices = new StringBuilder();
        for (int i = 0; i < 800; i++) {
            price *= Math.exp(0.01 * random.nextGaussian());
            prices.append(price).append('\n');
        }
        Path file = Files.writeString(folder.resolve("walk.csv"), prices);

        CommandRun run = analyze(file.toString(), "--learn");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().toLowerCase(java.util.Locale.ROOT)).contains("no skill over naive");
    }

    @Test
    void shouldRefuseWithTheMend() throws Exception {
        Path flat = Files.writeString(folder.resolve("flat.csv"), "5\n".repeat(100));

        assertRefused("there is no such file", "nowhere.csv", "--adf");
        assertRefused("did you mean passengers?", PASSENGERS, "--adf", "--column", "passenger");
        assertRefused("--interval 7x: ", PASSENGERS, "--adf", "--interval", "7x", "--column", "2");
        assertRefused("--zone Mars: there is no such time zone", PASSENGERS, "--adf", "--zone", "Mars");
        assertRefused("--lag -1: 0 to 1000", PASSENGERS, "--adf", "--lag", "-1", "--column", "2");
        assertRefused("--forecast 0: 1 to 1000", PASSENGERS, "--forecast", "0", "--column", "2");
        assertRefused("--period 1: 2 to 1000", PASSENGERS, "--decompose", "--period", "1", "--column", "2");
        assertRefused("all 100 values are the same", flat.toString(), "--stationarity");
        assertRefused("say so with --period", flat.toString(), "--decompose");
        assertRefused("Missing required argument", PASSENGERS);
        assertRefused("mutually exclusive", PASSENGERS, "--adf", "--kpss");
    }

    private static void assertRefused(String words, String... arguments) {
        CommandRun run = analyze(arguments);
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().containsIgnoringCase(words);
        assertThat(run.out()).isEmpty();
    }
}
