package io.stockpipeline.console.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.wire.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Posts to Prometheus' Alertmanager, {@code /api/v2/alerts}. An alert holds for {@link #HOLDS} and is sent again while it
 * fires, so it ends by itself should the console die. A Deviation is an event: it holds once for that time.
 */
final class AlertmanagerChannel implements RepeatingChannel {
    /** Alertmanager's own default of {@code resolve_timeout}. */
    static final Duration HOLDS = Duration.ofMinutes(5);

    private static final String PATH = "/api/v2/alerts";

    private final String pipeline;
    private final Address address;
    private final AlarmWords words;
    private final HttpPost http;
    private final Clock clock;

    AlertmanagerChannel(String pipeline, Address address, AlarmWords words, HttpPost http, Clock clock) {
        this.pipeline = pipeline;
        this.address = address;
        this.words = words;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Outcome send(Notice notice) throws InterruptedException {
        return sendAgain(List.of(notice));
    }

    @Override
    public Outcome sendAgain(List<Notice> notices) throws InterruptedException {
        ArrayNode alerts = Json.array();
        notices.forEach(notice -> alerts.add(alert(notice.alarm())));
        try {
            return http.send(place(address.now()), Json.text(alerts), Map.of());
        } catch (SecretFaultException e) {
            return new Outcome.Failed(e.words());
        }
    }

    /** The address is that of the Alertmanager, with or without the path of its API. */
    private static String place(String address) {
        String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return base.endsWith(PATH) ? base : base + PATH;
    }

    private ObjectNode alert(Alarm alarm) {
        ObjectNode alert = Json.object();
        ObjectNode labels = alert.putObject("labels");
        labels.put("alertname", alarm.alarm());
        labels.put("type", alarm.type().name());
        labels.put("severity", alarm.severity().name().toLowerCase(Locale.ROOT));
        labels.put("pipeline", pipeline);
        labels.put("symbol", alarm.symbol());
        if (alarm.window() != null) {
            labels.put("window", alarm.window());
        }
        AlarmText text = words.of(alarm);
        alert.putObject("annotations")
                .put("summary", text.title())
                .put("description", String.join("\n", text.lines()))
                .put("price", alarm.price().toPlainString())
                .put("episode", alarm.episode());
        if (alarm.state() == Alarm.State.Firing) {
            Instant start = Instant.ofEpochMilli(alarm.time());
            Instant now = clock.instant();
            alert.put("startsAt", start.toString());
            // Not before now: an alert that has ended already is told to nobody, and this one may come late.
            alert.put("endsAt", (start.isAfter(now) ? start : now).plus(HOLDS).toString());
        } else {
            // Without startsAt, which the Alertmanager knows from before; it takes no end before its start.
            alert.put("endsAt", clock.instant().toString());
        }
        return alert;
    }

    @Override
    public void check() throws SecretFaultException {
        address.now();
    }
}
