package dev.souk.launcher.edge;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;

/** What is in front of the gateways, on their port. Where it does not run, nothing is done. */
public sealed interface Edge permits EdgeProxy, NginxEdge {

    /** Starts it. */
    ChildProcess start(Instance instance) throws IOException;

    /** Whether it runs and knows the gateways. */
    boolean isReady(Instance instance);

    /** Sends requests to the instance from now on, if it is a gateway. */
    void admit(Instance instance);

    /** The process of the instance has ended; where this is seen by health checks, nothing is done. */
    default void ended(Instance instance) {}

    /** Sends no further requests to the instance, if it is a gateway. */
    void drain(Instance instance);
}
