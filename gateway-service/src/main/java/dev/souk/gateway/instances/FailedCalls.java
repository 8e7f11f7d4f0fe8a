package dev.souk.gateway.instances;

import dev.souk.common.loadbalancing.endpoint.CallOutcome;
import dev.souk.gateway.resilience.CallFailureClassifier;

/** What the failure of a call says about the instance. */
public final class FailedCalls {

    private FailedCalls() {}

    /** For the load balancer. */
    public static CallOutcome outcome(Throwable failure) {
        return CallFailureClassifier.isConnectionFailure(failure) || CallFailureClassifier.isUnreadable(failure)
                ? CallOutcome.UNREACHABLE
                : CallOutcome.ERROR;
    }
}
