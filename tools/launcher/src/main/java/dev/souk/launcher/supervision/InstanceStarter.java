package dev.souk.launcher.supervision;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.file.LogFile;
import java.time.Duration;

/** Starts any instance and checks its readiness. */
public interface InstanceStarter extends Server {

    /** Whether its callers can find it: one that they find through the registry is listed there. */
    boolean isRegistered(Instance instance);

    /** How long it may take until it is ready. */
    default Duration readyTimeout() {
        return Duration.ofMinutes(2);
    }

    /** How long it may take from then until its callers can find it. */
    default Duration registrationTimeout() {
        return Duration.ofSeconds(10);
    }

    /** The log of the process. */
    LogFile log(Instance instance);
}
