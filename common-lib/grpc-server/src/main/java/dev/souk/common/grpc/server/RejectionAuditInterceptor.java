package dev.souk.common.grpc.server;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.audit.AuditEvent.Outcome;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Audits the calls that are rejected for their token, their role or their number, as those of the REST API are. */
final class RejectionAuditInterceptor implements ServerInterceptor {

    /** Who calls, once it is known. */
    private static final Context.Key<AtomicReference<@Nullable UUID>> ACTOR = Context.key("dev.souk.actor");

    private final Audit audit;

    RejectionAuditInterceptor(Audit audit) {
        this.audit = audit;
    }

    @Override
    public <Q, R> Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        var actor = new AtomicReference<@Nullable UUID>();
        var audited = new SimpleForwardingServerCall<>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                record(status, actor.get(), call.getMethodDescriptor().getFullMethodName());
                super.close(status, trailers);
            }
        };
        return Contexts.interceptCall(Context.current().withValue(ACTOR, actor), audited, headers, next);
    }

    /** The token of the call that this thread begins has been accepted. */
    static void remember(Authentication caller) {
        @Nullable AtomicReference<@Nullable UUID> actor = ACTOR.get();
        if (actor != null && caller instanceof JwtAuthenticationToken token) {
            actor.set(UUID.fromString(token.getName()));
        }
    }

    private void record(Status status, @Nullable UUID actor, String method) {
        String action = action(status);
        if (action != null) {
            audit.tally(new AuditEvent(actor, action, "POST /" + method, Outcome.REJECTED));
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
}
