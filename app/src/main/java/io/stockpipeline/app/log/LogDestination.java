package io.stockpipeline.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Settles where log lines go. Each method replaces what held before, and as a whole: two roles that begin in one process
 * at once must not end with both of their appenders.
 */
public final class LogDestination {
    private static final String OURS = "io.stockpipeline";
    private static final FileSize LARGEST_FILE = new FileSize(10L * FileSize.MB_COEFFICIENT);

    private LogDestination() {}

    static synchronized void plainWarnings(LoggerContext context) {
        context.reset();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        Logger ours = context.getLogger(OURS);
        ours.setLevel(Level.WARN);
        ours.addAppender(stderr(context, pattern(context, "stockpipeline: %msg%n%nopex")));
    }

    /**
     * A run at somebody's desk: our own warnings to whoever shows them, and everything of interest to a file that is
     * rolled at 10 MB.
     *
     * @param warnings takes each warning's words, from any thread
     */
    public static synchronized void warningsAndFile(Consumer<String> warnings, Path file) {
        LoggerContext context = context();
        context.reset();
        WarningAppender shown = new WarningAppender(warnings);
        shown.setContext(context);
        shown.addFilter(threshold(context, Level.WARN));
        shown.start();
        Logger ours = context.getLogger(OURS);
        ours.setLevel(Level.INFO);
        ours.addAppender(shown);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(file(context, file));
    }

    /** A role in a pod: one JSON object a line on stderr, for a log collector. */
    public static synchronized void structured(Level level) {
        LoggerContext context = context();
        context.reset();
        JsonEncoder json = new JsonEncoder();
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithFormattedMessage(true);
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        // A library's INFO is not one line per thing a person cares about.
        root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
        root.addAppender(stderr(context, json));
        context.getLogger(OURS).setLevel(level);
    }

    /** Takes the warnings of loggers away whose matter is told otherwise; errors stay. */
    public static void errorsOnly(String... loggers) {
        for (String logger : loggers) {
            context().getLogger(logger).setLevel(Level.ERROR);
        }
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static Appender<ILoggingEvent> stderr(LoggerContext context, Encoder<ILoggingEvent> encoder) {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        return started(context, appender, encoder);
    }

    private static Appender<ILoggingEvent> file(LoggerContext context, Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setFile(file.toString());
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(1);
        rolling.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(LARGEST_FILE);
        size.start();
        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(size);
        return started(
                context, appender, pattern(context, "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{30} %msg%n"));
    }

    private static Appender<ILoggingEvent> started(
            LoggerContext context, OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder) {
        encoder.setContext(context);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static PatternLayoutEncoder pattern(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        return encoder;
    }

    private static ThresholdFilter threshold(LoggerContext context, Level level) {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setContext(context);
        filter.setLevel(level.toString());
        filter.start();
        return filter;
    }
}
