package dev.souk.system.chaos.load;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks until there is an answer, a bounded number of times, always under the same key. */
final class RetryingClient {

    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);

    private final RecordingClient client;

    RetryingClient(RecordingClient client) {
        this.client = client;
    }

    CallOutcome ask(Caller caller, ClientRequest request) throws InterruptedException {
        CallOutcome outcome = client.call(caller, request, RecordingClient.PATIENT);
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; outcome.isOpen() && attempt < ATTEMPTS; attempt++) {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            outcome = client.call(caller, request, RecordingClient.PATIENT);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return outcome;
    }
}
