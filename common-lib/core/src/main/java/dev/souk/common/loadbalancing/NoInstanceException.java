package dev.souk.common.loadbalancing;

/** The registry knows no instance of a service. Circuit breakers ignore it: such a call costs no time. */
public final class NoInstanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For a call of this service. */
    public NoInstanceException(String service) {
        super("No instance of " + service + " is known", null, false, false);
    }
}
