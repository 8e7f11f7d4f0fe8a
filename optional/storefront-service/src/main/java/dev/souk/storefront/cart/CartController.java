package dev.souk.storefront.cart;

import dev.souk.storefront.graphql.Arguments;
import dev.souk.storefront.graphql.MutationResult;
import dev.souk.storefront.security.CallerToken;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code cart} and its changes. */
@Controller
class CartController {

    private final CartClient carts;

    CartController(CartClient carts) {
        this.carts = carts;
    }

    @QueryMapping
    Mono<Cart> cart() {
        return CallerToken.requiredFor(carts::get);
    }

    @MutationMapping
    Mono<Object> addToCart(@Argument String itemId, @Argument int quantity, @Argument @Nullable String idempotencyKey) {
        return changed(() -> carts.add(
                Arguments.optionalKey(idempotencyKey), new CartClient.Line(Arguments.id("itemId", itemId), quantity)));
    }

    @MutationMapping
    Mono<Object> setQuantity(
            @Argument String itemId, @Argument int quantity, @Argument @Nullable String idempotencyKey) {
        return changed(() -> carts.set(
                Arguments.id("itemId", itemId),
                Arguments.optionalKey(idempotencyKey),
                new CartClient.Quantity(quantity)));
    }

    /** The REST API answers a removal without the cart, so it is read afterwards. */
    @MutationMapping
    Mono<Object> removeFromCart(@Argument String itemId, @Argument @Nullable String idempotencyKey) {
        return changed(() -> carts.remove(Arguments.id("itemId", itemId), Arguments.optionalKey(idempotencyKey))
                .then(Mono.defer(carts::get)));
    }

    /** The arguments are checked before the call: an invalid one is no call. */
    private Mono<Object> changed(Supplier<Mono<Cart>> change) {
        return MutationResult.of(CallerToken.requiredFor(change));
    }
}
