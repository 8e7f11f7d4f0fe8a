package dev.souk.storefront.cart;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/** The REST API of cart-service, as far as the cart is concerned. */
interface CartClient {

    String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** The body of {@link #add}. */
    record Line(UUID itemId, int quantity) {}

    /** The body of {@link #set}. */
    record Quantity(int quantity) {}

    @GetExchange("/cart")
    Mono<Cart> get();

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
