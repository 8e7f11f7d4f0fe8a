package dev.souk.storefront.remote;

/** The registry knows no instance of a service. It is answered at once; a circuit breaker would change nothing. */
public final class NoInstanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoInstanceException(String service) {
        super("No instance of %s is known".formatted(service), null, false, false);
    }
}
