package dev.souk.system.chaos.load;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import dev.souk.system.chaos.load.Visit.Manner;
import java.time.Duration;
import java.util.UUID;

/** Checks out in one manner or another, always under one key, until there is an answer or patience ends. */
final class CheckoutDriver {

    private static final Duration HASTE = Duration.ofMillis(60);

    private final RecordingClient client;
    private final RetryingClient persistence;

    CheckoutDriver(RecordingClient client, RetryingClient persistence) {
        this.client = client;
        this.persistence = persistence;
    }

    CallOutcome checkOut(Caller caller, Manner manner) throws InterruptedException {
        ClientRequest request = ClientRequest.write(Intent.CHECKOUT, "POST", "/orders", UUID.randomUUID(), "{}");
        switch (manner) {
            case PATIENT -> {}
            case HASTY -> client.call(caller, request, HASTE);
            case DOUBLED -> {
                Thread twin = Thread.ofVirtual().start(() -> callQuietly(caller, request));
                client.call(caller, request, RecordingClient.PATIENT);
                twin.join();
            }
        }
        return persistence.ask(caller, request);
    }

    private void callQuietly(Caller caller, ClientRequest request) {
        try {
            client.call(caller, request, RecordingClient.PATIENT);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
