package dev.souk.system.chaos.shopper;

import dev.souk.system.chaos.history.Outcome;
import dev.souk.system.chaos.history.Request;
import dev.souk.system.chaos.shopper.Client.Caller;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks until there is an answer, a bounded number of times, always under the same key. */
final class Persistence {

    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);

    private final Client client;

    Persistence(Client client) {
        this.client = client;
    }

    Outcome ask(Caller caller, Request request) throws InterruptedException {
        Outcome outcome = client.call(caller, request, Client.PATIENT);
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; outcome.isOpen() && attempt < ATTEMPTS; attempt++) {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            outcome = client.call(caller, request, Client.PATIENT);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return outcome;
    }
}
