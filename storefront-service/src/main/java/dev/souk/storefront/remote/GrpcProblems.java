package dev.souk.storefront.remote;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;

/** The problem that a service has sent as {@code google.rpc.Status}; the inverse of {@code ProblemStatus}. */
final class GrpcProblems {

    private GrpcProblems() {}

    /** The problem of a rejected request; the failure itself where the service has failed. */
    static Exception of(StatusRuntimeException failure) {
        if (failure.getStatus().getCode() == io.grpc.Status.Code.DEADLINE_EXCEEDED) {
            return new TimeoutException(failure.getMessage());
        }
        Status status = StatusProto.fromThrowable(failure);
        HttpStatus http = http(failure.getStatus().getCode());
        if (status == null || http.is5xxServerError()) {
            return failure;
        }
        Optional<ErrorInfo> info = detail(status, ErrorInfo.class);
        if (info.isEmpty()) {
            return failure;
        }
        String slug = info.get().getReason().toLowerCase(Locale.ROOT).replace('_', '-');
        ProblemException problem = new Problem(slug, status.getMessage(), http)
                .with(status.getMessage())
                .on(fields(status));
        return detail(status, RetryInfo.class)
                .map(retry -> problem.retryAfter(
                        Duration.ofSeconds(retry.getRetryDelay().getSeconds())))
                .orElse(problem);
    }

    private static List<InvalidField> fields(Status status) {
        return detail(status, BadRequest.class).stream()
                .flatMap(bad -> bad.getFieldViolationsList().stream())
                .map(field -> new InvalidField(field.getField(), field.getDescription()))
                .toList();
    }

    private static <T extends Message> Optional<T> detail(Status status, Class<T> type) {
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(type))
                .findFirst()
                .map(detail -> unpack(detail, type));
    }

    private static <T extends Message> T unpack(Any detail, Class<T> type) {
        try {
            return detail.unpack(type);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("A detail is not of its type", broken);
        }
    }

    private static HttpStatus http(io.grpc.Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT, OUT_OF_RANGE -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case PERMISSION_DENIED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case ALREADY_EXISTS, ABORTED, FAILED_PRECONDITION -> HttpStatus.CONFLICT;
            case RESOURCE_EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
            default -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
