package dev.souk.cart.stock;

import dev.souk.cart.valkey.ChangedItems;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the cache of items what was reserved and released for orders; a sale changes nothing that it has. */
@Primary
@Repository
class TellingOrderStockRepository extends OrderStockRepository {

    private final ChangedItems items;

    TellingOrderStockRepository(JdbcClient jdbc, ChangedItems items) {
        super(jdbc);
        this.items = items;
    }

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
}
