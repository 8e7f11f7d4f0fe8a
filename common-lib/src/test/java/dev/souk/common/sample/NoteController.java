package dev.souk.common.sample;

import dev.souk.common.idempotency.KeyRequired;
import dev.souk.common.idempotency.Once;
import dev.souk.common.problem.Problem;
import dev.souk.common.security.Caller;
import dev.souk.common.web.IfMatch;
import dev.souk.common.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NoteController {

    private static final Problem REFUSED = new Problem("note-refused", "The note is refused", HttpStatus.CONFLICT);

    private final Notes notes;
    private final Gate gate;

    NoteController(Notes notes, Gate gate) {
        this.notes = notes;
        this.gate = gate;
    }

    record NewNote(@NotBlank String text, @Min(1) int pageCount) {}

    @GetMapping("/open")
    Map<String, Boolean> open() {
        return Map.of("open", true);
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

    @PatchMapping("/note")
    Map<String, Boolean> change(IfMatch ifMatch) {
        ifMatch.require(7);
        return Map.of("changed", true);
    }

    @PostMapping("/notes")
    ResponseEntity<byte[]> write(@KeyRequired Once once, @Valid @RequestBody NewNote note) {
        return once.answer(() -> {
            var id = notes.write(note.text());
            if (note.text().startsWith("refuse")) {
                throw REFUSED.with("Not this one.");
            }
            gate.pass(note.text());
            return ResponseEntity.status(201).header("Location", "/notes/" + id).body(Map.of("id", id));
        });
    }

    @PostMapping("/optional")
    ResponseEntity<byte[]> writeWithOptionalKey(Once once, @RequestBody @Nullable Map<String, String> body) {
        return once.answer(() -> ResponseEntity.ok(Map.of("id", notes.write("optional"))));
    }

    /** Lets a test hold a request inside its work. */
    @org.springframework.stereotype.Component
    static class Gate {

        private volatile CountDownLatch arrived = new CountDownLatch(0);
        private volatile CountDownLatch open = new CountDownLatch(0);

        void close() {
            arrived = new CountDownLatch(1);
            open = new CountDownLatch(1);
        }

        boolean awaitArrival() throws InterruptedException {
            return arrived.await(10, TimeUnit.SECONDS);
        }

        void open() {
            open.countDown();
        }

        void pass(String text) {
            if (text.startsWith("slow")) {
                arrived.countDown();
                try {
                    if (!open.await(10, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("The gate was never opened");
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
