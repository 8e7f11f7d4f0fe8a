package dev.souk.system.bench.load;

import java.io.IOException;

/** What one user does once; a failure is counted by its message. */
@FunctionalInterface
public interface Work {
    void perform() throws IOException;
}
