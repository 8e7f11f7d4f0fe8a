package dev.souk.system.chaos.load;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import dev.souk.system.chaos.load.Visit.Manner;
import java.time.Duration;
import java.util.UUID;

/** Sends a checkout in one of several manners, always under one key. */
record CheckoutDriver(RetryingClient client) {

    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(60);

    CallOutcome checkOut(Caller caller, Manner manner) throws InterruptedException {
        ClientRequest request = ClientRequest.write(Intent.CHECKOUT, "POST", "/orders", UUID.randomUUID(), "{}");
        switch (manner) {
            case RETRIED -> {}
            case IMPATIENT -> client.client().send(caller, request, SHORT_TIMEOUT);
            case DOUBLED -> {
                Thread twin = Thread.ofVirtual().start(() -> sendOnce(caller, request));
                sendOnce(caller, request);
                twin.join();
            }
        }
        return client.send(caller, request);
    }

    private void sendOnce(Caller caller, ClientRequest request) {
        try {
            client.client().send(caller, request, RecordingClient.TIMEOUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
