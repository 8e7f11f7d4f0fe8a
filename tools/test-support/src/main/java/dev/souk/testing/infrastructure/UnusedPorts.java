package dev.souk.testing.infrastructure;

import java.util.stream.IntStream;
import org.springframework.test.util.TestSocketUtils;

/** Ports for servers that need to be told theirs. Whoever can, listens on port 0 instead. */
public final class UnusedPorts {

    private UnusedPorts() {}

    /**
     * One below the range from which operating systems take those of outgoing connections and of port 0, so that nobody
     * has it before its server listens.
     */
    public static int next() {
        return IntStream.generate(TestSocketUtils::findAvailableTcpPort)
                .filter(port -> port < 32_000)
                .findFirst()
                .orElseThrow();
    }
}
