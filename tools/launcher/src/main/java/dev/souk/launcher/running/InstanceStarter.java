package dev.souk.launcher.running;

import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.topology.Instance;

/** Knows how to start an instance and how to tell that it can do its work. */
interface InstanceStarter {

    ChildProcess start(Instance instance);

    boolean isReady(Instance instance);
}
