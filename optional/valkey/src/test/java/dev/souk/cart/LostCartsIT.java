package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.http.TestApi;
import dev.souk.testing.valkey.TestValkey;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Carts that are written behind, by a server that is killed and by one that is suspended. */
@TestPropertySource(properties = "souk.cache.carts=write-behind")
@ContextConfiguration(initializers = TestValkey.Initializer.class)
class LostCartsIT extends ShopIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    LostCartsIT(TestApi api, ShopFixture shop, TestValkey server, JdbcClient jdbc) {
        super(api, shop, server, jdbc);
    }

    @Test
    void aChangeIsInTheDatabaseSoon() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);

        assertThat(add(item)).isGreaterThan(1);
        await().atMost(SOON).until(() -> stored() == 2);
    }

    @Test
    void whatIsWrittenSurvivesTheKillOfTheServerAndNoVersionIsUsedTwice() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);
        long unwritten = add(item);
        server.kill();
        try {
            assertThat(quantity()).isBetween(1, 2);
            assertThat(add(item)).isGreaterThan(unwritten);
        } finally {
            server.restart();
        }

        await().atMost(SOON).untilAsserted(() -> {
            long version = add(item);
            assertThat(version).isGreaterThan(unwritten);
            assertThat(stored()).isLessThan(quantity()); // behind again
        });
    }

    @Test
    void changesWhileTheServerIsSuspendedAreNotOverwrittenByWhatItHad() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);
        server.suspend();
        long whileSuspended;
        try {
            whileSuspended = add(item);
            assertThat(stored()).isEqualTo(2);
        } finally {
            server.resume();
        }

        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> quantity() == 2);
        assertThat(add(item)).isGreaterThan(whileSuspended);
        await().atMost(SOON).until(() -> stored() == 3);
    }
}
