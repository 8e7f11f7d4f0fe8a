package dev.souk.storefront.ws;

import dev.souk.storefront.cart.CartClient;
import dev.souk.storefront.cart.CartClient.Item;
import dev.souk.storefront.limit.WebSocketProperties;
import dev.souk.storefront.ws.ServerMessage.Stock;
import dev.souk.storefront.ws.ServerMessage.Stock.Available;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

/**
 * What is available of the first hundred items. The catalogue is read once for all who watch, and only while somebody
 * does. A client that reads slowly gets fewer messages, each with all that has changed since the one before.
 */
@Component
class StockFeed {

    private static final int ITEMS = 100;

    private final Flux<Map<UUID, Long>> snapshots;

    StockFeed(CartClient carts, WebSocketProperties properties) {
        this.snapshots = Flux.interval(Duration.ZERO, properties.stockInterval())
                .onBackpressureDrop()
                .concatMap(_ -> carts.items(ITEMS, null).onErrorComplete(), 1)
                .map(page -> available(page.nodes()))
                .contextWrite(_ -> Context.empty()) // not the token and the deadline of who watches first
                .replay(1)
                .refCount();
    }

    Flux<ServerMessage> watch() {
        return Flux.defer(() -> {
            Map<UUID, Long> known = new HashMap<>();
            return snapshots.onBackpressureLatest().concatMapIterable(now -> changes(known, now), 1);
        });
    }

    /** One message, or none if nothing has changed. */
    private static List<ServerMessage> changes(Map<UUID, Long> known, Map<UUID, Long> now) {
        List<Available> changed = now.entrySet().stream()
                .filter(item -> !item.getValue().equals(known.get(item.getKey())))
                .map(item -> new Available(item.getKey(), item.getValue()))
                .toList();
        known.putAll(now);
        known.keySet().retainAll(now.keySet());
        return changed.isEmpty() ? List.of() : List.of(new Stock(changed));
    }

    private static Map<UUID, Long> available(List<Item> items) {
        return items.stream().collect(Collectors.toMap(Item::id, Item::available));
    }
}
