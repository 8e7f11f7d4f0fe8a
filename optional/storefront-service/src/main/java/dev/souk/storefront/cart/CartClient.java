package dev.souk.storefront.cart;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** The REST API of cart-service; what it returns are types of the schema. */
public interface CartClient {

    String IDEMPOTENCY_KEY = "Idempotency-Key";

    record Item(UUID id, String sku, String name, long priceCents, boolean onSale, long available) {}

    record ItemPage(
            @JsonProperty("items") List<Item> nodes,
            @Nullable String nextCursor) {}

    record Cart(List<CartLine> lines, long totalCents, long version) {}

    /** One line, with the current price. */
    record CartLine(UUID itemId, String name, int quantity, long priceCents, long available) {}

    /** The body of {@link #add}. */
    record Line(UUID itemId, int quantity) {}

    /** The body of {@link #set}. */
    record Quantity(int quantity) {}

    @GetExchange("/items")
    Mono<ItemPage> items(@RequestParam int limit, @RequestParam(required = false) @Nullable String cursor);

    /** Those of these ids that exist, on sale or not; at most a hundred. */
    @GetExchange("/items")
    Mono<ItemPage> itemsWithIds(@RequestParam("id") List<UUID> ids);

    @GetExchange("/items/{id}")
    Mono<Item> item(@PathVariable UUID id);

    @GetExchange("/cart")
    Mono<Cart> cart();

    @PostExchange("/cart")
    Mono<Cart> add(
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey,
            @RequestBody Line line);

    @PutExchange("/cart/{itemId}")
    Mono<Cart> set(
            @PathVariable UUID itemId,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey,
            @RequestBody Quantity quantity);

    @DeleteExchange("/cart/{itemId}")
    Mono<Void> remove(
            @PathVariable UUID itemId,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String idempotencyKey);
}
