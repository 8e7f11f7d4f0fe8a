package dev.souk.grpc;

import dev.souk.common.problem.Problems;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How calls end. */
final class Responses {

    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Responses() {}

    /** Ends the call with the message that comes of the request, or with its problem. */
    static <R> void send(StreamObserver<R> response, CompletableFuture<R> request) {
        ServerCallStreamObserver<R> call = cancellable(response);
        var _ = request.whenComplete((message, failure) -> end(call, message, failure));
    }

    private static <R> void end(ServerCallStreamObserver<R> call, R message, @Nullable Throwable failure) {
        if (failure != null) {
            fail(call, failure);
        } else if (!call.isCancelled()) {
            call.onNext(message);
            call.onCompleted();
        }
    }

    /** Whether the caller has gone is asked before a response; without a handler it would be an exception. */
    static <R> ServerCallStreamObserver<R> cancellable(StreamObserver<R> response) {
        var call = (ServerCallStreamObserver<R>) response;
        call.setOnCancelHandler(() -> {});
        return call;
    }

    /** {@link Rejections} has the status of the problem. */
    static void fail(ServerCallStreamObserver<?> call, Throwable failure) {
        if (!call.isCancelled()) {
            call.onError(GatewayProblems.of(failure));
        }
    }

    /** The id in this field of a request, as it stands in a path. Throws a problem if it is none. */
    static UUID id(String field, String text) {
        if (!UUID_TEXT.matcher(text).matches()) { // fromString takes fewer digits, too
            throw Problems.BAD_REQUEST
                    .with("A field of the message has the wrong form.")
                    .on(field, "must be a UUID");
        }
        return UUID.fromString(text);
    }
}
