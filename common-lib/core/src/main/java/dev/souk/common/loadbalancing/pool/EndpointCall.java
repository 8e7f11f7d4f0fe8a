package dev.souk.common.loadbalancing.pool;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A call in progress. It ends when the response begins, not when its body is complete: an event stream, which may be
 * open for minutes, is neither load nor slow.
 */
public final class EndpointCall<E extends Endpoint> {

    private final EndpointPool<E> pool;
    private final E endpoint;
    private final long startedAt;
    private final AtomicBoolean hasEnded = new AtomicBoolean();

    EndpointCall(EndpointPool<E> pool, E endpoint, long startedAt) {
        this.pool = pool;
        this.endpoint = endpoint;
        this.startedAt = startedAt;
    }

    /** Records how it ended, the first time only: a reactive caller may cancel what has ended. */
    public void end(CallOutcome outcome) {
        if (hasEnded.compareAndSet(false, true)) {
            pool.end(endpoint, outcome, startedAt);
        }
    }
}
