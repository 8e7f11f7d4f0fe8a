package dev.souk.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ListeningSocketsTest {

    private final List<ProcessHandle> thisProcess = List.of(ProcessHandle.current());

    @Test
    void aSocketOnAllAddressesIsSeen() throws IOException {
        long before = onAllAddresses();
        try (ServerSocket _ = new ServerSocket(0)) {
            assertThat(onAllAddresses()).isEqualTo(before + 1);
        }
    }

    @Test
    void aSocketOnTheLoopbackAddressIsSeen() throws IOException {
        try (ServerSocket _ = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ListeningSockets.of(thisProcess)).anyMatch(InetAddress::isLoopbackAddress);
        }
    }

    private long onAllAddresses() {
        return ListeningSockets.of(thisProcess).stream()
                .filter(InetAddress::isAnyLocalAddress)
                .count();
    }
}
