package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.FakeServices;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.events.TestEvents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
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
    private final TaskScheduler scheduler;

    DeadlineIT(
            Shop shop,
            TestEvents events,
            JdbcClient jdbc,
            OverdueOrderCanceller anotherInstance,
            TransactionOperations transaction,
            TaskScheduler scheduler) {
        this.shop = shop;
        this.events = events;
        this.jdbc = jdbc;
        this.anotherInstance = anotherInstance;
        this.transaction = transaction;
        this.scheduler = scheduler;
    }

    @Test
    void anOverdueOrderIsCancelled() {
        Placed order = shop.order();
        passDeadlines(order.user());

        events.awaitTypes("souk.orders", order.id(), PLACED, CANCELLING);
        shop.stockPublishes(order, "released");
        shop.paymentPublishes(order, "voided");
        assertThat(shop.awaitReason(order)).isEqualTo("timed-out");
    }

    @Test
    void anOverdueOrderThatWaitsForItsPaymentIsCancelledToo() {
        Placed order = shop.reservedOrder();
        passDeadlines(order.user());

        shop.awaitStatus(order, "CANCELLING");
    }

    @Test
    void aConfirmedOrderHasNoDeadline() {
        Placed order = shop.reservedOrder();
        shop.paymentPublishes(order, "taken");
        shop.awaitStatus(order, "CONFIRMED");
        passDeadlines(order.user());

        anotherInstance.cancelNextBatch();
        assertThat(shop.status(order)).isEqualTo("CONFIRMED");
    }

    @Test
    void severalInstancesCancelEachOrderOnce() {
        UUID user = UUID.randomUUID();
        List<Placed> orders = IntStream.range(0, 20)
                .mapToObj(version -> {
                    FakeServices.cart(user, Shop.fullCart(version));
                    return shop.order(user);
                })
                .toList();
        passDeadlines(user);

        Stream.generate(() -> CompletableFuture.runAsync(anotherInstance::cancelNextBatch, Thread::startVirtualThread))
                .limit(4)
                .toList()
                .forEach(CompletableFuture::join);

        orders.forEach(order -> events.awaitTypes("souk.orders", order.id(), PLACED, CANCELLING));
    }

    @Test
    void aLockedOrderBlocksNoOther() {
        Placed held = shop.order();
        Placed next = shop.order();
        hasSecondsLeft(held, 3);
        hasSecondsLeft(next, 3.1);

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
    void anOrderThatCannotBeCancelledBlocksNoOther() {
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

    @Test
    void aTaskThatBlocksTheSharedSchedulerDelaysNoDeadline() {
        var done = new CountDownLatch(1);
        var blocked = new CountDownLatch(1);
        ScheduledFuture<?> task = scheduler.scheduleWithFixedDelay(
                () -> {
                    blocked.countDown();
                    await(done);
                },
                Duration.ofSeconds(1));
        try {
            await(blocked);
            Placed order = shop.order();
            hasSecondsLeft(order, -1);
            shop.awaitStatus(order, "CANCELLING");
        } finally {
            done.countDown();
            task.cancel(false);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void hasSecondsLeft(Placed order, double seconds) {
        jdbc.sql("update orders set deadline = clock_timestamp() + make_interval(secs => :seconds) where id = :id")
                .param("seconds", seconds)
                .param("id", order.id())
                .update();
    }

    private void passDeadlines(UUID user) {
        jdbc.sql("update orders set deadline = clock_timestamp() - interval '1 second' where user_id = :user")
                .param("user", user)
                .update();
    }
}
