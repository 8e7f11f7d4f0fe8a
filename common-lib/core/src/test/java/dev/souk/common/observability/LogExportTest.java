package dev.souk.common.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogExportTest {

    private static final Logger log = LoggerFactory.getLogger(LogExportTest.class);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final List<LogRecordData> exported = new ArrayList<>();
    private final OpenTelemetrySdk openTelemetry = OpenTelemetrySdk.builder()
            .setLoggerProvider(SdkLoggerProvider.builder()
                    .addLogRecordProcessor((_, record) -> keep(record))
                    .build())
            .build();
    private final LogExport export = new LogExport(openTelemetry);

    @AfterEach
    void stop() {
        export.close();
        openTelemetry.close();
    }

    @Test
    void aLineIsExportedWithItsTrace() {
        SpanContext trace = SpanContext.create(TRACE, SPAN, TraceFlags.getDefault(), TraceState.getDefault());
        try (Scope _ = Span.wrap(trace).makeCurrent()) {
            log.warn("Order {} is late", 7);
        }
        assertThat(exported).singleElement().satisfies(line -> {
            assertThat(line.getSeverity()).isEqualTo(Severity.WARN);
            assertThat(line.getInstrumentationScopeInfo().getName()).isEqualTo(LogExportTest.class.getName());
            assertThat(Objects.requireNonNull(line.getBodyValue())).isEqualTo(Value.of("Order 7 is late"));
            assertThat(line.getSpanContext().getTraceId()).isEqualTo(TRACE);
        });
    }

    @Test
    void aTraceThatOnlyTheMappedDiagnosticContextNamesIsAnAttribute() {
        try (var _ = MDC.putCloseable("traceId", TRACE)) {
            log.warn("Rejected");
        }
        assertThat(exported)
                .singleElement()
                .satisfies(line -> assertThat(line.getAttributes().get(AttributeKey.stringKey("traceId")))
                        .isEqualTo(TRACE));
    }

    @Test
    void nothingIsExportedAfterTheEnd() {
        export.close();
        log.warn("Late");
        assertThat(exported).isEmpty();
    }

    private void keep(ReadWriteLogRecord line) {
        LogRecordData data = line.toLogRecordData();
        if (data.getInstrumentationScopeInfo().getName().equals(LogExportTest.class.getName())) {
            exported.add(data);
        }
    }
}
