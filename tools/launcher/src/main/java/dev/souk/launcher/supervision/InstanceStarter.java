package dev.souk.launcher.supervision;

import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.topology.Instance;
import java.io.IOException;

/** Starts an instance and checks its readiness. */
public interface InstanceStarter {

    /** Starts the process; returns before it is ready. */
    ChildProcess start(Instance instance) throws IOException;

    /** Whether the instance can do its work. */
    boolean isReady(Instance instance);

    /** What the instance itself says of its readiness, for people; empty if it says nothing. */
    default String readiness(Instance instance) {
        return "";
    }

    /** The log of the process. */
    LogFile log(Instance instance);
}
