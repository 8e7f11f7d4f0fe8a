package dev.souk.common.sample;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoteController {

    private static final Problem REFUSED = new Problem("note-refused", "The note is refused", HttpStatus.CONFLICT);

    private final Notes notes;
    private final NoteGate gate;

    NoteController(Notes notes, NoteGate gate) {
        this.notes = notes;
        this.gate = gate;
    }

    record NewNote(@NotBlank String text, @Min(1) int pageCount) {}

    @GetMapping("/open")
    Map<String, Boolean> open() {
        return Map.of("open", true);
    }

    /** Which security headers are in the response before anything has been written into it. */
    @GetMapping("/early-headers")
    Map<String, Boolean> earlyHeaders(HttpServletResponse response) {
        return Map.of("there", response.containsHeader("X-Content-Type-Options"));
    }

    @GetMapping("/who")
    Caller who(Caller caller) {
        return caller;
    }

    @GetMapping("/page")
    Map<String, Object> page(PageRequest page) {
        return Map.of("limit", page.limit(), "position", page.numberOr(0));
    }

    @GetMapping("/broken")
    void broken() {
        throw new IllegalStateException("secret inside");
    }

    @GetMapping("/unsupported")
    void unsupported() {
        throw new UnsupportedOperationException();
    }

    @PatchMapping("/note")
    Map<String, Boolean> change(IfMatch ifMatch) {
        ifMatch.require(7);
        return Map.of("changed", true);
    }

    @PostMapping("/notes")
    ResponseEntity<Map<String, UUID>> write(
            @IdempotencyKeyRequired IdempotentExecution execution, @Valid @RequestBody NewNote note) {
        return execution.execute(() -> {
            var id = notes.write(note.text());
            if (note.text().startsWith("refuse")) {
                throw REFUSED.with("Not this one.");
            }
            gate.pass(note.text());
            return ResponseEntity.status(201).header("Location", "/notes/" + id).body(Map.of("id", id));
        });
    }

    @GetMapping("/notes/{note_id}")
    Map<String, UUID> one(@PathVariable("note_id") UUID id) {
        return Map.of("id", id);
    }

    @DeleteMapping("/notes")
    ResponseEntity<Void> forget(IdempotentExecution execution) {
        return execution.execute(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/optional")
    ResponseEntity<Map<String, UUID>> writeWithOptionalKey(
            IdempotentExecution execution, @RequestBody @Nullable Map<String, String> body) {
        return execution.execute(() -> ResponseEntity.ok(Map.of("id", notes.write("optional"))));
    }
}
