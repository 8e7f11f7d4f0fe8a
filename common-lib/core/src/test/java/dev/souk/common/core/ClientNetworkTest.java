package dev.souk.common.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:0:1::1, 2001:db8:0:1:ffff:ffff:ffff:ffff",
        "2001:db8:0:1::1, 2001:DB8:0:1::2",
        "::ffff:203.0.113.7, 203.0.113.7"
    })
    void addressesOfOneSubscriberAreOneNetwork(String one, String other) {
        assertThat(ClientNetwork.of(one)).isEqualTo(ClientNetwork.of(other));
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.8", "2001:db8:0:1::1, 2001:db8:0:2::1", "203.0.113.7, unknown"})
    void addressesOfTwoSubscribersAreTwoNetworks(String one, String other) {
        assertThat(ClientNetwork.of(one)).isNotEqualTo(ClientNetwork.of(other));
    }

    @Test
    void whatIsNoAddressIsItsOwnNetwork() {
        assertThat(ClientNetwork.of("unknown")).isEqualTo("unknown");
    }
}
