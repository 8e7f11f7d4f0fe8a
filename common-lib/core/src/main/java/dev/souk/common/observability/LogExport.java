package dev.souk.common.observability;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.logback.appender.v1_0.OpenTelemetryAppender;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Hands each log line to OpenTelemetry, with its trace, from the creation of the application context to its end. What
 * is logged before is on the console only.
 */
@ConditionalOnProperty("management.opentelemetry.logging.export.otlp.endpoint")
final class LogExport implements AutoCloseable {

    private final Logger root;
    private final OpenTelemetryAppender appender = new OpenTelemetryAppender();

    LogExport(OpenTelemetry openTelemetry) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        appender.setContext(context);
        appender.setName("otlp");
        appender.setCaptureMdcAttributes("traceId,spanId"); // of the gateway, where no trace is current to a thread
        appender.setOpenTelemetry(openTelemetry);
        appender.start();
        root.addAppender(appender);
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }
}
