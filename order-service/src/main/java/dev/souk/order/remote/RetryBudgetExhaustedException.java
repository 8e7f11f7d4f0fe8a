package dev.souk.order.remote;

import org.springframework.web.client.RestClientException;

/** A call failed, and too many calls of this service were repeated lately to repeat it. A failure of the service. */
public final class RetryBudgetExhaustedException extends RestClientException {

    private static final long serialVersionUID = 1L;

    RetryBudgetExhaustedException(String service) {
        super("a call of " + service + " failed, and the retry budget is exhausted");
    }
}
