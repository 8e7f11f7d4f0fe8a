package dev.souk.order.cancellation;

import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.security.Caller;
import dev.souk.order.domain.OrderMessage.UserCancels;
import dev.souk.order.domain.Outcome;
import dev.souk.order.domain.Outcome.NotCancellable;
import dev.souk.order.query.OrderQueries;
import dev.souk.order.query.OrderView;
import dev.souk.order.saga.Saga;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /orders/{id}/cancellation}. */
@RestController
class CancellationController {

    private static final Problem NOT_CANCELLABLE =
            new Problem("order-not-cancellable", "The order is confirmed", HttpStatus.CONFLICT);

    private final Saga saga;
    private final OrderQueries views;

    CancellationController(Saga saga, OrderQueries views) {
        this.saga = saga;
        this.views = views;
    }

    /** Has no fields: which order it is stands in the path. */
    record CancellationRequest() {}

    @PostMapping("/orders/{id}/cancellation")
    @Operation(
            summary = "Cancel an order",
            description = "Of the order's user or an admin. Asking again for one that is cancelled changes nothing.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = OrderView.class)))
    ResponseEntity<byte[]> cancel(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable CancellationRequest nothingToSay,
            Caller caller,
            IdempotentExecution execution) {
        return execution.execute(() -> ResponseEntity.accepted().body(cancel(id, caller)));
    }

    private OrderView cancel(UUID id, Caller caller) {
        views.of(id, caller);
        Outcome outcome = saga.tell(id, new UserCancels()).orElseThrow(Caller::notFound);
        if (outcome instanceof NotCancellable) {
            throw NOT_CANCELLABLE.with("It has been paid; from there on there is only forward.");
        }
        return views.of(id, caller);
    }
}
