package dev.souk.gateway.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.atomic.AtomicBoolean;

/** A call that is closed once: the gateway may end it while the service does. */
final class AdmittedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {

    private final AtomicBoolean closed = new AtomicBoolean();

    AdmittedCall(ServerCall<Q, R> call) {
        super(call);
    }

    @Override
    public void close(Status status, Metadata trailers) {
        if (closed.compareAndSet(false, true)) {
            super.close(status, trailers);
        }
    }
}
