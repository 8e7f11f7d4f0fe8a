package dev.souk.sample.sample;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.openapi.Responds;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of samples. A user sees only their own. */
@RestController
@RequestMapping("/samples")
@Tag(name = "Samples", description = "The samples of each user")
class SampleController {

    private final SampleService samples;

    SampleController(SampleService samples) {
        this.samples = samples;
    }

    @GetMapping
    @Operation(summary = "List the caller's own, oldest first")
    Page<SampleView> listSamples(Caller caller, PageRequest page) {
        return samples.of(caller.id(), page).map(SampleView::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Get one", description = "404 for another user's, except for an admin.")
    SampleView getSample(Caller caller, @PathVariable UUID id) {
        Sample sample = samples.get(id);
        caller.requireAccessTo(sample.userId());
        return SampleView.of(sample);
    }

    @PostMapping
    @Operation(summary = "Add one")
    @ResponseStatus(HttpStatus.CREATED)
    @Responds(headers = "Location")
    ResponseEntity<SampleView> addSample(
            Caller caller,
            @Valid @RequestBody SampleRequest request,
            @IdempotencyKeyRequired IdempotentExecution execution) {
        return execution.execute(() -> {
            Sample sample = samples.add(caller.id(), request.name().strip());
            return ResponseEntity.created(URI.create("/samples/" + sample.id())).body(SampleView.of(sample));
        });
    }
}
