package dev.souk.common.grpc;

/** The cause of a status: no instance of the service is registered with a gRPC port. It has no stack trace. */
public final class NoInstanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoInstanceException(String service) {
        super("No instance of " + service + " accepts gRPC at the moment", null, false, false);
    }
}
