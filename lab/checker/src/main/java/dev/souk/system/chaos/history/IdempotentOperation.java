package dev.souk.system.chaos.history;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** All calls under one idempotency key. A 401 says nothing about the operation: the token had expired. */
public record IdempotentOperation(List<ClientCall> calls) {

    public ClientRequest request() {
        return calls.getFirst().request();
    }

    public UUID user() {
        return Objects.requireNonNull(calls.getFirst().user());
    }

    /** All conclusive responses: success, or permanent rejection. */
    public List<CallOutcome> answers() {
        return calls.stream()
                .map(ClientCall::outcome)
                .filter(outcome -> !outcome.isOpen() && !outcome.is(401))
                .toList();
    }

    /** The first response that reports success. */
    public Optional<CallOutcome> success() {
        return answers().stream().filter(answer -> answer.status() < 300).findFirst();
    }

    /** Whether no response says if it had an effect. */
    public boolean isUndecided() {
        return answers().isEmpty();
    }
}
