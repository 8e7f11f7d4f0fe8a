package dev.souk.console.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;

/** Puts what is exported into the stores. Thread-safe. */
public final class OtlpReceiver {

    private final TraceStore traces;
    private final LogStore logs;

    /** A receiver for these stores. */
    public OtlpReceiver(TraceStore traces, LogStore logs) {
        this.traces = traces;
        this.logs = logs;
    }

    /** The body of a request to {@code /v1/traces}; fails if it is no such request. */
    public void traces(byte[] body) throws InvalidProtocolBufferException {
        SpanReader.read(ExportTraceServiceRequest.parseFrom(body), traces::add);
    }

    /** The body of a request to {@code /v1/logs}; fails if it is no such request. */
    public void logs(byte[] body) throws InvalidProtocolBufferException {
        LogReader.read(ExportLogsServiceRequest.parseFrom(body), logs::add);
    }
}
