package dev.souk.common.grpc.server;

import dev.souk.common.web.concurrency.ConcurrencyLimit;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Calls take permits of the same limit as REST requests, for as long as they are processed. The filter of REST requests
 * gives its permit back when the asynchronous part of a request begins, which for gRPC is all of it. Streams have
 * limits of their own.
 */
final class ConcurrencyInterceptor implements ServerInterceptor {

    private final ConcurrencyLimit limit;

    ConcurrencyInterceptor(ConcurrencyLimit limit) {
        this.limit = limit;
    }

    @Override
    public <Q, R> Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Listener<Q> listener = next.startCall(call, headers);
        return call.getMethodDescriptor().getType().serverSendsOneMessage() ? new Limited<>(listener) : listener;
    }

    /** The implementation of a call with one request and one response runs in onHalfClose. */
    private final class Limited<Q> extends SimpleForwardingServerCallListener<Q> {

        Limited(Listener<Q> listener) {
            super(listener);
        }

        @Override
        public void onHalfClose() {
            if (!limit.tryAcquire(1)) {
                throw limit.exceeded();
            }
            try {
                super.onHalfClose();
            } finally {
                limit.release(1);
            }
        }
    }
}
