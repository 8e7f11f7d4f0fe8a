package dev.souk.common.admin;

import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.outbox.parked.ParkedEvent;
import dev.souk.common.outbox.parked.ParkedEventDetail;
import dev.souk.common.outbox.parked.ParkedEventRepository;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Parked events over HTTP, for admins. Not in the API description, as each service has its own path at the gateway.
 */
@Hidden
@RestController
@RequestMapping("/admin/parked-events")
class ParkedEventController {

    private final ParkedEventRepository parked;

    ParkedEventController(ParkedEventRepository parked) {
        this.parked = parked;
    }

    @GetMapping
    Page<ParkedEvent> list(PageRequest page) {
        return Page.of(parked.page(page.afterId(), page.fetchSize()), page, ParkedEvent::id);
    }

    @GetMapping("/{id}")
    ParkedEventDetail get(@PathVariable UUID id) {
        return parked.find(id).orElseThrow(Caller::notFound);
    }

    @PostMapping("/{id}/release")
    ResponseEntity<byte[]> release(@PathVariable UUID id, IdempotentExecution execution) {
        return execution.execute(() -> {
            if (!parked.release(id)) {
                throw Caller.notFound();
            }
            return ResponseEntity.accepted().build();
        });
    }
}
