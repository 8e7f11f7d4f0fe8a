package dev.souk.console.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.console.telemetry.LogQuery;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.StoredSpan;
import dev.souk.console.telemetry.Trace;
import dev.souk.console.telemetry.TraceStore;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OtlpTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final Instant TIME = Instant.parse("2026-11-20T09:30:00.123456789Z");
    private static final long NANOS = TIME.getEpochSecond() * 1_000_000_000 + TIME.getNano();
    private static final Resource ORDER_SERVICE = Resource.newBuilder()
            .addAttributes(text("service.name", "order-service"))
            .addAttributes(text("service.instance.id", "order-service#2"))
            .build();

    private final TraceStore traces = new TraceStore();
    private final LogStore logs = new LogStore();

    @Test
    void aSpanIsStoredWithAllThatItSays() throws Exception {
        receive(Span.newBuilder()
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(SPAN))
                .setName("POST /orders")
                .setKind(Span.SpanKind.SPAN_KIND_SERVER)
                .setStartTimeUnixNano(NANOS)
                .setEndTimeUnixNano(NANOS + 2_500_000)
                .setStatus(Status.newBuilder()
                        .setCode(Status.StatusCode.STATUS_CODE_ERROR)
                        .setMessage("no stock"))
                .addAttributes(text("http.route", "/orders"))
                .addEvents(Span.Event.newBuilder().setName("retry").setTimeUnixNano(NANOS + 1_000_000))
                .addLinks(Span.Link.newBuilder().setTraceId(bytes(TRACE))));

        Trace.Node node = traces.trace(TRACE).orElseThrow().spans().getFirst();
        StoredSpan span = node.span();

        assertThat(span.spanId()).isEqualTo(SPAN);
        assertThat(span.parentId()).isNull();
        assertThat(span.process()).isEqualTo("order-service#2");
        assertThat(span.kind()).isEqualTo("SERVER");
        assertThat(node.durationMs()).isEqualTo(2.5);
        assertThat(span.status()).isEqualTo("ERROR");
        assertThat(span.statusMessage()).isEqualTo("no stock");
        assertThat(span.attributes()).containsEntry("http.route", "/orders");
        assertThat(span.events())
                .singleElement()
                .satisfies(event -> assertThat(event.afterMs()).isEqualTo(1));
        assertThat(span.links()).containsExactly(TRACE);
    }

    @Test
    void aTextIsCutAtALengthThatNobodyReads() throws Exception {
        receive(Span.newBuilder()
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(SPAN))
                .setName("x".repeat(1_000_000))
                .addAttributes(text("url.path", "x".repeat(1_000_000)))
                .addAttributes(text("exception.stacktrace", "x".repeat(1_000_000))));

        StoredSpan span = traces.trace(TRACE).orElseThrow().spans().getFirst().span();
        assertThat(span.name()).hasSizeLessThan(17_000);
        assertThat(span.attributes().get("exception.stacktrace"))
                .as("a defect may write one for each of 2,500 spans and 2,000 log lines of a service")
                .hasSizeLessThan(2_100);
        assertThat(span.attributes().get("url.path"))
                .as("a stranger may choose it, for each of 2,500 spans")
                .hasSizeLessThan(600);
    }

    @Test
    void aLogRecordIsStoredWithItsTraceAndItsException() throws Exception {
        receive(LogRecord.newBuilder()
                .setTimeUnixNano(NANOS)
                .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_WARN)
                .setBody(AnyValue.newBuilder().setStringValue("Order 7 is late"))
                .setTraceId(bytes(TRACE))
                .setSpanId(bytes(SPAN))
                .addAttributes(text("exception.stacktrace", "java.lang.IllegalStateException"))
                .addAttributes(text("attempt", "3")));

        LogLine line = stored();

        assertThat(line.time()).isEqualTo(TIME);
        assertThat(line.level()).isEqualTo(Level.WARN);
        assertThat(line.logger()).isEqualTo("dev.souk.order.Test");
        assertThat(line.message()).isEqualTo("Order 7 is late");
        assertThat(line.traceId()).isEqualTo(TRACE);
        assertThat(line.exception()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.fields()).containsOnlyKeys("attempt");
    }

    @Test
    void aTraceThatIsAFieldOfTheLineIsItsTrace() throws Exception {
        receive(LogRecord.newBuilder().addAttributes(text("traceId", TRACE)).addAttributes(text("spanId", SPAN)));

        assertThat(stored().traceId()).isEqualTo(TRACE);
        assertThat(stored().spanId()).isEqualTo(SPAN);
        assertThat(stored().fields()).isEmpty();
    }

    @Test
    void eachSeverityIsALevel() throws Exception {
        for (SeverityNumber severity : SeverityNumber.values()) {
            if (severity != SeverityNumber.UNRECOGNIZED) {
                receive(LogRecord.newBuilder()
                        .setSeverityNumber(severity)
                        .setBody(AnyValue.newBuilder().setStringValue(severity.name())));
            }
        }

        assertThat(logs.lines(all()))
                .hasSize(25)
                .allSatisfy(line -> assertThat(expected(line.line().message()))
                        .isEqualTo(line.line().level()));
    }

    @Test
    void whatIsNoRequestOfOtlpIsAnError() {
        byte[] nonsense = {1, 2, 3};
        assertThatExceptionOfType(InvalidProtocolBufferException.class)
                .isThrownBy(() -> SpanReader.read(nonsense, traces::add));
        assertThatExceptionOfType(InvalidProtocolBufferException.class)
                .isThrownBy(() -> LogReader.read(nonsense, logs::add));
    }

    private static Level expected(String severity) {
        String name = severity.replace("SEVERITY_NUMBER_", "").replaceAll("\\d", "");
        return switch (name) {
            case "UNSPECIFIED" -> Level.INFO;
            case "FATAL" -> Level.ERROR;
            default -> Level.valueOf(name);
        };
    }

    private void receive(Span.Builder span) throws InvalidProtocolBufferException {
        SpanReader.read(
                ExportTraceServiceRequest.newBuilder()
                        .addResourceSpans(ResourceSpans.newBuilder()
                                .setResource(ORDER_SERVICE)
                                .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                        .build()
                        .toByteArray(),
                traces::add);
    }

    private void receive(LogRecord.Builder line) throws InvalidProtocolBufferException {
        LogReader.read(
                ExportLogsServiceRequest.newBuilder()
                        .addResourceLogs(ResourceLogs.newBuilder()
                                .setResource(ORDER_SERVICE)
                                .addScopeLogs(ScopeLogs.newBuilder()
                                        .setScope(InstrumentationScope.newBuilder()
                                                .setName("dev.souk.order.Test"))
                                        .addLogRecords(line)))
                        .build()
                        .toByteArray(),
                logs::add);
    }

    private LogLine stored() {
        return logs.lines(all()).getLast().line();
    }

    private static LogQuery all() {
        return new LogQuery("", "", Level.TRACE, "", "", "", 0, 100);
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
