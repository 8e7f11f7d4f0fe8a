package dev.souk.system.chaos.load;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls the gateway and adds every call to the history, whatever its outcome. */
final class RecordingClient {

    /** Longer than the gateway's own time-out, so that its response arrives. */
    private static final Duration TIMEOUT = Duration.ofMillis(5_500);

    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(60);

    private final SoukClient usual;
    private final SoukClient impatient;
    private final History history;

    RecordingClient(String gateway, History history) {
        this.usual = new SoukClient(gateway, TIMEOUT);
        this.impatient = new SoukClient(gateway, SHORT_TIMEOUT);
        this.history = history;
    }

    /**
     * Who calls.
     *
     * @param number of the shopper
     * @param user null without a token
     */
    record Caller(int number, @Nullable UUID user, @Nullable String token) {}

    CallOutcome send(Caller caller, Intent intent, Call call) {
        return send(usual, caller, intent, call);
    }

    /** Waits for the response for a moment only. */
    CallOutcome sendImpatiently(Caller caller, Intent intent, Call call) {
        return send(impatient, caller, intent, call);
    }

    private CallOutcome send(SoukClient client, Caller caller, Intent intent, Call call) {
        long at = history.now();
        CallOutcome outcome;
        try {
            outcome = CallOutcome.of(client.send(caller.token() == null ? call : call.withToken(caller.token())));
        } catch (IOException failed) {
            outcome = CallOutcome.noResponse(failed);
        }
        boolean isSecret = intent == Intent.ACCOUNT;
        history.add(new ClientCall(
                caller.number(),
                caller.user(),
                intent,
                isSecret ? new Call(call.method(), call.path(), call.headers(), null) : call,
                at,
                history.now() - at,
                isSecret ? new CallOutcome(outcome.status(), "", false, null) : outcome));
        return outcome;
    }

    /** As the history counts it. */
    long now() {
        return history.now();
    }
}
