package dev.souk.launcher.running;

import dev.souk.launcher.process.Child;
import dev.souk.launcher.topology.Instance;

/** Knows how to start an instance and how to tell that it can do its work. */
interface Starter {

    Child start(Instance instance);

    boolean isReady(Instance instance);
}
