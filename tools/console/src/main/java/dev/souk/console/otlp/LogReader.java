package dev.souk.console.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Translates the log records of a request. */
public final class LogReader {

    /** Where there is no current trace, the gateway names it in the mapped diagnostic context. */
    private static final String TRACE_FIELD = "traceId";

    private static final String SPAN_FIELD = "spanId";
    private static final String STACK_TRACE = "exception.stacktrace";
    private static final List<Level> LEVELS = List.of(Level.values());

    private LogReader() {}

    /** The body of a request to {@code /v1/logs}; fails if it is no such request. */
    public static void read(byte[] body, Consumer<LogLine> consumer) throws InvalidProtocolBufferException {
        for (ResourceLogs resource : ExportLogsServiceRequest.parseFrom(body).getResourceLogsList()) {
            Source source = Source.of(resource.getResource());
            for (ScopeLogs scope : resource.getScopeLogsList()) {
                String logger = Texts.name(scope.getScope().getName());
                scope.getLogRecordsList().forEach(line -> consumer.accept(line(source, logger, line)));
            }
        }
    }

    private static LogLine line(Source source, String logger, LogRecord line) {
        Map<String, String> fields = Texts.attributes(line.getAttributesList());
        String trace = removed(fields, TRACE_FIELD);
        String span = removed(fields, SPAN_FIELD);
        @Nullable String exception = fields.remove(STACK_TRACE);
        long nanos = line.getTimeUnixNano() == 0 ? line.getObservedTimeUnixNano() : line.getTimeUnixNano();
        return new LogLine(
                Instant.ofEpochSecond(0, nanos),
                source.service(),
                source.process(),
                level(line.getSeverityNumberValue()),
                logger,
                Texts.value(line.getBody()),
                line.getTraceId().isEmpty() ? trace : Texts.hex(line.getTraceId()),
                line.getSpanId().isEmpty() ? span : Texts.hex(line.getSpanId()),
                exception,
                Map.copyOf(fields));
    }

    private static String removed(Map<String, String> fields, String name) {
        return Objects.requireNonNullElse(fields.remove(name), "");
    }

    /** OpenTelemetry has four numbers for each of our levels, from 1, and four of FATAL above; others mean nothing. */
    private static Level level(int severity) {
        boolean isKnown = severity > 0 && severity <= SeverityNumber.SEVERITY_NUMBER_FATAL4_VALUE;
        return isKnown ? LEVELS.get(Math.min((severity - 1) / 4, LEVELS.size() - 1)) : Level.INFO;
    }
}
