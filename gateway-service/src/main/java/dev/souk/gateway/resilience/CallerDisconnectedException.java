package dev.souk.gateway.resilience;

/**
 * The caller closed its connection before it had the whole response. No failure of the service: a circuit breaker
 * ignores it, and nothing is repeated.
 */
public final class CallerDisconnectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CallerDisconnectedException(Throwable cause) {
        super("The caller closed the connection", cause, false, false);
    }
}
