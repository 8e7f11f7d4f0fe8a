package dev.souk.cart.stock;

import dev.souk.cart.valkey.ChangedItems;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repositories that tell the cache of items which stock has changed; a sale changes nothing that it has. */
@Configuration(proxyBeanMethods = false)
class StockChangesConfiguration {

    @Bean
    @Primary
    StockRepository tellingStockRepository(JdbcClient jdbc, ChangedItems items) {
        return new StockRepository(jdbc) {
            @Override
            public boolean adjust(UUID itemId, int delta) {
                items.changed(List.of(itemId));
                return super.adjust(itemId, delta);
            }
        };
    }

    @Bean
    @Primary
    OrderStockRepository tellingOrderStockRepository(JdbcClient jdbc, ChangedItems items) {
        return new OrderStockRepository(jdbc) {
            @Override
            public List<Shortage> reserve(UUID orderId, Map<UUID, Long> quantities) {
                items.changed(quantities.keySet());
                return super.reserve(orderId, quantities);
            }

            @Override
            public Map<UUID, Long> release(UUID orderId) {
                Map<UUID, Long> released = super.release(orderId);
                items.changed(released.keySet());
                return released;
            }
        };
    }
}
