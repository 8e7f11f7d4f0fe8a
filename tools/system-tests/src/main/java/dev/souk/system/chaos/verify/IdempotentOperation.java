package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All calls under one key, and what they mean together. */
public record IdempotentOperation(UUID key, List<ClientCall> calls) {

    /** Whose key it is. */
    @Nullable
    UUID user() {
        return calls.getFirst().user();
    }

    /** The answer that says it is done, the first of them if there are several. */
    Optional<CallOutcome.Answered> done() {
        return answers().stream().filter(answer -> answer.status() < 300).findFirst();
    }

    /** Refused for good, and never done. */
    boolean isRefused() {
        return done().isEmpty()
                && calls.stream()
                        .anyMatch(call ->
                                call.outcome().isRefusal() && !call.outcome().is(401));
    }

    /** Never an answer that says whether it is done. */
    boolean isUndecided() {
        return done().isEmpty() && !isRefused();
    }

    /** All answers that settle it. */
    List<CallOutcome.Answered> answers() {
        return calls.stream()
                .map(ClientCall::outcome)
                .filter(outcome -> !outcome.isOpen() && !outcome.is(401))
                .map(CallOutcome.Answered.class::cast)
                .toList();
    }

    /** The body of the request. */
    String asked() {
        return String.valueOf(calls.getFirst().request().body());
    }

    String path() {
        return calls.getFirst().request().path();
    }
}
