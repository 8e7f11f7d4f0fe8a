package dev.souk.system.chaos.load;

import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends a request up to 8 times with exponential back-off, always under the same idempotency key. */
record RetryingClient(RecordingClient client) {

    private static final int ATTEMPTS = 8;
    private static final long FIRST_BACK_OFF_MILLIS = 100;
    private static final long MAX_BACK_OFF_MILLIS = 1_500;

    CallOutcome send(Caller caller, ClientRequest request) throws InterruptedException {
        CallOutcome outcome = client.send(caller, request, RecordingClient.TIMEOUT);
        long backOff = FIRST_BACK_OFF_MILLIS;
        for (int attempt = 1; outcome.isOpen() && attempt < ATTEMPTS; attempt++) {
            Pacing.pause(backOff);
            outcome = client.send(caller, request, RecordingClient.TIMEOUT);
            backOff = Math.min(2 * backOff, MAX_BACK_OFF_MILLIS);
        }
        return outcome;
    }

    CallOutcome get(Caller caller, Intent intent, String path) throws InterruptedException {
        return send(caller, ClientRequest.read(intent, path));
    }

    CallOutcome post(Caller caller, Intent intent, String path, @Nullable String body) throws InterruptedException {
        return send(caller, ClientRequest.write(intent, "POST", path, UUID.randomUUID(), body));
    }
}
