package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** All calls under one idempotency key. A 401 says nothing about the operation: the token had expired. */
record IdempotentOperation(UUID key, List<ClientCall> calls) {

    /** Whose key it is. */
    UUID user() {
        return Objects.requireNonNull(calls.getFirst().user());
    }

    /** The first response that reports success. */
    Optional<CallOutcome.Answered> success() {
        return answers().stream().filter(answer -> answer.status() < 300).findFirst();
    }

    boolean isSuccessful() {
        return success().isPresent();
    }

    /** Whether no response says if it had an effect. */
    boolean isUndecided() {
        return answers().isEmpty();
    }

    /** All conclusive responses: success, or permanent rejection. */
    List<CallOutcome.Answered> answers() {
        return calls.stream()
                .map(ClientCall::outcome)
                .filter(outcome -> !outcome.isOpen() && !outcome.is(401))
                .map(CallOutcome.Answered.class::cast)
                .toList();
    }

    /** The body of the request. */
    String requestBody() {
        return String.valueOf(calls.getFirst().request().body());
    }

    String path() {
        return calls.getFirst().request().path();
    }
}
