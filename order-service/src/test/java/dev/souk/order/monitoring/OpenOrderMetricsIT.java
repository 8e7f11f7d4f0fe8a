package dev.souk.order.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceApplicationTest
class OpenOrderMetricsIT {

    /** How long ago other tests may have placed orders that are still open, in seconds. */
    private static final double OTHER_TESTS = 3_600;

    private final Shop shop;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;

    OpenOrderMetricsIT(Shop shop, JdbcClient jdbc, MeterRegistry meters) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @Test
    void openOrdersAreCountedAndTheAgeOfTheOldestIsKnown() {
        Placed order = shop.order();
        double age = ageOf(order);

        Awaitility.await().untilAsserted(() -> {
            assertThat(gauge("souk.orders.open")).isPositive();
            assertThat(gauge("souk.orders.open.age")).isBetween(age, ageOf(order) + OTHER_TESTS);
        });
    }

    private double ageOf(Placed order) {
        return jdbc.sql("select extract(epoch from clock_timestamp() - placed_at) from orders where id = :id")
                .param("id", order.id())
                .query(Double.class)
                .single();
    }

    private double gauge(String name) {
        return meters.get(name).tag("status", "PLACED").gauge().value();
    }
}
