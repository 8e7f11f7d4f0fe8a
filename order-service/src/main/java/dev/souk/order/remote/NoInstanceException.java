package dev.souk.order.remote;

/** The registry knows no instance. The breaker does not count it: it costs nothing, and is over when one appears. */
public final class NoInstanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoInstanceException(String service) {
        super("no instance of " + service + " is known", null, false, false);
    }
}
