package dev.souk.common.grpc.server;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.rpc.Status;
import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.idempotency.IdempotentExecutions;
import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problem;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

/** Makes the change of a call at most once for each {@code idempotency-key}, as in the REST API. */
public final class IdempotentCalls {

    private static final String CONTENT_TYPE = "application/grpc+proto";

    private final IdempotentExecutions executions;
    private final JsonMapper json;

    IdempotentCalls(IdempotentExecutions executions, JsonMapper json) {
        this.executions = executions;
        this.json = json;
    }

    /** A problem as it was stored; the rest of its fields has no place in a status. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record StoredProblem(
            String type,
            String title,
            int status,
            String detail,
            @Nullable List<InvalidField> errors) {

        Status toStatus() {
            var problem = new Problem(type.substring(type.lastIndexOf('/') + 1), title, HttpStatus.valueOf(status));
            return ProblemStatus.status(problem, detail, errors == null ? List.of() : errors)
                    .build();
        }
    }

    /**
     * The response of {@code work}, which runs in one transaction, or the stored response of the first call.
     *
     * @param request the message, which a repeated call must have as well
     * @param responses parses a stored response
     * @param prepare runs before the transaction; does not run if a response is stored
     * @throws StatusRuntimeException with the problem by which the work, now or in the first call, was rejected
     */
    public <P, R extends Message> R execute(
            Message request, Parser<R> responses, Supplier<P> prepare, Function<P, R> work) {
        return execute(CallDetails.current().idempotencyKey(), request, responses, prepare, work);
    }

    /** The same with a key that is not in the metadata of the call; null if the change is made each time. */
    public <P, R extends Message> R execute(
            @Nullable String key, Message request, Parser<R> responses, Supplier<P> prepare, Function<P, R> work) {
        ResponseEntity<byte[]> response = execution(key, request)
                .execute(
                        prepare,
                        prepared -> ResponseEntity.ok()
                                .header(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                                .body(work.apply(prepared).toByteArray()));
        byte[] body = Objects.requireNonNullElse(response.getBody(), new byte[0]);
        if (response.getStatusCode().isError()) {
            throw StatusProto.toStatusRuntimeException(
                    json.readValue(body, StoredProblem.class).toStatus());
        }
        return parse(responses, body);
    }

    private IdempotentExecution execution(@Nullable String key, Message request) {
        CallDetails call = CallDetails.current();
        if (key == null) {
            return executions.withoutKey(call.path());
        }
        return executions.withKey(key, caller(), call.address(), call.method(), request.toByteArray(), call.path());
    }

    private static @Nullable Principal caller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token
                ? token
                : null;
    }

    private static <R extends Message> R parse(Parser<R> parser, byte[] stored) {
        try {
            return parser.parseFrom(stored);
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalStateException("A stored response is not of its type", corrupt);
        }
    }
}
