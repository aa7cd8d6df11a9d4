package io.stockpipeline.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;

/** Hands a log line's words on, without level, place or stack trace: a person reads them beside a live table. */
final class WarningAppender extends AppenderBase<ILoggingEvent> {
    private final Consumer<String> words;

    WarningAppender(Consumer<String> words) {
        this.words = words;
    }

    @Override
    protected void append(ILoggingEvent event) {
        words.accept(event.getFormattedMessage());
    }
}
