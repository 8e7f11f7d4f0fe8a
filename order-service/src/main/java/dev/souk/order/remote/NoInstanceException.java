package dev.souk.order.remote;

/** The registry knows no instance of a service. The circuit breaker ignores it: such a call costs no time. */
public final class NoInstanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoInstanceException(String service) {
        super("no instance of " + service + " is registered", null, false, false);
    }
}
