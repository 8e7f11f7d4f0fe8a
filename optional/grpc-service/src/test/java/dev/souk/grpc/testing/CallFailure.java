package dev.souk.grpc.testing;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/**
 * The status of a call that failed.
 *
 * @param reason of the ErrorInfo; empty if there is none
 * @param fields that are not valid
 * @param isRetryable whether it says when to try again
 */
public record CallFailure(Code code, String message, String reason, List<String> fields, boolean isRetryable) {

    /** The failure of this call; fails if the call does not. */
    public static CallFailure of(ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        Assertions.assertThat(thrown).isInstanceOf(StatusRuntimeException.class);
        return of((StatusRuntimeException) thrown);
    }

    /** The failure that this exception describes. */
    public static CallFailure of(StatusRuntimeException failure) {
        return of(Objects.requireNonNull(StatusProto.fromThrowable(failure)));
    }

    /** The failure that this status describes. */
    public static CallFailure of(Status status) {
        return new CallFailure(
                io.grpc.Status.fromCodeValue(status.getCode()).getCode(),
                status.getMessage(),
                detail(status, ErrorInfo.class).map(ErrorInfo::getReason).orElse(""),
                detail(status, BadRequest.class).stream()
                        .flatMap(request -> request.getFieldViolationsList().stream())
                        .map(FieldViolation::getField)
                        .toList(),
                detail(status, RetryInfo.class).isPresent());
    }

    private static <D extends Message> Optional<D> detail(Status status, Class<D> type) {
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(type))
                .findFirst()
                .map(detail -> unpack(detail, type));
    }

    private static <D extends Message> D unpack(Any detail, Class<D> type) {
        try {
            return detail.unpack(type);
        } catch (InvalidProtocolBufferException corrupt) {
            throw new IllegalArgumentException(corrupt);
        }
    }
}
