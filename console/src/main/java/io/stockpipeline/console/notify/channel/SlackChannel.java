package io.stockpipeline.console.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Posts to an incoming webhook of Slack: {@code text} for the notice on a phone, {@code blocks} for the channel. All is plain
 * text, in which a symbol with an underscore is no italics.
 */
final class SlackChannel implements Channel {
    /** Slack refuses longer headers. */
    private static final int HEADER_LENGTH = 150;

    private final Address address;
    private final AlarmWords words;
    private final HttpPost http;

    SlackChannel(Address address, AlarmWords words, HttpPost http) {
        this.address = address;
        this.words = words;
        this.http = http;
    }

    @Override
    public Outcome send(Notice notice) throws InterruptedException {
        try {
            return http.send(address.now(), body(words.of(notice.alarm())), Map.of());
        } catch (SecretFaultException e) {
            return new Outcome.Failed(e.words());
        }
    }

    private static String body(AlarmText text) {
        ArrayNode blocks = Json.array();
        blocks.add(block("header", cut(text.title())));
        blocks.add(block("section", text.what() + "\n" + text.when() + "\n" + text.advice()));
        ObjectNode origin = blocks.addObject().put("type", "context");
        origin.putArray("elements").add(plainText(text.origin()));
        ObjectNode body = Json.object();
        body.put("text", escaped(text.title()));
        body.set("blocks", blocks);
        return Json.text(body);
    }

    private static ObjectNode block(String type, String text) {
        ObjectNode block = Json.object().put("type", type);
        block.set("text", plainText(text));
        return block;
    }

    private static ObjectNode plainText(String text) {
        return Json.object()
                .put("type", "plain_text")
                .put("text", escaped(text))
                .put("emoji", false);
    }

    private static String cut(String title) {
        return title.length() <= HEADER_LENGTH ? title : title.substring(0, HEADER_LENGTH - 3) + "...";
    }

    /** The three characters that Slack gives a meaning. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void check() throws SecretFaultException {
        address.now();
    }
}
