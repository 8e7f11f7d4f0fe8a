package dev.souk.system.chaos.load;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.system.chaos.load.History.CallOutcome;
import dev.souk.system.chaos.load.History.ClientCall;
import dev.souk.system.chaos.load.Visit.Manner;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One user's account, token and requests, each sent up to 8 times with back-off under the same idempotency key. Every
 * call is added to the history, whatever its outcome.
 */
final class UserSession {

    /** Longer than the gateway's own time-out, so that its response arrives. */
    static final Duration TIMEOUT = Duration.ofMillis(5_500);

    private static final Duration SHORT_TIMEOUT = Duration.ofMillis(60);
    private static final int ATTEMPTS = 8;
    private static final long FIRST_BACK_OFF_MILLIS = 100;
    private static final long MAX_BACK_OFF_MILLIS = 1_500;
    private static final long TOKEN_LIFETIME_MILLIS = Duration.ofMinutes(10).toMillis();

    private final SoukClient client;
    private final SoukClient impatient;
    private final History history;
    private final int number;
    private @Nullable Account account;
    private @Nullable String token;
    private long loggedInAt;

    private record Account(UUID id, String email, String password) {}

    /**
     * A shopper, from 1, at first without an account, or with the number 0 the admin, whose id clients do not know.
     *
     * @param client has the connections of all of them
     */
    UserSession(SoukClient client, SoukStatus souk, History history, int number) {
        this.client = client;
        this.impatient = new SoukClient(client.http(), client.baseUrl(), SHORT_TIMEOUT);
        this.history = history;
        this.number = number;
        if (number == 0) {
            account = new Account(
                    new UUID(0, 0), souk.admin().email(), souk.admin().password());
        }
    }

    /** Opens an account if there is none, and logs in unless there is a fresh token; false without a response. */
    boolean logIn() throws InterruptedException {
        if (account == null) {
            account = openAccount();
        }
        if (account != null && (token == null || history.now() - loggedInAt >= TOKEN_LIFETIME_MILLIS)) {
            token = null;
            String body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(account.email(), account.password());
            token = send(Intent.ACCOUNT, Call.post("/sessions", body))
                    .text(200, "access_token")
                    .orElse(null);
            loggedInAt = history.now();
        }
        return token != null;
    }

    private @Nullable Account openAccount() throws InterruptedException {
        String email = UUID.randomUUID() + "@chaos.example";
        String password = UUID.randomUUID().toString();
        String body = """
            {"email": "%s", "name": "Shopper %s", "password": "%s"}\
            """.formatted(email, number, password);
        return post(Intent.ACCOUNT, "/users", body)
                .text(201, "id")
                .map(id -> new Account(UUID.fromString(id), email, password))
                .orElse(null);
    }

    /** Closes the account permanently; the next log-in opens another one. */
    void closeAccount() throws InterruptedException {
        CallOutcome seen = get(Intent.READ, "/users/me");
        if (seen.status() == 200 && seen.etag() != null) {
            Call closure = new Call("DELETE", "/users/" + id(), Map.of("If-Match", seen.etag()), null);
            send(Intent.CLOSURE, closure.withIdempotencyKey());
        }
        account = null;
        token = null;
    }

    /** The id of the account; null without one. */
    @Nullable
    UUID id() {
        return account == null ? null : account.id();
    }

    /** Always under one key, in this manner. */
    CallOutcome checkOut(Manner manner) throws InterruptedException {
        Call order = Call.post("/orders", "{}").withIdempotencyKey();
        switch (manner) {
            case RETRIED -> {}
            case IMPATIENT -> sendOnce(impatient, Intent.CHECKOUT, order);
            case DOUBLED -> {
                Thread twin = Pacing.start(() -> sendOnce(client, Intent.CHECKOUT, order));
                sendOnce(client, Intent.CHECKOUT, order);
                twin.join();
            }
        }
        return send(Intent.CHECKOUT, order);
    }

    CallOutcome get(Intent intent, String path) throws InterruptedException {
        return send(intent, Call.get(path));
    }

    /** One attempt to read. */
    CallOutcome poll(Intent intent, String path) {
        return sendOnce(client, intent, Call.get(path));
    }

    /** A write, executed once; without a body if the text is empty. */
    CallOutcome post(Intent intent, String path, String json) throws InterruptedException {
        Call call = json.isEmpty() ? new Call("POST", path, Map.of(), null) : Call.post(path, json);
        return send(intent, call.withIdempotencyKey());
    }

    private CallOutcome send(Intent intent, Call call) throws InterruptedException {
        CallOutcome outcome = sendOnce(client, intent, call);
        long backOff = FIRST_BACK_OFF_MILLIS;
        for (int attempt = 1; outcome.isOpen() && attempt < ATTEMPTS; attempt++) {
            Pacing.pause(backOff);
            outcome = sendOnce(client, intent, call);
            backOff = Math.min(2 * backOff, MAX_BACK_OFF_MILLIS);
        }
        return outcome;
    }

    private CallOutcome sendOnce(SoukClient with, Intent intent, Call call) {
        UUID user = token == null ? null : id();
        long at = history.now();
        CallOutcome outcome = CallOutcome.of(with, token == null ? call : call.withToken(token));
        history.add(new ClientCall(number, user, intent, call, at, history.now() - at, outcome));
        return outcome;
    }
}
