package dev.souk.common.loadbalancing.pool;

import dev.souk.common.loadbalancing.endpoint.CallOutcome;
import dev.souk.common.loadbalancing.endpoint.Endpoint;

/** Learns what happens to the instances of a service. Called in the thread of the call. */
public interface PoolListener<E extends Endpoint> {

    /** A call has ended, after {@code nanos}. */
    void ended(E endpoint, CallOutcome outcome, long nanos);

    /** After this outcome the instance receives no calls for a short time. */
    void ejected(E endpoint, CallOutcome outcome);
}
