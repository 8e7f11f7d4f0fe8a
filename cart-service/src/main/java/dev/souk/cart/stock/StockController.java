package dev.souk.cart.stock;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Stock over HTTP. */
@RestController
@Tag(name = "Items")
class StockController {

    private static final Problem INSUFFICIENT_STOCK =
            new Problem("insufficient-stock", "Not that many pieces are on hand", HttpStatus.CONFLICT);

    private final StockRepository ledger;

    StockController(StockRepository ledger) {
        this.ledger = ledger;
    }

    @PostMapping("/items/{id}/stock")
    @Operation(summary = "Book pieces that came or went without an order (admin)")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = StockLevel.class)))
    ResponseEntity<byte[]> adjust(
            Caller caller,
            @PathVariable UUID id,
            @Valid @RequestBody StockRequest request,
            @IdempotencyKeyRequired IdempotentExecution execution) {
        caller.requireAdmin();
        return execution.execute(() -> answer(ledger.adjust(id, request.pieces())));
    }

    private static ResponseEntity<StockLevel> answer(AdjustmentResult adjustment) {
        return switch (adjustment) {
            case AdjustmentResult.Booked(var level) ->
                ResponseEntity.status(HttpStatus.CREATED).body(level);
            case AdjustmentResult.TooFew(var level) ->
                throw INSUFFICIENT_STOCK.with("Only " + level.onHand() + " are on hand and not reserved.");
            case AdjustmentResult.NoSuchItem() -> throw Caller.notFound();
        };
    }
}
