package dev.souk.user.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void anIpv4AddressIsANetworkOfItsOwn() {
        assertThat(Network.of("203.0.113.7")).isEqualTo(new Network("203.0.113.7"));
    }

    @Test
    void ipv6AddressesOfOneClientAreOneNetwork() {
        assertThat(Network.of("2001:db8:1:2:3:4:5:6"))
                .isEqualTo(Network.of("2001:db8:1:2::1"))
                .isNotEqualTo(Network.of("2001:db8:1:3::1"));
    }

    @Test
    void aTextThatIsNoAddressStandsForItself() {
        assertThat(Network.of("unknown")).isEqualTo(new Network("unknown"));
    }
}
