package dev.souk.cart.stock;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of stock. */
@RestController
@Tag(name = "Items")
class StockController {

    private static final Problem INSUFFICIENT_STOCK =
            new Problem("insufficient-stock", "Too few pieces are on hand", HttpStatus.CONFLICT);

    private final StockRepository stock;
    private final Audit audit;

    StockController(StockRepository stock, Audit audit) {
        this.stock = stock;
        this.audit = audit;
    }

    @PostMapping("/items/{id}/stock")
    @Operation(summary = "Add or remove pieces without an order (admin)", description = "The delta is never 0.")
    @PreAuthorize("hasAnyAuthority('ROLE_ADMIN', 'SCOPE_cart-service:items.write')")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<StockLevel> adjustStock(
            @PathVariable UUID id,
            @Valid @RequestBody StockRequest request,
            Caller caller,
            @IdempotencyKeyRequired IdempotentExecution execution) {
        return execution.execute(() -> {
            boolean isPosted = stock.adjust(id, request.pieces());
            StockLevel level = stock.level(id).orElseThrow(Problems::notFound);
            if (!isPosted) {
                throw INSUFFICIENT_STOCK.with("Only " + level.onHand() + " are on hand and not reserved.");
            }
            audit.record(AuditEvent.ok(caller.id(), "stock.adjust", id));
            return ResponseEntity.status(HttpStatus.CREATED).body(level);
        });
    }
}
