package io.stockpipeline.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * What holds before a command has said otherwise: our own warnings to stderr as plain sentences, nothing of the
 * libraries. Found by logback as a service; in code rather than XML because parsing XML delays every command.
 */
public final class StderrConfigurator extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        LogDestination.plainWarnings(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
