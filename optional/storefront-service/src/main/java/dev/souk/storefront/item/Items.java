package dev.souk.storefront.item;

import dev.souk.storefront.remote.ResilientCalls;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue of cart-service. */
@Component
public class Items {

    private static final String SERVICE = "cart-service";
    private static final int MAX_IDS = 100; // of one call

    private final ItemClient client;
    private final ResilientCalls calls;

    Items(ItemClient client, ResilientCalls calls) {
        this.client = client;
        this.calls = calls;
    }

    /** A page of the items on sale. */
    Mono<ItemClient.Page> page(int limit, @Nullable String cursor) {
        return calls.call(SERVICE, client.list(limit, cursor));
    }

    /** The first {@code limit} items on sale. */
    public Mono<List<Item>> first(int limit) {
        return page(limit, null).map(ItemClient.Page::nodes);
    }

    Mono<Item> get(UUID id) {
        return calls.call(SERVICE, client.get(id));
    }

    /** The items of these ids, a hundred with each call. What does not exist is not in the map. */
    public Mono<Map<UUID, Item>> withIds(Collection<UUID> ids) {
        return Flux.fromIterable(ids)
                .distinct()
                .buffer(MAX_IDS)
                .concatMap(part -> calls.call(SERVICE, client.withIds(part)))
                .flatMapIterable(ItemClient.Page::nodes)
                .collect(Collectors.toMap(Item::id, item -> item));
    }
}
