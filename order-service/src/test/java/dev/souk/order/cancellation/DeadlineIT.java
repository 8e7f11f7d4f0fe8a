package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.FakeServices;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.events.TestEvents;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@OrderServiceApplicationTest
class DeadlineIT {

    private static final String PLACED = "dev.souk.order.placed.v1";
    private static final String CANCELLING = "dev.souk.order.cancelling.v1";

    private final Shop shop;
    private final TestEvents events;
    private final JdbcClient jdbc;
    private final OverdueOrderCanceller anotherInstance;
    private final TransactionOperations transaction;

    DeadlineIT(
            Shop shop,
            TestEvents events,
            JdbcClient jdbc,
            OverdueOrderCanceller anotherInstance,
            TransactionOperations transaction) {
        this.shop = shop;
        this.events = events;
        this.jdbc = jdbc;
        this.anotherInstance = anotherInstance;
        this.transaction = transaction;
    }

    @Test
    void anOrderThatHadItsTimeTurnsRound() {
        Placed order = shop.order();
        letTimePass(order.user());

        events.awaitTypes("souk.orders", order.id(), PLACED, CANCELLING);
        shop.stockSays(order, "released");
        shop.walletSays(order, "voided");
        assertThat(shop.awaitReason(order)).isEqualTo("timed-out");
    }

    @Test
    void aConfirmedOrderHasAllTheTimeThereIs() {
        Placed order = shop.order();
        shop.stockSays(order, "reserved");
        shop.awaitStatus(order, "STOCK_RESERVED");
        shop.walletSays(order, "taken");
        shop.awaitStatus(order, "CONFIRMED");
        letTimePass(order.user());

        anotherInstance.pass();
        assertThat(shop.status(order)).isEqualTo("CONFIRMED");
    }

    @Test
    void severalInstancesTurnEachOrderRoundOnce() {
        UUID user = UUID.randomUUID();
        List<Placed> orders = IntStream.range(0, 20)
                .mapToObj(version -> {
                    FakeServices.cart(user, Shop.fullCart(version));
                    return shop.order(user);
                })
                .toList();
        letTimePass(user);

        Stream.generate(() -> CompletableFuture.runAsync(anotherInstance::pass))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);

        orders.forEach(order -> events.awaitTypes("souk.orders", order.id(), PLACED, CANCELLING));
    }

    @Test
    void anOrderThatSomebodyIsWorkingOnHoldsUpNoOther() {
        Placed held = shop.order();
        Placed next = shop.order();
        hasSecondsLeft(held, 1);
        hasSecondsLeft(next, 1.1);

        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local idle_in_transaction_session_timeout = 0").update();
            jdbc.sql("select id from orders where id = :id for update")
                    .param("id", held.id())
                    .query(UUID.class)
                    .single();
            shop.awaitStatus(next, "CANCELLING");
            assertThat(shop.status(held)).isEqualTo("PLACED");
        });
        shop.awaitStatus(held, "CANCELLING");
    }

    @Test
    void anOrderThatCannotTurnRoundHoldsUpNoOther() {
        Placed broken = shop.order();
        Placed next = shop.order();
        jdbc.sql("""
                insert into outbox (event_id, shard, topic, aggregate_id, sequence, event_type, payload, parked_at)
                values (:id, 0, 'souk.orders', :id, 2, 'nobody.knows', '{}', now())
                """).param("id", broken.id()).update();
        hasSecondsLeft(broken, -2);
        hasSecondsLeft(next, -1);

        shop.awaitStatus(next, "CANCELLING");
        assertThat(shop.status(broken)).isEqualTo("PLACED");
        jdbc.sql("delete from outbox where event_id = :id")
                .param("id", broken.id())
                .update();
        shop.awaitStatus(broken, "CANCELLING");
    }

    private void hasSecondsLeft(Placed order, double seconds) {
        jdbc.sql("update orders set deadline = clock_timestamp() + make_interval(secs => :seconds) where id = :id")
                .param("seconds", seconds)
                .param("id", order.id())
                .update();
    }

    private void letTimePass(UUID user) {
        jdbc.sql("update orders set deadline = clock_timestamp() - interval '1 second' where user_id = :user")
                .param("user", user)
                .update();
    }
}
