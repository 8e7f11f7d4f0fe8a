package dev.souk.common.deadletter;

import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters over HTTP, for admins. */
@RestController
@RequestMapping("/admin/dead-letters")
@Tag(name = "Dead letters")
class DeadLetterController {

    private final DeadLetterRepository table;
    private final DeadLetterReplay replay;

    DeadLetterController(DeadLetterRepository table, DeadLetterReplay replay) {
        this.table = table;
        this.replay = replay;
    }

    @GetMapping
    @Operation(summary = "The records that could not be handled, oldest first (admin)")
    Page<DeadLetterSummary> list(Caller caller, PageRequest page) {
        caller.requireAdmin();
        return Page.of(table.page(page), page, DeadLetterSummary::id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them with headers and value (admin)")
    DeadLetterView show(Caller caller, @PathVariable UUID id) {
        caller.requireAdmin();
        return table.find(id).map(DeadLetterView::of).orElseThrow(Caller::notFound);
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Hand it to its listener again (admin); it stays where that fails again")
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = DeadLetterReplay.Outcome.class)))
    ResponseEntity<byte[]> replay(Caller caller, @PathVariable UUID id, IdempotentExecution execution) {
        caller.requireAdmin();
        return execution.execute(() -> ResponseEntity.accepted().body(replay.replay(id)));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Discard it: it never has its effect (admin)")
    @ApiResponse(responseCode = "204", content = @Content)
    ResponseEntity<byte[]> discard(Caller caller, @PathVariable UUID id, IdempotentExecution execution) {
        caller.requireAdmin();
        return execution.execute(() -> {
            if (table.take(id).isEmpty()) {
                throw Caller.notFound();
            }
            return ResponseEntity.noContent().build();
        });
    }
}
