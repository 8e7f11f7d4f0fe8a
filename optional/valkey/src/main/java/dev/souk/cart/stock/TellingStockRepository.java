package dev.souk.cart.stock;

import dev.souk.cart.valkey.ChangedItems;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the cache of items which stock was adjusted. */
@Primary
@Repository
class TellingStockRepository extends StockRepository {

    private final ChangedItems items;

    TellingStockRepository(JdbcClient jdbc, ChangedItems items) {
        super(jdbc);
        this.items = items;
    }

    @Override
    public AdjustmentResult adjust(UUID itemId, int delta) {
        items.changed(List.of(itemId));
        return super.adjust(itemId, delta);
    }
}
