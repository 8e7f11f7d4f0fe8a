package dev.souk.storefront.cart;

import dev.souk.storefront.cart.CartClient.Cart;
import dev.souk.storefront.cart.CartClient.Item;
import dev.souk.storefront.cart.CartClient.ItemPage;
import dev.souk.storefront.graphql.Arguments;
import dev.souk.storefront.graphql.MutationResult;
import dev.souk.storefront.security.CallerToken;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code items} and {@code item}, which need no token; {@code cart} and its changes. */
@Controller
class CartController {

    private final CartClient carts;

    CartController(CartClient carts) {
        this.carts = carts;
    }

    @QueryMapping
    Mono<ItemPage> items(@Argument int first, @Argument @Nullable String after) {
        return carts.items(Arguments.pageSize(first), after);
    }

    @QueryMapping
    Mono<Item> item(@Argument String id) {
        return carts.item(Arguments.id("id", id));
    }

    @QueryMapping
    Mono<Cart> cart() {
        return CallerToken.requiredFor(carts::cart);
    }

    @MutationMapping
    Mono<Object> addToCart(@Argument String itemId, @Argument int quantity, @Argument @Nullable String idempotencyKey) {
        return MutationResult.ofCaller(() -> carts.add(
                Arguments.optionalKey(idempotencyKey), new CartClient.Line(Arguments.id("itemId", itemId), quantity)));
    }

    @MutationMapping
    Mono<Object> setQuantity(
            @Argument String itemId, @Argument int quantity, @Argument @Nullable String idempotencyKey) {
        return MutationResult.ofCaller(() -> carts.set(
                Arguments.id("itemId", itemId),
                Arguments.optionalKey(idempotencyKey),
                new CartClient.Quantity(quantity)));
    }

    /** The REST API answers a removal without the cart, so it is read afterwards. */
    @MutationMapping
    Mono<Object> removeFromCart(@Argument String itemId, @Argument @Nullable String idempotencyKey) {
        return MutationResult.ofCaller(
                () -> carts.remove(Arguments.id("itemId", itemId), Arguments.optionalKey(idempotencyKey))
                        .then(Mono.defer(carts::cart)));
    }
}
