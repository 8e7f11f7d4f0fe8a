package dev.souk.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import com.linecorp.armeria.server.RequestTimeoutException;
import dev.souk.common.problem.ProblemException;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The status of a call that fails: its method throws a problem, or ends with one; or it fails beside its method. */
final class Rejections {

    /** A problem has its own status, and what cannot be read is the caller's mistake; the library knows the others. */
    static final GrpcExceptionHandlerFunction HANDLER = (_, status, cause, metadata) -> {
        if (cause instanceof ProblemException problem) {
            var failure = StatusProto.toStatusRuntimeException(ProblemStatus.of(problem));
            metadata.merge(Objects.requireNonNull(failure.getTrailers()));
            return failure.getStatus();
        }
        if (cause instanceof RequestTimeoutException) { // the library takes it as UNKNOWN
            return Status.DEADLINE_EXCEEDED.withDescription("The call took longer than its time limit.");
        }
        if (isCompressedByOthers(status)) {
            return Status.UNIMPLEMENTED.withDescription("Messages are compressed by gzip, or not at all.");
        }
        return isUnreadable(status.getCause() == null ? cause : status.getCause())
                ? Status.INVALID_ARGUMENT.withDescription("The message cannot be read.")
                : status;
    };

    private Rejections() {}

    /** The library knows no status for it. */
    private static boolean isCompressedByOthers(Status status) {
        return status.getCode() == Status.Code.INTERNAL
                && Objects.requireNonNullElse(status.getDescription(), "").contains("compression not configured");
    }

    /** The library lets through what its reader, Netty's buffers and the JDK's decoders throw; ours is a defect. */
    private static boolean isUnreadable(Throwable cause) {
        return switch (cause) {
            case InvalidProtocolBufferException _ -> true;
            case IndexOutOfBoundsException _, IllegalArgumentException _ ->
                Stream.of(cause.getStackTrace())
                        .map(StackTraceElement::getClassName)
                        .takeWhile(name -> !name.startsWith("com.linecorp."))
                        .noneMatch(name -> name.startsWith("dev.souk."));
            default -> cause.getCause() instanceof ZipException;
        };
    }
}
