package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** All that the pipeline's classes log meanwhile, at every level. */
public final class LogCapture implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.stockpipeline");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LogCapture() {
        appender.start();
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        logger.addAppender(appender);
    }

    /** That something was logged, and none of the secrets in it. */
    public void assertWithout(List<String> secrets) {
        List<String> lines = List.copyOf(appender.list).stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .toList();
        assertThat(lines).isNotEmpty();
        secrets.forEach(secret -> assertThat(lines).noneMatch(line -> line.contains(secret)));
    }

    /** Whether such words were logged. */
    public boolean has(String words) {
        return List.copyOf(appender.list).stream()
                .anyMatch(event -> event.getFormattedMessage().contains(words));
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
