package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An instance whose clock is a day fast: deadlines follow the clock of the database. */
@OrderServiceApplicationTest
class WrongClockIT {

    private final Shop shop;
    private final JdbcClient jdbc;
    private final OverdueOrderCanceller canceller;

    WrongClockIT(Shop shop, JdbcClient jdbc, OverdueOrderCanceller canceller) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.canceller = canceller;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Tomorrow {

        @Bean
        Clock clock() {
            return Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        }
    }

    @Test
    void neitherCancelsOrdersTooEarlyNorExtendsTheirDeadline() {
        Placed order = shop.order();
        canceller.cancelNextBatch();

        assertThat(shop.status(order)).isEqualTo("PLACED");
        assertThat(jdbc.sql("select extract(epoch from deadline - clock_timestamp()) from orders where id = :id")
                        .param("id", order.id())
                        .query(Double.class)
                        .single())
                .isBetween(30.0, 60.0);
    }
}
