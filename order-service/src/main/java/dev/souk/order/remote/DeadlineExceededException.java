package dev.souk.order.remote;

/** No time is left for a call. The circuit breaker ignores it, since the service was not called. */
public final class DeadlineExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadlineExceededException() {
        super("the caller's time is over", null, false, false);
    }
}
