package dev.souk.user.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class KnownNetworkRepositoryIT {

    /** The password was verified while another request closed the account. */
    @Test
    void aLoginThatEndsAfterTheClosingIsNotRemembered(
            @Autowired TestApi api, @Autowired KnownNetworkRepository networks, @Autowired JdbcClient jdbc) {
        TestCustomer customer = TestCustomer.register(api);
        customer.close();

        networks.remember(customer.id(), customer.email(), Network.of("192.0.2.1"));

        assertThat(jdbc.sql("select count(*) from known_network where account_id = :account")
                        .param("account", customer.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
