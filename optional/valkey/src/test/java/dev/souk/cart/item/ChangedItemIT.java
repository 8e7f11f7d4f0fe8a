package dev.souk.cart.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.infrastructure.InfrastructureInitializer;
import dev.souk.testing.valkey.TestValkey;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Readers before the commit of a change fill the cache with what the item was. */
@SoukTest
@TestPropertySource(properties = {"souk.cache.catalogue=aside", "spring.data.redis.timeout=2s"})
@ContextConfiguration(initializers = {InfrastructureInitializer.class, TestValkey.Initializer.class})
class ChangedItemIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ItemRepository items;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final UUID id = UUID.randomUUID();

    ChangedItemIT(ItemRepository items, JdbcClient jdbc, TransactionOperations transaction) {
        this.items = items;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void lamp() {
        jdbc.sql("""
                with lamp as (
                    insert into item (id, sku, name, price_cents, on_sale) values (:id, :sku, 'Lamp', 250, true))
                insert into stock (item_id) values (:id)
                """).param("id", id).param("sku", id.toString()).update();
    }

    @Test
    void whatWasReadBeforeTheCommitIsNotReadAfterIt() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // the other reader may take longer
            items.update(new Item(id, id.toString(), "Large lamp", 250, true, 0, 2));
            assertThat(CompletableFuture.supplyAsync(this::name))
                    .succeedsWithin(SOON)
                    .isEqualTo("Lamp");
        });

        assertThat(name()).isEqualTo("Large lamp");
    }

    private String name() {
        return items.find(id).orElseThrow().name();
    }
}
