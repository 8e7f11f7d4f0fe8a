package dev.souk.system.bench.proxy;

import dev.souk.launcher.topology.Ports;
import java.util.random.RandomGenerator;

/** A port that nobody listens on. */
final class FreePort {

    private FreePort() {}

    static int any() {
        return Ports.anyFree(RandomGenerator.getDefault()).free();
    }
}
