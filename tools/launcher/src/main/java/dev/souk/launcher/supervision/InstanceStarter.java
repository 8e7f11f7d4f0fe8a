package dev.souk.launcher.supervision;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.time.Duration;

/** Starts an instance and checks its readiness. */
public interface InstanceStarter {

    /** Starts the process; returns before it is ready. */
    ChildProcess start(Instance instance) throws IOException;

    /** Whether the instance can do its work. */
    boolean isReady(Instance instance);

    /** Whether its callers can find it: one that they find through the registry is listed there. */
    boolean isRegistered(Instance instance);

    /** The instance is ready: what sends requests to it, and does not find it in the registry, may begin. */
    default void admit(Instance instance) {}

    /** The instance will be stopped: what sends requests to it shall end that, and this returns when it has. */
    default void drain(Instance instance) {}

    /** The process of the instance has ended, for whatever reason. */
    default void ended(Instance instance) {}

    /** How long it may take until it is ready. */
    default Duration readyTimeout() {
        return Duration.ofMinutes(2);
    }

    /** How long it may take from then until its callers can find it. */
    default Duration registrationTimeout() {
        return Duration.ofSeconds(10);
    }

    /** What the instance itself says of its readiness, for people; empty if it says nothing. */
    default String readiness(Instance instance) {
        return "";
    }

    /** The log of the process. */
    LogFile log(Instance instance);
}
