package dev.souk.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.infrastructure.InfrastructureInitializer;
import dev.souk.testing.valkey.TestValkey;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** A change in the database, in place of a full server, whose transaction is rolled back. */
@SoukTest
@TestPropertySource(
        properties = {"souk.cache.carts=write-behind", "souk.cache.flush-interval=1h", "spring.data.redis.timeout=2s"})
@ContextConfiguration(initializers = {InfrastructureInitializer.class, TestValkey.Initializer.class})
class RolledBackCartIT {

    private final CartRepository carts;
    private final JdbcClient jdbc;
    private final StringRedisTemplate valkey;
    private final TransactionOperations transaction;
    private final UUID user = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();

    RolledBackCartIT(
            CartRepository carts, JdbcClient jdbc, StringRedisTemplate valkey, TransactionOperations transaction) {
        this.carts = carts;
        this.jdbc = jdbc;
        this.valkey = valkey;
        this.transaction = transaction;
    }

    @Test
    void whatOnlyTheServerHasIsStillThereForTheNextChange() {
        jdbc.sql("""
                with lamp as (insert into item (id, sku, name, price_cents, on_sale) values (:id, 'L', 'Lamp', 250, true))
                insert into stock (item_id) values (:id)
                """).param("id", item).update();
        add();
        add();
        TestValkey.fill(valkey);

        transaction.executeWithoutResult(rolledBack -> {
            add();
            rolledBack.setRollbackOnly();
        });
        add();

        assertThat(carts.view(user).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(3));
    }

    private void add() {
        assertThat(carts.change(user, cart -> Map.of(item, cart.add(item, 1)))).isTrue();
    }
}
