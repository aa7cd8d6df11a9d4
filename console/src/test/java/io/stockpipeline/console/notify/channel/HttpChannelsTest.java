package io.stockpipeline.console.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import io.stockpipeline.console.notify.Alarms;
import io.stockpipeline.console.notify.Pipelines;
import io.stockpipeline.console.notify.ScriptedReceiver;
import io.stockpipeline.console.notify.SettableClock;
import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpChannelsTest {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    @TempDir
    Path secrets;

    private final SettableClock clock = new SettableClock(Instant.parse("2024-05-24T18:00:02Z"));
    private final ScriptedReceiver receiver = new ScriptedReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void shouldPostTheAlarmInTheEnvelopeOfStandardWebhooks() throws Exception {
        Channel channel = channel("- { name: desk, webhook: { url: \"" + receiver.url() + "/hook\" } }");

        assertThat(channel.send(Alarms.notice(Alarms.deviation("a1")))).isEqualTo(new Outcome.Arrived());

        ScriptedReceiver.Received request = receiver.only();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /hook");
        assertThat(request.headers())
                .containsEntry("webhook-id", "a1")
                .containsEntry(
                        "webhook-timestamp", Long.toString(clock.instant().getEpochSecond()))
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("webhook-signature");
        assertThat(request.body())
                .isEqualTo("{\"type\":\"alarm.firing\",\"timestamp\":\"2024-05-24T18:00:01Z\",\"data\":{\"id\":\"a1\","
                        + "\"episode\":\"episode-a1\",\"alarm\":\"5m\",\"type\":\"Deviation\",\"severity\":\"Warning\","
                        + "\"state\":\"Firing\",\"symbol\":\"AAPL\",\"time\":1716573601000,\"price\":190.10,\"window\":\"5m\","
                        + "\"average\":190.050000,\"previous\":189.000000,\"deviation\":0.005555556,\"tolerance\":\"0.5%\","
                        + "\"direction\":\"Up\",\"pipeline\":\"local.tech\"}}");
    }

    @Test
    void shouldPassOnFieldsThatItDoesNotKnow() throws Exception {
        Channel channel = channel("- { name: desk, webhook: { url: \"" + receiver.url() + "\" } }");
        Alarm alarm = Alarms.resolved("e1");
        String newer = Alarms.json(alarm).replace("{\"id\"", "{\"mood\":{\"of\":\"the market\"},\"id\"");

        channel.send(new Notice(alarm, newer));

        JsonNode body = Json.objectOf(receiver.only().body());
        assertThat(body.path("type").asText()).isEqualTo("alarm.resolved");
        assertThat(body.at("/data/mood/of").asText()).isEqualTo("the market");
    }

    @Test
    void shouldSignWithTheKeyThatTheSecretHoldsAtThatMoment() throws Exception {
        Path key = Files.createDirectories(secrets.resolve("hook")).resolve("key");
        Files.writeString(key, "whsec_" + KEY + "\n");
        Channel channel = new Channels(
                        pipeline("- { name: desk, webhook: { url: \"" + receiver.url()
                                + "\", secretKeyRef: { name: hook, key: key } } }"),
                        new SecretFiles(secrets),
                        Clock.systemUTC())
                .of(notification());
        channel.send(Alarms.notice(Alarms.deviation("a1")));
        String next = Base64.getEncoder().encodeToString(new byte[40]);
        Files.writeString(key, "whsec_" + next);
        channel.send(Alarms.notice(Alarms.deviation("a2")));

        ScriptedReceiver.Received first = receiver.received().get(0);
        ScriptedReceiver.Received second = receiver.received().get(1);
        assertThat(first.headers()).containsEntry("webhook-signature", "v1," + hmac(KEY, first));
        assertThat(second.headers()).containsEntry("webhook-signature", "v1," + hmac(next, second));
        new Webhook("whsec_" + KEY)
                .verify(
                        first.body(),
                        Map.of(
                                "webhook-id", List.of(first.headers().get("webhook-id")),
                                "webhook-timestamp", List.of(first.headers().get("webhook-timestamp")),
                                "webhook-signature", List.of(first.headers().get("webhook-signature"))));
    }

    @Test
    void shouldFailWithWordsWhenASecretIsMissing() throws Exception {
        Channel channel = channel("- { name: desk, webhook: { url: \"" + receiver.url()
                + "\", secretKeyRef: { name: hook, key: key } } }");

        assertThat(channel.send(Alarms.notice(Alarms.deviation("a1"))))
                .isEqualTo(new Outcome.Failed("the Secret hook has no key key: there is no file "
                        + secrets.toAbsolutePath().resolve("hook").resolve("key")));
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void shouldWritePlainEscapedTextToSlack() throws Exception {
        Files.writeString(
                Files.createDirectories(secrets.resolve("slack")).resolve("url"), receiver.url() + "/T0/B0/x\n");
        Channel channel = channel("- { name: chat, slack: { secretKeyRef: { name: slack, key: url } } }");
        Alarm alarm = Alarms.deviation("a1");

        channel.send(Alarms.notice(new Alarm(
                alarm.id(),
                alarm.episode(),
                "<!channel> & co",
                alarm.type(),
                alarm.severity(),
                alarm.state(),
                alarm.symbol(),
                alarm.time(),
                alarm.price(),
                alarm.window(),
                alarm.average(),
                alarm.previous(),
                null,
                null,
                alarm.deviation(),
                alarm.tolerance(),
                alarm.direction())));

        assertThat(receiver.only().path()).isEqualTo("/T0/B0/x");
        JsonNode body = Json.objectOf(receiver.only().body());
        assertThat(body.path("text").asText()).isEqualTo("WARNING AAPL: average 5m up 0.5556%");
        assertThat(body.at("/blocks/0/text/text").asText()).isEqualTo("WARNING AAPL: average 5m up 0.5556%");
        assertThat(body.at("/blocks/1/text/type").asText()).isEqualTo("plain_text");
        assertThat(body.at("/blocks/1/text/text").asText()).contains("from 189 to 190.05", "14:00:01 EDT");
        assertThat(body.at("/blocks/2/elements/0/text").asText())
                .isEqualTo("Pipeline local.tech, alarm &lt;!channel&gt; &amp; co, severity Warning.");
    }

    @Test
    void shouldTellTheAlertmanagerWhatFiresAndForHowLong() throws Exception {
        Channel channel = channel("- { name: ops, alertmanager: { url: \"" + receiver.url() + "/am/\" } }");

        channel.send(Alarms.notice(Alarms.firing("e1")));

        assertThat(receiver.only().path()).isEqualTo("/am/api/v2/alerts");
        JsonNode alert = alerts(0).get(0);
        assertThat(alert.path("labels").toString())
                .isEqualTo("{\"alertname\":\"big-move\",\"type\":\"PriceMove\",\"severity\":\"critical\","
                        + "\"pipeline\":\"local.tech\",\"symbol\":\"MSFT\"}");
        assertThat(alert.path("startsAt").asText()).isEqualTo("2024-05-24T18:00:01Z");
        assertThat(alert.path("endsAt").asText()).isEqualTo("2024-05-24T18:05:02Z");
        assertThat(alert.at("/annotations/summary").asText())
                .isEqualTo("CRITICAL MSFT: down 5% from the previous close");
        assertThat(alert.at("/annotations/price").asText()).isEqualTo("380.00");
    }

    @Test
    void shouldTellTheAlertmanagerThatAnAlarmIsOverUnderTheSameLabels() throws Exception {
        Channel channel = channel("- { name: ops, alertmanager: { url: \"" + receiver.url() + "\" } }");

        channel.send(Alarms.notice(Alarms.firing("e1")));
        clock.forward(Duration.ofMinutes(3));
        channel.send(Alarms.notice(Alarms.resolved("e1")));

        JsonNode firing = alerts(0).get(0);
        JsonNode resolved = alerts(1).get(0);
        assertThat(resolved.path("labels")).isEqualTo(firing.path("labels"));
        assertThat(resolved.path("endsAt").asText()).isEqualTo("2024-05-24T18:03:02Z");
    }

    @Test
    void shouldLetAnEventOfLongAgoHoldFromNowOn() throws Exception {
        Channel channel = channel("- { name: ops, alertmanager: { url: \"" + receiver.url() + "\" } }");
        clock.forward(Duration.ofHours(7));

        channel.send(Alarms.notice(Alarms.deviation("a1")));

        JsonNode alert = alerts(0).get(0);
        assertThat(alert.at("/labels/window").asText()).isEqualTo("5m");
        assertThat(alert.path("startsAt").asText()).isEqualTo("2024-05-24T18:00:01Z");
        assertThat(alert.path("endsAt").asText()).isEqualTo("2024-05-25T01:05:02Z");
    }

    @Test
    void shouldSendUserAndPasswordOfAnAddress() throws Exception {
        String address = receiver.url().replace("http://", "http://user:word@");
        Channel channel = channel("- { name: ops, alertmanager: { url: \"" + address + "\" } }");

        channel.send(Alarms.notice(Alarms.deviation("a1")));

        assertThat(receiver.only().headers())
                .containsEntry(
                        "authorization",
                        "Basic " + Base64.getEncoder().encodeToString("user:word".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"200", "202", "204", "299"})
    void shouldTakeAnyStatusOf2xxForArrival(int status) throws Exception {
        receiver.then(status);

        assertThat(sent(GENEROUS)).isEqualTo(new Outcome.Arrived());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 404, 429, 500, 502, 503})
    void shouldTakeEveryOtherStatusForAFailure(int status) throws Exception {
        receiver.then(status, Map.of("Location", receiver.url() + "/elsewhere"), "try\n later\u0007!");

        assertThat(sent(GENEROUS)).isEqualTo(new Outcome.Failed("HTTP " + status + ": try later !"));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void shouldUnderstandThatNoMoreIsWanted() throws Exception {
        receiver.then(410);

        assertThat(sent(GENEROUS)).isEqualTo(new Outcome.Gone("HTTP 410"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void shouldWaitAsLongAsItIsAskedTo(int status) throws Exception {
        receiver.then(status, Map.of("Retry-After", "90"), "");
        receiver.then(status, Map.of("Retry-After", "Fri, 24 May 2024 18:10:02 GMT"), "");

        assertThat(sent(GENEROUS)).isEqualTo(new Outcome.Later("HTTP " + status, Duration.ofSeconds(90)));
        assertThat(sent(GENEROUS)).isEqualTo(new Outcome.Later("HTTP " + status, Duration.ofMinutes(10)));
    }

    @Test
    void shouldGiveUpOnAServerThatSaysNothing() throws Exception {
        receiver.thenNothing();

        assertThat(sent(Duration.ofSeconds(1))).isEqualTo(new Outcome.Failed("127.0.0.1 gave no answer within 1 s"));
    }

    @Test
    void shouldGiveUpOnAnAnswerThatDoesNotEnd() throws Exception {
        receiver.thenEndlessBody(500);

        assertThat(sent(Duration.ofSeconds(1))).isEqualTo(new Outcome.Failed("127.0.0.1 gave no answer within 1 s"));
    }

    @Test
    void shouldBelieveAStatusWhateverBecomesOfTheBody() throws Exception {
        receiver.thenEndlessBody(200);

        assertThat(sent(Duration.ofSeconds(1))).isEqualTo(new Outcome.Arrived());
    }

    @Test
    void shouldKeepOnlyTheBeginningOfALongAnswer() throws Exception {
        receiver.then(500, Map.of(), "x".repeat(200_000));

        assertThat(sent(GENEROUS)).isEqualTo(new Outcome.Failed("HTTP 500: " + "x".repeat(160)));
    }

    @Test
    void shouldFailWhenTheServerHangsUp() throws Exception {
        receiver.thenHangUp();

        assertThat(sent(GENEROUS)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void shouldFailWhenNobodyListens() throws Exception {
        String address;
        try (ServerSocket taken = new ServerSocket(0)) {
            address = "http://127.0.0.1:" + taken.getLocalPort();
        }

        assertThat(channel("- { name: desk, webhook: { url: \"" + address + "\" } }")
                        .send(Alarms.notice(Alarms.deviation("a1"))))
                .isEqualTo(new Outcome.Failed("127.0.0.1 cannot be reached"));
    }

    @Test
    void shouldNotShowAnAddressThatIsASecret() throws Exception {
        Files.writeString(Files.createDirectories(secrets.resolve("slack")).resolve("url"), "ht tp://secret/T0");

        assertThat(channel("- { name: chat, slack: { secretKeyRef: { name: slack, key: url } } }")
                        .send(Alarms.notice(Alarms.deviation("a1"))))
                .isEqualTo(
                        new Outcome.Failed(
                                "the address is none that can be posted to: write https:// and a host of letters, digits, hyphens and dots"));
    }

    private StockPipeline pipeline;

    private StockPipeline pipeline(String notifications) {
        pipeline = Pipelines.of(notifications);
        return pipeline;
    }

    private NotificationSpec notification() {
        return pipeline.spec().notifications().get(0);
    }

    private Channel channel(String notification) {
        return new Channels(pipeline(notification), new SecretFiles(secrets), clock, GENEROUS).of(notification());
    }

    private Outcome sent(Duration timeout) throws InterruptedException {
        String webhook = "- { name: desk, webhook: { url: \"" + receiver.url() + "\" } }";
        return new Channels(pipeline(webhook), new SecretFiles(null), clock, timeout)
                .of(notification())
                .send(Alarms.notice(Alarms.deviation("a1")));
    }

    private JsonNode alerts(int request) {
        String body = receiver.received().get(request).body();
        return Json.objectOf("{\"alerts\":" + body + "}").path("alerts");
    }

    private static String hmac(String key, ScriptedReceiver.Received request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        String signed = request.headers().get("webhook-id") + "."
                + request.headers().get("webhook-timestamp") + "." + request.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
