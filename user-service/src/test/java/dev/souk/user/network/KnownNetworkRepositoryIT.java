package dev.souk.user.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class KnownNetworkRepositoryIT {

    private static final Network ANOTHER = Network.of("192.0.2.1");
    private static final Network EARLIER = Network.of("192.0.2.200");
    private static final Network OF_THE_CHANGE = Network.of("127.0.0.1");

    private final TestApi api;
    private final KnownNetworkRepository networks;
    private final JdbcClient jdbc;

    KnownNetworkRepositoryIT(TestApi api, KnownNetworkRepository networks, JdbcClient jdbc) {
        this.api = api;
        this.networks = networks;
        this.jdbc = jdbc;
    }

    /** The password was verified while another request closed the account. */
    @Test
    void aLoginThatEndsAfterTheClosingIsNotRemembered() {
        TestCustomer customer = TestCustomer.register(api);
        String hash = hash(customer);
        customer.close();

        networks.remember(customer.id(), hash, customer.email(), ANOTHER);

        assertThat(jdbc.sql("select count(*) from known_network where account_id = :account")
                        .param("account", customer.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Otherwise whoever knows the old password would have more guesses at the new one. */
    @Test
    void aLoginThatEndsAfterAChangeOfThePasswordIsNotRemembered() {
        TestCustomer customer = TestCustomer.register(api);
        String hash = hash(customer);
        networks.remember(customer.id(), hash, customer.email(), EARLIER);
        var change = Map.of("current_password", TestCustomer.PASSWORD, "new_password", "staple battery correct horse");
        customer.client().post("/users/me/password", change).expect(204);

        networks.remember(customer.id(), hash, customer.email(), ANOTHER);

        assertThat(networks.isKnown(customer.email(), ANOTHER)).isFalse();
        assertThat(networks.isKnown(customer.email(), EARLIER)).isFalse();
        assertThat(networks.isKnown(customer.email(), OF_THE_CHANGE)).isTrue();
    }

    private String hash(TestCustomer customer) {
        return jdbc.sql("select password_hash from account where id = :account")
                .param("account", customer.id())
                .query(String.class)
                .single();
    }
}
