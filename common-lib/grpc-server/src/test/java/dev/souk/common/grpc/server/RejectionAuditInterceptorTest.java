package dev.souk.common.grpc.server;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.audit.AuditEvent.Outcome;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import io.grpc.health.v1.HealthGrpc;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

class RejectionAuditInterceptorTest {

    private static final String METHOD = "POST /grpc.health.v1.Health/Check";

    private final Audit audit = mock(Audit.class);
    private final CallInterceptor calls = new CallInterceptor(new ClientAddress(List.of()), System::nanoTime);

    @AfterEach
    void forgetTheCaller() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aRejectedCallIsAuditedWithItsCaller() {
        UUID user = UUID.randomUUID();
        var token = Jwt.withTokenValue("token")
                .header("alg", "ES256")
                .subject(user.toString())
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token, List.of()));

        close(Status.PERMISSION_DENIED);

        verify(audit).tally(new AuditEvent(user, "request.forbidden", METHOD, Outcome.REJECTED));
    }

    @Test
    void aRejectedCallOfAStrangerIsAuditedWithoutOne() {
        close(Status.UNAUTHENTICATED);

        verify(audit).tally(new AuditEvent(null, "request.unauthenticated", METHOD, Outcome.REJECTED));
    }

    @Test
    void whatIsNotFoundIsNotAudited() {
        close(Status.NOT_FOUND);

        verify(audit, never()).tally(any());
    }

    /** A call whose implementation ends it with this status, after the security context was cleared. */
    private void close(Status status) {
        ServerCall<Object, Object> call = call();
        ServerCallHandler<Object, Object> implementation = (inner, _) -> {
            SecurityContextHolder.clearContext();
            inner.close(status, new Metadata());
            return new ServerCall.Listener<>() {};
        };
        new RejectionAuditInterceptor(audit)
                .interceptCall(
                        call,
                        new Metadata(),
                        (audited, headers) -> calls.interceptCall(audited, headers, implementation));
    }

    @SuppressWarnings("unchecked")
    private static ServerCall<Object, Object> call() {
        ServerCall<Object, Object> call = mock(ServerCall.class);
        MethodDescriptor<?, ?> method = HealthGrpc.getCheckMethod();
        when(call.getMethodDescriptor()).thenReturn((MethodDescriptor<Object, Object>) method);
        when(call.getAttributes()).thenReturn(Attributes.EMPTY);
        return call;
    }
}
