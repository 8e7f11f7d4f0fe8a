package dev.souk.order.checkout;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.openapi.Responds;
import dev.souk.common.security.Caller;
import dev.souk.order.query.OrderQueryRepository;
import dev.souk.order.query.OrderView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /orders}. */
@RestController
@Tag(name = "Orders")
class CheckoutController {

    private final Checkout checkout;
    private final CheckoutDataFetcher data;
    private final OrderQueryRepository orders;

    CheckoutController(Checkout checkout, CheckoutDataFetcher data, OrderQueryRepository orders) {
        this.checkout = checkout;
        this.data = data;
        this.orders = orders;
    }

    /** Has no fields: the order is made from the cart. */
    @Schema(types = "object", example = "{}")
    record CheckoutRequest() {}

    @PostMapping("/orders")
    @Operation(
            summary = "Check out the caller's cart",
            description =
                    "The response comes before the order is confirmed: its status, or its events, show the outcome.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Responds(headers = "Location")
    ResponseEntity<OrderView> checkOut(
            @RequestBody(required = false) @Nullable CheckoutRequest empty,
            @AuthenticationPrincipal @Parameter(hidden = true) Jwt token,
            Caller caller,
            @IdempotencyKeyRequired IdempotentExecution execution) {
        return execution.execute(
                () -> data.fetch(token.getTokenValue()),
                fetched -> accepted(checkout.place(caller.id(), fetched), caller));
    }

    private ResponseEntity<OrderView> accepted(UUID id, Caller caller) {
        return ResponseEntity.accepted().location(URI.create("/orders/" + id)).body(orders.find(id, caller));
    }
}
