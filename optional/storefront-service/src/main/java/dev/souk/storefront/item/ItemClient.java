package dev.souk.storefront.item;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** The REST API of cart-service, as far as items are concerned. */
public interface ItemClient {

    /** The type {@code ItemPage} of the schema. */
    record Page(
            @JsonProperty("items") List<Item> nodes,
            @Nullable String nextCursor) {}

    @GetExchange("/items")
    Mono<Page> list(@RequestParam int limit, @RequestParam(required = false) @Nullable String cursor);

    /** Those of these ids that exist, on sale or not; at most a hundred. */
    @GetExchange("/items")
    Mono<Page> withIds(@RequestParam("id") List<UUID> ids);

    @GetExchange("/items/{id}")
    Mono<Item> get(@PathVariable UUID id);
}
