package dev.souk.storefront.remote;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
        return Optional.ofNullable(status)
                .flatMap(sent -> detail(sent, ErrorInfo.class))
                .flatMap(GrpcProblems::rejection)
                .<Exception>map(problem -> occurrence(problem, Objects.requireNonNull(status)))
                .orElse(failure);
    }

    /** Empty if the service has failed, or has sent no problem. */
    private static Optional<Problem> rejection(ErrorInfo info) {
        String type = info.getMetadataOrDefault(ProblemStatus.TYPE, "");
        String status = info.getMetadataOrDefault(ProblemStatus.HTTP_STATUS, "");
        return Optional.ofNullable(status.matches("\\d{3}") ? HttpStatus.resolve(Integer.parseInt(status)) : null)
                .filter(HttpStatus::is4xxClientError)
                .map(http -> new Problem(
                        type.substring(type.lastIndexOf('/') + 1),
                        info.getMetadataOrDefault(ProblemStatus.TITLE, http.getReasonPhrase()),
                        http));
    }

    private static ProblemException occurrence(Problem problem, Status status) {
        ProblemException failure = problem.with(status.getMessage()).on(fields(status));
        return detail(status, RetryInfo.class)
                .map(retry -> failure.retryAfter(
                        Duration.ofSeconds(retry.getRetryDelay().getSeconds())))
                .orElse(failure);
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
}
