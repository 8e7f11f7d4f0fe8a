package dev.souk.gateway.resilience;

/**
 * The client closed its connection before it had the whole response. No failure of the service: a circuit breaker
 * ignores it, and nothing is repeated.
 */
public final class ClientDisconnectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientDisconnectedException(Throwable cause) {
        super("The client closed the connection", cause, false, false);
    }
}
