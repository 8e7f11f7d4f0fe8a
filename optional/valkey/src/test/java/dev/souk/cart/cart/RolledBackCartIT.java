package dev.souk.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.infrastructure.InfrastructureInitializer;
import dev.souk.testing.valkey.TestValkey;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Changes in the database, in place of a full server and of one that responds too late. */
@SoukTest
@TestPropertySource(
        properties = {"souk.cache.carts=write-behind", "souk.cache.flush-interval=1h", "spring.data.redis.timeout=2s"})
@ContextConfiguration(initializers = {InfrastructureInitializer.class, TestValkey.Initializer.class})
class RolledBackCartIT {

    private final CartRepository carts;
    private final JdbcClient jdbc;
    private final StringRedisTemplate valkey;
    private final TransactionOperations transaction;
    private final TestValkey server;
    private final UUID user = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();

    RolledBackCartIT(
            CartRepository carts,
            JdbcClient jdbc,
            StringRedisTemplate valkey,
            TransactionOperations transaction,
            TestValkey server) {
        this.carts = carts;
        this.jdbc = jdbc;
        this.valkey = valkey;
        this.transaction = transaction;
        this.server = server;
    }

    @BeforeEach
    void twoPiecesThatOnlyTheServerHas() {
        jdbc.sql("""
                with lamp as (
                    insert into item (id, sku, name, price_cents, on_sale) values (:id, :sku, 'Lamp', 250, true))
                insert into stock (item_id) values (:id)
                """).param("id", item).param("sku", item.toString()).update();
        TestValkey.limitMemory(valkey, "8mb");
        add();
        add();
    }

    @Test
    void whatOnlyTheServerHasIsStillThereAfterARollback() {
        TestValkey.fill(valkey);

        transaction.executeWithoutResult(rolledBack -> {
            add();
            rolledBack.setRollbackOnly();
        });
        add();

        assertPieces(3);
    }

    @Test
    void aChangeIsMadeOnceIfTheServerMakesItButRespondsTooLate() {
        var isSuspended = new AtomicBoolean();
        var resumed = new CompletableFuture<Boolean>();
        carts.change(user, cart -> {
            if (!isSuspended.getAndSet(true)) { // for two time limits of 2 s, but not for a third one
                server.suspend();
                CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS).execute(() -> {
                    server.resume();
                    resumed.complete(true);
                });
            }
            return Map.of(item, cart.add(item, 1));
        });

        assertPieces(3);
        resumed.join();
        add();
        assertPieces(4);
    }

    /** Two requests of a double click read the same cart, and would make the same document of it. */
    @Test
    void twoEqualChangesAreBothMadeIfTheServerRespondsTooLate() {
        var bothHaveRead = new CyclicBarrier(
                2,
                () -> { // for one time limit of 2 s, but not for a second one
                    server.suspend();
                    CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS).execute(server::resume);
                });
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = clicks.submit(() -> addAfter(bothHaveRead));
            var second = clicks.submit(() -> addAfter(bothHaveRead));

            assertThat(first).succeedsWithin(Duration.ofSeconds(10));
            assertThat(second).succeedsWithin(Duration.ofSeconds(10));
        }

        assertPieces(4);
    }

    private boolean addAfter(CyclicBarrier othersHaveRead) {
        var isFirst = new AtomicBoolean(true);
        return carts.change(user, cart -> {
            if (isFirst.getAndSet(false)) {
                await(othersHaveRead);
            }
            return Map.of(item, cart.add(item, 1));
        });
    }

    private static void await(CyclicBarrier others) {
        try {
            others.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException(alone);
        }
    }

    private void assertPieces(int expected) {
        assertThat(carts.view(user).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(expected));
    }

    private void add() {
        assertThat(carts.change(user, cart -> Map.of(item, cart.add(item, 1)))).isTrue();
    }
}
