package dev.souk.cart.cart;

import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.openapi.Responds;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of the caller's own cart. A change with If-Match applies only to the version that it names. */
@RestController
@RequestMapping("/cart")
@Tag(name = "Cart", description = "The caller's own cart")
class CartController {

    private final CartService carts;

    CartController(CartService carts) {
        this.carts = carts;
    }

    @GetMapping
    @Operation(summary = "Get the caller's cart; empty before the first change")
    @Responds(headers = "ETag")
    ResponseEntity<CartView> getCart(Caller caller) {
        return answer(carts.of(caller.id()));
    }

    @PostMapping
    @Operation(
            summary = "Add pieces of an item",
            description = "The cart reserves nothing: stock is reserved for the order, which is cancelled with the"
                    + " reason out-of-stock if there is too little. A line has the pieces that are available now.")
    @Responds(headers = "ETag")
    ResponseEntity<CartView> addToCart(
            Caller caller,
            @Nullable IfMatch match,
            @Valid @RequestBody LineRequest line,
            IdempotentExecution execution) {
        return execution.execute(() -> answer(carts.add(caller.id(), match, line.itemId(), line.quantity())));
    }

    @PutMapping("/{item_id}")
    @Operation(summary = "Set the quantity of an item")
    @Responds(headers = "ETag")
    ResponseEntity<CartView> setQuantity(
            Caller caller,
            @Nullable IfMatch match,
            @PathVariable("item_id") UUID itemId,
            @Valid @RequestBody QuantityRequest request,
            IdempotentExecution execution) {
        return execution.execute(() -> answer(carts.set(caller.id(), match, itemId, request.quantity())));
    }

    @DeleteMapping("/{item_id}")
    @Operation(summary = "Remove an item")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> removeFromCart(
            Caller caller,
            @Nullable IfMatch match,
            @PathVariable("item_id") UUID itemId,
            IdempotentExecution execution) {
        return execution.execute(() -> {
            carts.remove(caller.id(), match, itemId);
            return ResponseEntity.noContent().build();
        });
    }

    @DeleteMapping
    @Operation(summary = "Empty the cart")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> emptyCart(Caller caller, @Nullable IfMatch match, IdempotentExecution execution) {
        return execution.execute(() -> {
            carts.empty(caller.id(), match);
            return ResponseEntity.noContent().build();
        });
    }

    private static ResponseEntity<CartView> answer(CartView cart) {
        return Versions.ok(cart, cart.version(), cart.lines());
    }
}
