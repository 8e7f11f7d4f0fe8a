package dev.souk.system.chaos.shopper;

import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.Outcome;
import dev.souk.system.chaos.history.Request;
import dev.souk.system.chaos.shopper.Client.Caller;
import dev.souk.system.chaos.shopper.Visit.Manner;
import java.time.Duration;
import java.util.UUID;

/** Checks out in one manner or another, always under one key, until there is an answer or patience ends. */
final class Till {

    private static final Duration HASTE = Duration.ofMillis(60);

    private final Client client;
    private final Persistence persistence;

    Till(Client client, Persistence persistence) {
        this.client = client;
        this.persistence = persistence;
    }

    Outcome checkOut(Caller caller, Manner manner) throws InterruptedException {
        Request request = Request.write(Intent.CHECKOUT, "POST", "/orders", UUID.randomUUID(), "{}");
        switch (manner) {
            case PATIENT -> {}
            case HASTY -> client.call(caller, request, HASTE);
            case DOUBLED -> {
                Thread twin = Thread.ofVirtual().start(() -> callQuietly(caller, request));
                client.call(caller, request, Client.PATIENT);
                twin.join();
            }
        }
        return persistence.ask(caller, request);
    }

    private void callQuietly(Caller caller, Request request) {
        try {
            client.call(caller, request, Client.PATIENT);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
