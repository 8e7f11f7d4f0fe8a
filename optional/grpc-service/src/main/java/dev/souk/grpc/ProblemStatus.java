package dev.souk.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import io.grpc.Status.Code;
import java.util.Locale;
import java.util.Map;

/**
 * A problem as {@code google.rpc.Status}, with the details of the <a href="https://google.aip.dev/193">error model of
 * Google's APIs</a>: an {@link ErrorInfo} whose reason is the type of the problem, and whose metadata are type, title
 * and status of the REST API, a {@link BadRequest} with the fields that are not valid, a {@link RetryInfo} where a
 * retry may help.
 */
final class ProblemStatus {

    /** Fields of the REST API that have another name in the messages. */
    private static final Map<String, String> FIELDS = Map.of("limit", "page_size", "cursor", "page_token");

    private ProblemStatus() {}

    /** The status of this problem. */
    static Status of(ProblemException failure) {
        Problem problem = failure.problem();
        Status.Builder status = Status.newBuilder()
                .setCode(code(problem).value())
                .setMessage(String.valueOf(failure.getMessage()))
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(problem.slug().toUpperCase(Locale.ROOT).replace('-', '_'))
                        .setDomain("souk.dev")
                        .putMetadata("type", "/problems/" + problem.slug())
                        .putMetadata("title", problem.title())
                        .putMetadata("status", Integer.toString(problem.status().value()))
                        .build()));
        if (!failure.errors().isEmpty()) {
            var fields = failure.errors().stream().map(ProblemStatus::violation).toList();
            status.addDetails(Any.pack(
                    BadRequest.newBuilder().addAllFieldViolations(fields).build()));
        }
        Long retryAfter = failure.retryAfterSeconds();
        if (retryAfter != null) {
            status.addDetails(Any.pack(RetryInfo.newBuilder()
                    .setRetryDelay(Duration.newBuilder().setSeconds(retryAfter))
                    .build()));
        }
        return status.build();
    }

    /** By the meaning of the codes in {@code google/rpc/code.proto}. */
    private static Code code(Problem problem) {
        return switch (problem.status()) {
            case BAD_REQUEST, UNPROCESSABLE_CONTENT, UNSUPPORTED_MEDIA_TYPE -> Code.INVALID_ARGUMENT;
            case UNAUTHORIZED -> Code.UNAUTHENTICATED;
            case FORBIDDEN -> Code.PERMISSION_DENIED;
            case NOT_FOUND -> Code.NOT_FOUND;
            case CONFLICT ->
                switch (problem.slug()) {
                    case "email-taken" -> Code.ALREADY_EXISTS;
                    case "request-in-progress" -> Code.ABORTED;
                    default -> Code.FAILED_PRECONDITION;
                };
            case PRECONDITION_FAILED -> Code.ABORTED; // another change was first
            case PRECONDITION_REQUIRED, GONE -> Code.FAILED_PRECONDITION;
            case TOO_MANY_REQUESTS, CONTENT_TOO_LARGE, REQUEST_HEADER_FIELDS_TOO_LARGE -> Code.RESOURCE_EXHAUSTED;
            case SERVICE_UNAVAILABLE -> Code.UNAVAILABLE;
            case REQUEST_TIMEOUT, GATEWAY_TIMEOUT -> Code.DEADLINE_EXCEEDED;
            default -> Code.INTERNAL;
        };
    }

    private static FieldViolation violation(InvalidField field) {
        return FieldViolation.newBuilder()
                .setField(FIELDS.getOrDefault(field.field(), field.field()))
                .setDescription(field.message())
                .build();
    }
}
