package dev.souk.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnusedPortsTest {

    private static final int FIRST_OF_LINUX = 32_768; // of ip_local_port_range; other systems begin higher

    @Test
    void noneIsInTheRangeOfOutgoingConnections() {
        assertThat(IntStream.generate(UnusedPorts::next).limit(100)).allMatch(port -> port < FIRST_OF_LINUX);
    }
}
