package dev.souk.common.grpc.server;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.audit.AuditEvent.Outcome;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Audits the calls that are rejected for their token, their role or their number, as those of the REST API are. */
final class RejectionAuditInterceptor implements ServerInterceptor {

    private final Audit audit;

    RejectionAuditInterceptor(Audit audit) {
        this.audit = audit;
    }

    @Override
    public <Q, R> Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return next.startCall(
                new SimpleForwardingServerCall<>(call) {
                    @Override
                    public void close(Status status, Metadata trailers) {
                        record(status, call.getMethodDescriptor().getFullMethodName());
                        super.close(status, trailers);
                    }
                },
                headers);
    }

    private void record(Status status, String method) {
        String action = action(status);
        if (action != null) {
            audit.tally(new AuditEvent(actor(), action, "POST /" + method, Outcome.REJECTED));
        }
    }

    private static @Nullable String action(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED -> "request.unauthenticated";
            case PERMISSION_DENIED -> "request.forbidden";
            case RESOURCE_EXHAUSTED -> "request.throttled";
            default -> null;
        };
    }

    private static @Nullable UUID actor() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? UUID.fromString(token.getName())
                : null;
    }
}
