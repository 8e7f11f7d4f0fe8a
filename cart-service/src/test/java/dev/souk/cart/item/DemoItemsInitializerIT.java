package dev.souk.cart.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cart.stock.StockRepository;
import dev.souk.testing.SoukTest;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@SoukTest
class DemoItemsInitializerIT {

    private final DemoItemsInitializer demo;
    private final JdbcClient jdbc;

    DemoItemsInitializerIT(
            ItemService items, StockRepository stock, TransactionOperations transaction, JdbcClient jdbc) {
        this.demo = new DemoItemsInitializer(items, stock, transaction);
        this.jdbc = jdbc;
    }

    @Test
    void twelveItemsAreThereHoweverManyInstancesStart() throws Exception {
        try (var instances = Executors.newFixedThreadPool(3)) {
            for (var started : instances.invokeAll(Stream.generate(() -> Executors.callable(this::start))
                    .limit(6)
                    .toList())) {
                started.get();
            }
        }

        assertThat(jdbc.sql("""
                        select on_hand from item join stock on item_id = id
                        where sku similar to '(SPICE|TEA|LANTERN|RUG|TAGINE|SOAP|SLIPPERS)-%'
                        """).query(Integer.class).list())
                .hasSize(12)
                .allSatisfy(pieces -> assertThat(pieces).isBetween(25, 500));
    }

    @Test
    void withoutTheProfileThereAreNone(@Autowired ObjectProvider<DemoItemsInitializer> started) {
        assertThat(started.getIfAvailable()).isNull();
    }

    private void start() {
        demo.run(new DefaultApplicationArguments());
    }
}
