package dev.souk.gateway.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** Continues the trace of the HTTP request, so that its trace id leads to what the service does. */
final class TraceInterceptor implements ServerInterceptor {

    private static final Metadata.Key<String> TRACE_PARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final Tracer tracer;

    TraceInterceptor(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public <Q, R> Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        @Nullable String parent = headers.get(TRACE_PARENT);
        if (parent == null) {
            return next.startCall(call, headers);
        }
        try (var _ = tracer.currentTraceContext().newScope(context(parent.split("-")))) {
            return next.startCall(call, headers);
        }
    }

    /** Version, trace id, span id and flags of the W3C header, which the gateway itself has written. */
    private TraceContext context(String[] parts) {
        return tracer.traceContextBuilder()
                .traceId(parts[1])
                .spanId(parts[2])
                .sampled(parts[3].endsWith("1"))
                .build();
    }
}
