package dev.souk.order.cancellation;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderMessage.UserCancels;
import dev.souk.order.domain.Outcome;
import dev.souk.order.domain.Outcome.NotCancellable;
import dev.souk.order.domain.Outcome.Transitioned;
import dev.souk.order.query.OrderQueryRepository;
import dev.souk.order.query.OrderView;
import dev.souk.order.saga.Saga;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /orders/{id}/cancellation}. */
@RestController
@Tag(name = "Orders")
class CancellationController {

    private static final Problem NOT_CANCELLABLE =
            new Problem("order-not-cancellable", "The order is confirmed", HttpStatus.CONFLICT);

    private final Saga saga;
    private final OrderQueryRepository orders;
    private final Audit audit;

    CancellationController(Saga saga, OrderQueryRepository orders, Audit audit) {
        this.saga = saga;
        this.orders = orders;
        this.audit = audit;
    }

    /** Has no fields: the path identifies the order. */
    @Schema(types = "object", example = "{}")
    record CancellationRequest() {}

    @PostMapping("/orders/{id}/cancellation")
    @Operation(
            summary = "Cancel an order",
            description = "For the order's user and for admins. Cancelling a cancelled order again changes nothing.")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<OrderView> cancelOrder(
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable CancellationRequest empty,
            Caller caller,
            IdempotentExecution execution) {
        return execution.execute(() -> ResponseEntity.accepted().body(cancel(id, caller)));
    }

    private OrderView cancel(UUID id, Caller caller) {
        Order order = saga.lock(id).orElseThrow(Problems::notFound);
        caller.requireAccessTo(order.userId());
        Outcome outcome = saga.handle(order, new UserCancels());
        if (outcome instanceof NotCancellable) {
            throw NOT_CANCELLABLE.with("The order is paid. A confirmed order cannot be cancelled.");
        }
        if (outcome instanceof Transitioned && !order.userId().equals(caller.id())) {
            audit.record(AuditEvent.ok(caller.id(), "order.cancel", id)); // the order does not name the admin
        }
        return orders.find(id, caller);
    }
}
