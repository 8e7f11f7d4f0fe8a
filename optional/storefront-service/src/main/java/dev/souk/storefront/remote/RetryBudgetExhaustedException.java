package dev.souk.storefront.remote;

/** A call failed and was not repeated, since too many have been. */
final class RetryBudgetExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RetryBudgetExhaustedException(String service) {
        super("The retry budget of %s is exhausted".formatted(service), null, false, false);
    }
}
