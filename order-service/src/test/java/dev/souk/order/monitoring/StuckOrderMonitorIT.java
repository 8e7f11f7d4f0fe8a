package dev.souk.order.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.query.OpenOrderRepository;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class StuckOrderMonitorIT {

    private static final Duration AFTER = Duration.ofSeconds(60);

    private final Shop shop;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final OpenOrderRepository orders;

    StuckOrderMonitorIT(Shop shop, JdbcClient jdbc, MeterRegistry meters, OpenOrderRepository orders) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.meters = meters;
        this.orders = orders;
    }

    @Test
    void anOrderWithAnUnansweredCancellationIsCountedAndLogged(CapturedOutput log) {
        Placed order = cancelled();
        deadlineWas(order, "1 hour");

        Awaitility.await().untilAsserted(() -> {
            assertThat(meters.get("souk.orders.stuck").gauge().value()).isPositive();
            assertThat(log.getOut()).containsPattern("long after their deadline.*" + order.id());
        });
    }

    @Test
    void aFinalOrderIsNotStuck() {
        Placed order = cancelled();
        deadlineWas(order, "1 hour");
        assertThat(orders.findStuck(AFTER, 100).oldest()).contains(order.id());

        shop.stockPublishes(order, "released");
        shop.paymentPublishes(order, "voided");
        shop.awaitStatus(order, "CANCELLED");
        assertThat(orders.findStuck(AFTER, 100).oldest()).doesNotContain(order.id());
    }

    @Test
    void anOrderJustAfterItsDeadlineIsNotStuck() {
        Placed order = cancelled();
        deadlineWas(order, "50 seconds");

        assertThat(orders.findStuck(AFTER, 100).oldest()).doesNotContain(order.id());
    }

    @Test
    void theOldestStuckOrdersAreNamed() {
        Placed longer = cancelled();
        Placed shorter = cancelled();
        deadlineWas(longer, "50 years");
        deadlineWas(shorter, "49 years");

        var found = orders.findStuck(AFTER, 1);
        assertThat(found.oldest()).containsExactly(longer.id());
        assertThat(found.count()).isGreaterThan(1);
    }

    private Placed cancelled() {
        Placed order = shop.order();
        shop.cancel(order).expect(202);
        return order;
    }

    private void deadlineWas(Placed order, String ago) {
        jdbc.sql("update orders set deadline = clock_timestamp() - cast(:ago as interval) where id = :id")
                .param("ago", ago)
                .param("id", order.id())
                .update();
    }
}
