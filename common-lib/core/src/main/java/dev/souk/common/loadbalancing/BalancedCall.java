package dev.souk.common.loadbalancing;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A call in progress. It ends when the response begins, not when its body is complete: an event stream, which may be
 * open for minutes, is neither load nor slow.
 */
public final class BalancedCall {

    private final BalancedInstance instance;
    private final long startedAt;
    private final AtomicBoolean hasEnded = new AtomicBoolean();

    BalancedCall(BalancedInstance instance, long startedAt) {
        this.instance = instance;
        this.startedAt = startedAt;
    }

    /** Records how it ended, the first time only: a reactive caller may cancel what has ended. */
    public void end(CallOutcome outcome) {
        if (hasEnded.compareAndSet(false, true)) {
            instance.end(outcome, startedAt);
        }
    }
}
