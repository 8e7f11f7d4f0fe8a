package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigurationTest {

    @Test
    void aServerOnAnAddressOfANetworkIsReachedFromItsMachineToo() {
        assertThat(ServerConfiguration.addresses("192.0.2.1", 9090))
                .extracting(one -> one.getAddress().getHostAddress())
                .containsExactly("192.0.2.1", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
    void aServerThatIsReachedThereAnywayListensOnce(String address) {
        assertThat(ServerConfiguration.addresses(address, 9090))
                .extracting(one -> one.getAddress().getHostAddress())
                .containsExactly(address);
    }
}
