package dev.souk.gateway.grpcweb;

import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * The frames of the response to a call: its messages and its status. A client that does not read makes the service
 * wait, and one that has gone ends the call.
 */
final class ResponseFrames extends ClientCall.Listener<byte[]> {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final FluxSink<byte[]> frames;

    private ResponseFrames(FluxSink<byte[]> frames) {
        this.frames = frames;
    }

    /** Makes the call when somebody subscribes. */
    static Flux<byte[]> of(ClientCall<byte[], byte[]> call, Metadata metadata, byte[] message) {
        return Flux.create(frames -> {
            call.start(new ResponseFrames(frames), metadata);
            call.sendMessage(message);
            call.halfClose();
            frames.onRequest(count -> call.request((int) Math.min(count, Integer.MAX_VALUE)));
            frames.onDispose(() -> call.cancel("The client has gone", null));
        });
    }

    /** The only frame of the response to a call that was not made. */
    static Flux<byte[]> of(ProblemException problem) {
        return Flux.just(frame(problem));
    }

    @Override
    public void onMessage(byte[] message) {
        frames.next(WebFrame.ofMessage(message));
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        frames.next(trailers.keys().isEmpty() ? ofThisSide(status) : WebFrame.ofTrailers(status, trailers));
        frames.complete();
    }

    /** Without the descriptions of gRPC, which tell how the gateway is made. */
    private static byte[] ofThisSide(Status status) {
        return switch (status.getCode()) {
            case UNAVAILABLE ->
                frame(Problems.SERVICE_UNAVAILABLE
                        .with("The gateway is stopping; try again.")
                        .retryAfter(RETRY));
            case DEADLINE_EXCEEDED ->
                frame(Problems.GATEWAY_TIMEOUT.with("The time of the call is over; it may have been processed."));
            default -> WebFrame.ofTrailers(status, new Metadata());
        };
    }

    private static byte[] frame(ProblemException problem) {
        StatusRuntimeException status = ProblemStatus.exception(problem);
        return WebFrame.ofTrailers(status.getStatus(), Objects.requireNonNull(status.getTrailers()));
    }
}
