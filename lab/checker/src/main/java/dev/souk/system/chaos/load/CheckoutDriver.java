package dev.souk.system.chaos.load;

import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.load.Visit.Manner;
import java.time.Duration;
import java.util.UUID;

/** Sends a checkout in one of several manners, always under one key. */
record CheckoutDriver(UserSession session) {

    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(60);

    CallOutcome checkOut(Manner manner) throws InterruptedException {
        ClientRequest request = ClientRequest.post(Intent.CHECKOUT, "/orders", UUID.randomUUID(), "{}");
        switch (manner) {
            case RETRIED -> {}
            case IMPATIENT -> session.sendOnce(request, SHORT_TIMEOUT);
            case DOUBLED -> {
                Thread twin = Pacing.start(() -> session.sendOnce(request, RecordingClient.TIMEOUT));
                session.sendOnce(request, RecordingClient.TIMEOUT);
                twin.join();
            }
        }
        return session.send(request);
    }
}
