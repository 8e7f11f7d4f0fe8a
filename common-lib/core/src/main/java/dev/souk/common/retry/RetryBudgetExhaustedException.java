package dev.souk.common.retry;

/** A call failed and was not repeated, since too many of that service have been. A failure of the service. */
public final class RetryBudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of a call of this service. */
    public RetryBudgetExhaustedException(String service) {
        super("The retry budget of %s is exhausted".formatted(service), null, false, false);
    }
}
