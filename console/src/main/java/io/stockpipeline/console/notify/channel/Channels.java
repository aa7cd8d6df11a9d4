package io.stockpipeline.console.notify.channel;

import io.stockpipeline.model.spec.CalendarSpec;
import io.stockpipeline.model.spec.NotificationSpec;
import io.stockpipeline.model.spec.StockPipeline;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Makes the channels of a pipeline's notifications. */
public final class Channels {
    private final String pipeline;
    private final AlarmWords words;
    private final SecretFiles secrets;
    private final Clock clock;
    private final HttpPost http;

    /** @param clock tells when a message is sent */
    public Channels(StockPipeline pipeline, SecretFiles secrets, Clock clock) {
        this(pipeline, secrets, clock, HttpPost.TIMEOUT);
    }

    /** @param timeout of an HTTP request, in real time */
    public Channels(StockPipeline pipeline, SecretFiles secrets, Clock clock, Duration timeout) {
        this.pipeline = pipeline.qualifiedName();
        this.words = new AlarmWords(this.pipeline, zone(pipeline.spec().calendar()));
        this.secrets = secrets;
        this.clock = clock;
        this.http = new HttpPost(HttpPost.newClient(), timeout, clock);
    }

    private static ZoneId zone(@Nullable CalendarSpec calendar) {
        return calendar == null ? ZoneOffset.UTC : calendar.timeZone();
    }

    /** The channel of a notification, which has exactly one. */
    public Channel of(NotificationSpec notification) {
        if (notification.webhook() != null) {
            return new WebhookChannel(pipeline, new Address(notification.webhook(), secrets), secrets, http, clock);
        }
        if (notification.slack() != null) {
            return new SlackChannel(new Address(notification.slack(), secrets), words, http);
        }
        if (notification.alertmanager() != null) {
            Address address = new Address(notification.alertmanager(), secrets);
            return new AlertmanagerChannel(pipeline, address, words, http, clock);
        }
        NotificationSpec.Email email = notification.email();
        if (email == null) {
            throw new IllegalArgumentException(
                    notification.name() + ": neither webhook, slack, alertmanager nor email");
        }
        return new EmailChannel(email, new MailServer(email, secrets, null, MailServer.TIMEOUT), words, clock);
    }
}
