package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.http.TestApi;
import dev.souk.testing.valkey.TestValkey;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Carts that nobody writes behind for the time being, and a server that takes no more of them. */
@TestPropertySource(
        properties = {
            "souk.cache.carts=write-behind",
            "souk.cache.flush-interval=1h",
            "souk.cache.flush-limit=1",
            "spring.data.redis.timeout=2s"
        })
@ContextConfiguration(initializers = TestValkey.Initializer.class)
class FullValkeyIT extends ShopIT {

    private final TestApi api;
    private final StringRedisTemplate valkey;
    private final SmartLifecycle carts;
    private final LettuceConnectionFactory connections;

    FullValkeyIT(
            TestApi api,
            ShopFixture shop,
            TestValkey server,
            JdbcClient jdbc,
            StringRedisTemplate valkey,
            LettuceConnectionFactory connections,
            @Qualifier("writeBehindCartRepository") SmartLifecycle carts) {
        super(api, shop, server, jdbc);
        this.connections = connections;
        this.carts = carts;
        this.api = api;
        this.valkey = valkey;
    }

    @BeforeEach
    void empty() {
        TestValkey.limitMemory(valkey, "8mb");
        valkey.delete("souk:unwritten-carts");
    }

    /** One of three, since it waits for two seconds at most, and a busy machine may stall. */
    @Test
    void whatIsNotWrittenYetIsWrittenWhenTheServiceStops() {
        assertThat(Stream.generate(this::isWrittenByStop).limit(3).anyMatch(written -> written))
                .isTrue();
    }

    private boolean isWrittenByStop() {
        int before = stored();
        add(shop.item(5));
        assertThat(stored()).isEqualTo(before);

        carts.stop();

        return stored() == before + 1;
    }

    @Test
    void cartsAreWrittenAfterTheLastRequestAndBeforeTheConnectionIsClosed() {
        assertThat(carts.getPhase())
                .isGreaterThan(connections.getPhase())
                .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    @Test
    void atTheLimitACartThatIsThereGoesOnAndNoneLosesAPieceWhenTheMemoryIsFull() {
        UUID item = shop.item(5);
        add(item);
        add(item);
        assertThat(stored()).isZero();
        UUID another = UUID.randomUUID();
        api.customer(another).post("/cart", ShopFixture.line(item, 1)).expect(200);
        assertThat(stored(another)).isEqualTo(1);

        TestValkey.fill(valkey);
        add(item);

        assertThat(stored()).isEqualTo(3);
        assertThat(quantity()).isEqualTo(3);
    }
}
