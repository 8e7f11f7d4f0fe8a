package dev.souk.system.bench.proxy;

import dev.souk.tools.port.FreePorts;
import java.util.random.RandomGenerator;

/** A port that nobody listens on. */
final class FreePort {

    private FreePort() {}

    static int any() {
        return new FreePorts(RandomGenerator.getDefault()).next();
    }
}
