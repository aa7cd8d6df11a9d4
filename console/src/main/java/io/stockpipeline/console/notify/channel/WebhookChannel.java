package io.stockpipeline.console.notify.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.model.spec.SecretKeyRef;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts the alarm as the topic has it, in the envelope of the <a href="https://www.standardwebhooks.com">Standard
 * Webhooks</a> specification: type, timestamp, data. {@code webhook-id} is the alarm's id and stays the same however often it
 * is sent. Without a Secret the message is not signed.
 */
final class WebhookChannel implements Channel {
    private final String pipeline;
    private final Address address;
    private final SecretFiles secrets;
    private final HttpPost http;
    private final Clock clock;

    WebhookChannel(String pipeline, Address address, SecretFiles secrets, HttpPost http, Clock clock) {
        this.pipeline = pipeline;
        this.address = address;
        this.secrets = secrets;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Outcome send(Notice notice) throws InterruptedException {
        String body = body(notice);
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", notice.alarm().id());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        try {
            Signature signature = signature();
            if (signature != null) {
                headers.put("webhook-signature", signature.sign(notice.alarm().id(), timestamp, body));
            }
            return http.send(address.now(), body, headers);
        } catch (SecretFaultException e) {
            return new Outcome.Failed(e.words());
        }
    }

    private String body(Notice notice) {
        ObjectNode data = Json.objectOf(notice.json());
        data.put("pipeline", pipeline);
        ObjectNode envelope = Json.object();
        envelope.put("type", "alarm." + notice.alarm().state().name().toLowerCase(Locale.ROOT));
        envelope.put("timestamp", Instant.ofEpochMilli(notice.alarm().time()).toString());
        envelope.set("data", data);
        return Json.text(envelope);
    }

    private @Nullable Signature signature() throws SecretFaultException {
        // Of a webhook the Secret holds keys, never the address.
        SecretKeyRef reference = address.endpoint().secretKeyRef();
        return reference == null
                ? null
                : Signature.of(secrets.read(reference), "the Secret " + reference.name() + ", key " + reference.key());
    }

    @Override
    public void check() throws SecretFaultException {
        signature();
    }
}
