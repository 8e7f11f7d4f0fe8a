package dev.souk.common.admin;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditEvent;
import dev.souk.common.deadletter.DeadLetterDetail;
import dev.souk.common.deadletter.DeadLetterReplay;
import dev.souk.common.deadletter.DeadLetterRepository;
import dev.souk.common.deadletter.DeadLetterSummary;
import dev.souk.common.deadletter.ReplayResult;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters over HTTP, for admins. */
@RestController
@PreAuthorize("hasRole('ADMIN')") // a prefix would take its path out of the rule for /admin/**
@RequestMapping("/admin/dead-letters")
@Tag(name = "Admin", description = "Dead letters and parked events")
class DeadLetterController {

    private static final Problem NO_CONSUMER =
            new Problem("no-consumer", "The service has no consumer for this topic", HttpStatus.CONFLICT);

    private final DeadLetterRepository letters;
    private final DeadLetterReplay replay;
    private final Audit audit;

    DeadLetterController(DeadLetterRepository letters, DeadLetterReplay replay, Audit audit) {
        this.letters = letters;
        this.replay = replay;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "List records that could not be processed, oldest first (admin)")
    Page<DeadLetterSummary> listDeadLetters(PageRequest page) {
        return Page.of(letters.page(page.afterId(), page.fetchSize()), page, DeadLetterSummary::id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get one with headers and value (admin)")
    DeadLetterDetail getDeadLetter(@PathVariable UUID id) {
        return letters.find(id).orElseThrow(Problems::notFound);
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Deliver it to its listener again (admin); it stays if that fails again")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Replayed> replayDeadLetter(@PathVariable UUID id, Caller caller, IdempotentExecution execution) {
        return execution.execute(() -> {
            Replayed response = answer(replay.replay(id));
            audit.record(
                    response.handled()
                            ? AuditEvent.ok(caller.id(), "dead-letter.replay", id)
                            : AuditEvent.failed(caller.id(), "dead-letter.replay", id));
            return ResponseEntity.accepted().body(response);
        });
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Discard it: it is never processed (admin)")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> discardDeadLetter(@PathVariable UUID id, Caller caller, IdempotentExecution execution) {
        return execution.execute(() -> {
            Problems.requireFound(letters.discard(id));
            audit.record(AuditEvent.ok(caller.id(), "dead-letter.discard", id));
            return ResponseEntity.noContent().build();
        });
    }

    /**
     * The response to a replay.
     *
     * @param handled whether the event was processed and the dead letter deleted
     * @param reason why it was not; null if it was
     */
    record Replayed(boolean handled, @Nullable String reason) {}

    private static Replayed answer(ReplayResult result) {
        return switch (result) {
            case ReplayResult.Processed _ -> new Replayed(true, null);
            case ReplayResult.FailedAgain(String reason) -> new Replayed(false, reason);
            case ReplayResult.NotFound _ -> throw Problems.notFound();
            case ReplayResult.NoConsumer(String topic) ->
                throw NO_CONSUMER.with("This version of the service does not consume " + topic + ".");
            case ReplayResult.TemporarilyUnavailable(String reason) ->
                throw Problems.SERVICE_UNAVAILABLE
                        .with("It could not be replayed: %s.".formatted(reason))
                        .retryAfter(Duration.ofSeconds(1));
        };
    }
}
