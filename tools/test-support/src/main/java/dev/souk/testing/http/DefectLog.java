package dev.souk.testing.http;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * What this process logs as an error, or with a stack trace, until it is closed. The embedded broker and dead letters
 * do not count: those are of records that other tests of the process published.
 */
public final class DefectLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Pattern OF_RECORDS = Pattern.compile("kafka|^dev\\.souk\\.common\\.deadletter\\.");

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Begins to collect. */
    public DefectLog() {
        start();
        root.addAppender(this);
    }

    /** The lines so far. */
    public List<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        boolean hasStackTrace =
                event.getThrowableProxy() != null && event.getLevel().isGreaterOrEqual(Level.INFO);
        boolean isOfARecord = OF_RECORDS.matcher(event.getLoggerName()).find();
        if (!isOfARecord && (hasStackTrace || event.getLevel().isGreaterOrEqual(Level.ERROR))) {
            lines.add(event.getLoggerName() + ": " + event.getFormattedMessage());
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
    }
}
