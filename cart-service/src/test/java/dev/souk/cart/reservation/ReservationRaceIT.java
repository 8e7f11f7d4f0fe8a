package dev.souk.cart.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;
import dev.souk.cart.stock.StockLevel;
import dev.souk.cart.stock.StockRepository;
import dev.souk.testing.SoukTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Events that several instances process concurrently; a consumer retries after a lock time-out. */
@SoukTest
class ReservationRaceIT {

    private static final int THREADS = 8;

    private final ReservationService reservations;
    private final StockRepository stock;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;

    ReservationRaceIT(
            ReservationService reservations,
            StockRepository stock,
            TransactionOperations transaction,
            JdbcClient jdbc) {
        this.reservations = reservations;
        this.stock = stock;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @RepeatedTest(5)
    void oneOfTwoOrdersGetsTheLastPiece() throws Exception {
        UUID item = item(1);
        var orders = List.of(order(item), order(item));
        together(orders);

        assertThat(orders).extracting(this::state).containsExactlyInAnyOrder("RESERVED", "REJECTED");
        assertThat(stock.level(item)).hasValue(new StockLevel(item, 0, 1, 0));
    }

    @Test
    void concurrentOrdersForTheSameItemsNeitherOversellNorDeadlock() throws Exception {
        UUID first = item(20);
        UUID second = item(15);
        var orders = IntStream.range(0, 40)
                .mapToObj(number -> number % 2 == 0 ? order(first, second) : order(second, first))
                .toList();
        together(orders);

        assertThat(orders.stream().filter(order -> state(order).equals("RESERVED")))
                .hasSize(15);
        assertThat(stock.level(first)).hasValue(new StockLevel(first, 5, 15, 0));
        assertThat(stock.level(second)).hasValue(new StockLevel(second, 0, 15, 0));
    }

    @RepeatedTest(5)
    void anOrderThatIsPlacedAndCancelledConcurrentlyReservesNothing() throws Exception {
        UUID item = item(5);
        var placed = order(item);
        together(List.of(placed, new OrderCancelling(placed.orderId()), placed));

        assertThat(state(placed)).isEqualTo("RELEASED");
        assertThat(stock.level(item)).hasValue(new StockLevel(item, 5, 0, 0));
    }

    @Test
    void concurrentSalesAndReservationsAddUp() throws Exception {
        UUID item = item(30);
        var bought = Stream.generate(() -> order(item)).limit(15).toList();
        together(bought);
        var confirmed = bought.stream().map(order -> new OrderConfirmed(order.orderId(), UUID.randomUUID()));
        var later = Stream.generate(() -> order(item)).limit(20);
        together(Stream.concat(confirmed, later).toList());

        assertThat(stock.level(item)).hasValue(new StockLevel(item, 0, 15, 15));
    }

    private void together(List<? extends ReservationTrigger> triggers) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var results = threads.invokeAll(triggers.stream()
                    .<Callable<Boolean>>map(trigger -> () -> deliver(trigger))
                    .toList());
            for (var result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    /** Waits for locks until PostgreSQL finds a deadlock, after a second; a consumer waits shorter, and repeats. */
    private boolean deliver(ReservationTrigger trigger) {
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                transaction.executeWithoutResult(status -> {
                    jdbc.sql("set local lock_timeout = '10s'").update();
                    jdbc.sql("set local statement_timeout = '10s'").update();
                    reservations.on(trigger);
                });
                return true;
            } catch (CannotCreateTransactionException noConnection) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    private UUID item(int pieces) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into item (id, sku, name, price_cents, on_sale) values (:id, :sku, 'Lamp', 1, false)")
                    .param("id", id)
                    .param("sku", id.toString())
                    .update();
            stock.insert(id);
            stock.adjust(id, pieces);
        });
        return id;
    }

    private static OrderPlaced order(UUID... items) {
        return new OrderPlaced(
                UUID.randomUUID(),
                1,
                Stream.of(items)
                        .map(item -> new ReservationTrigger.Line(item, 1))
                        .toList());
    }

    private String state(ReservationTrigger order) {
        return jdbc.sql("select state from reservation where order_id = :order")
                .param("order", order.orderId())
                .query(String.class)
                .single();
    }
}
