package dev.souk.gateway.grpc;

import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a call on to a service: messages as bytes, in both directions. A side that cannot take more messages makes the
 * other one wait, by the flow control of HTTP/2; so a call holds one message in each direction at most. Deadline and
 * cancellation pass as well, by the context of the call.
 */
final class CallProxy implements ServerCallHandler<byte[], byte[]> {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Channel service;
    private final MethodDescriptor<byte[], byte[]> method;
    private final @Nullable Long timeoutNanos;

    /** Without a {@code timeout} for streams. */
    CallProxy(Channel service, MethodDescriptor<byte[], byte[]> method, @Nullable Long timeoutNanos) {
        this.service = service;
        this.method = method;
        this.timeoutNanos = timeoutNanos;
    }

    @Override
    public ServerCall.Listener<byte[]> startCall(ServerCall<byte[], byte[]> incoming, Metadata headers) {
        CallOptions options = timeoutNanos == null
                ? CallOptions.DEFAULT
                : CallOptions.DEFAULT.withDeadlineAfter(timeoutNanos, TimeUnit.NANOSECONDS);
        ClientCall<byte[], byte[]> outgoing = service.newCall(method, options);
        var requested = new NextMessage(outgoing::isReady, () -> incoming.request(1));
        var responded = new NextMessage(incoming::isReady, () -> outgoing.request(1));
        var requests = new Requests(outgoing, requested, responded);
        var responses = new Responses(incoming, requested, responded);
        outgoing.start(responses, headers);
        incoming.request(1);
        outgoing.request(1);
        return requests;
    }

    /** From the caller to the service. */
    private static final class Requests extends ServerCall.Listener<byte[]> {

        private final ClientCall<byte[], byte[]> outgoing;
        private final NextMessage requested;
        private final NextMessage responded;

        Requests(ClientCall<byte[], byte[]> outgoing, NextMessage requested, NextMessage responded) {
            this.outgoing = outgoing;
            this.requested = requested;
            this.responded = responded;
        }

        @Override
        public void onMessage(byte[] message) {
            outgoing.sendMessage(message);
            requested.onSent();
        }

        @Override
        public void onHalfClose() {
            outgoing.halfClose();
        }

        @Override
        public void onCancel() {
            outgoing.cancel(
                    "The caller has cancelled the call", Context.current().cancellationCause());
        }

        /** The caller takes messages again. */
        @Override
        public void onReady() {
            responded.onReady();
        }
    }

    /** From the service to the caller. */
    private static final class Responses extends ClientCall.Listener<byte[]> {

        private final ServerCall<byte[], byte[]> incoming;
        private final NextMessage requested;
        private final NextMessage responded;

        Responses(ServerCall<byte[], byte[]> incoming, NextMessage requested, NextMessage responded) {
            this.incoming = incoming;
            this.requested = requested;
            this.responded = responded;
        }

        @Override
        public void onHeaders(Metadata headers) {
            incoming.sendHeaders(headers);
        }

        @Override
        public void onMessage(byte[] message) {
            incoming.sendMessage(message);
            responded.onSent();
        }

        /** The service takes messages again. */
        @Override
        public void onReady() {
            requested.onReady();
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (incoming.isCancelled()) {
                return;
            }
            trailers.discardAll(ProblemStatus.RETRY_PUSHBACK);
            @Nullable ProblemException problem = trailers.keys().isEmpty() ? ofThisSide(status) : null;
            if (problem == null) {
                incoming.close(status, trailers);
            } else {
                ProblemStatus.close(incoming, problem);
            }
        }

        /** gRPC's own description has addresses of instances, which are nobody's business outside. */
        private static @Nullable ProblemException ofThisSide(Status status) {
            return switch (status.getCode()) {
                case UNAVAILABLE ->
                    Problems.SERVICE_UNAVAILABLE
                            .with("The service for this method is unavailable; try again.")
                            .retryAfter(RETRY);
                case DEADLINE_EXCEEDED ->
                    Problems.GATEWAY_TIMEOUT.with(
                            "The service for this method did not respond in time; it may have processed the call.");
                default -> null;
            };
        }
    }
}
