package io.stockpipeline.console.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A desk that sends to a receiver which does as it is told. */
abstract class OnDesk extends OnDatabase {
    final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T15:00:00Z"));

    final ScriptedReceiver receiver = new ScriptedReceiver();

    final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        receiver.close();
    }

    Desk desk(String notifications) {
        return desk(notifications, Duration.ofSeconds(30));
    }

    Desk desk(String notifications, Duration timeout) {
        Desk desk = new Desk(database, clock, notifications, timeout);
        opened.add(desk);
        return desk;
    }

    String webhook() {
        return "- { name: desk, webhook: { url: \"" + receiver.url() + "/\" } }";
    }

    List<String> ids() {
        return receiver.received().stream()
                .map(request -> String.valueOf(request.headers().get("webhook-id")))
                .toList();
    }
}
