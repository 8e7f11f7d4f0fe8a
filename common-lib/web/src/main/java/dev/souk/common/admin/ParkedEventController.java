package dev.souk.common.admin;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.outbox.ParkedEvent;
import dev.souk.common.outbox.ParkedEventDetail;
import dev.souk.common.outbox.ParkedEventRepository;
import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Parked events over HTTP, for admins. */
@RestController
@PreAuthorize("hasRole('ADMIN')") // a prefix would take its path out of the rule for /admin/**
@RequestMapping("/admin/parked-events")
@Tag(name = "Admin")
class ParkedEventController {

    private final ParkedEventRepository parked;
    private final Audit audit;

    ParkedEventController(ParkedEventRepository parked, Audit audit) {
        this.parked = parked;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "List events that the broker permanently rejected, oldest first (admin)")
    Page<ParkedEvent> listParkedEvents(PageRequest page) {
        return Page.of(parked.page(page.afterId(), page.fetchSize()), page, ParkedEvent::id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get one with its payload (admin)")
    ParkedEventDetail getParkedEvent(@PathVariable UUID id) {
        return parked.find(id).orElseThrow(Problems::notFound);
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Release it: the relay publishes it again (admin)")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Void> releaseParkedEvent(@PathVariable UUID id, Caller caller, IdempotentExecution execution) {
        return execution.execute(() -> {
            Problems.requireFound(parked.release(id));
            audit.record(AuditEvent.ok(caller.id(), "parked-event.release", id));
            return ResponseEntity.accepted().build();
        });
    }
}
