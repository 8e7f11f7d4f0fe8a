package dev.souk.system.chaos.load;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import dev.souk.system.chaos.load.Visit.Manner;
import dev.souk.tools.client.Call;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One user's account, token and requests, each sent up to 8 times with back-off under the same idempotency key. */
final class UserSession {

    private static final int ATTEMPTS = 8;
    private static final long FIRST_BACK_OFF_MILLIS = 100;
    private static final long MAX_BACK_OFF_MILLIS = 1_500;
    private static final long TOKEN_LIFETIME_MILLIS = Duration.ofMinutes(10).toMillis();

    private final RecordingClient client;
    private final int number;
    private @Nullable Account account;
    private @Nullable String token;
    private long loggedInAt;

    private record Account(UUID id, String email, String password) {}

    /** A shopper, at first without an account. */
    UserSession(RecordingClient client, int number) {
        this.client = client;
        this.number = number;
    }

    /** The admin, whose id clients do not know. */
    static UserSession of(AdminAccount admin, RecordingClient client) {
        var session = new UserSession(client, 0);
        session.account = new Account(new UUID(0, 0), admin.email(), admin.password());
        return session;
    }

    /** Opens an account if there is none, and logs in unless there is a fresh token; false without a response. */
    boolean logIn() throws InterruptedException {
        if (account == null) {
            account = openAccount();
        }
        if (account != null && (token == null || client.now() - loggedInAt >= TOKEN_LIFETIME_MILLIS)) {
            token = createToken(account);
            loggedInAt = client.now();
        }
        return token != null;
    }

    private @Nullable Account openAccount() throws InterruptedException {
        String email = UUID.randomUUID() + "@chaos.example";
        String password = UUID.randomUUID().toString();
        String body = """
                {"email": "%s", "name": "Shopper %s", "password": "%s"}""".formatted(email, number, password);
        return post(Intent.ACCOUNT, "/users", body)
                .json(201)
                .map(opened -> new Account(UUID.fromString(opened.path("id").asString()), email, password))
                .orElse(null);
    }

    private @Nullable String createToken(Account account) throws InterruptedException {
        token = null;
        String body = """
                {"email": "%s", "password": "%s"}""".formatted(account.email(), account.password());
        return send(Intent.ACCOUNT, Call.post("/sessions", body))
                .json(200)
                .map(session -> session.path("access_token").asString())
                .orElse(null);
    }

    /** Closes the account permanently; the next log-in opens another one. */
    void closeAccount() throws InterruptedException {
        CallOutcome seen = get(Intent.READ, "/users/me");
        if (seen.is(200) && seen.etag() != null) {
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
            case IMPATIENT -> client.sendImpatiently(caller(), Intent.CHECKOUT, order);
            case DOUBLED -> {
                Thread twin = Pacing.start(() -> sendOnce(Intent.CHECKOUT, order));
                sendOnce(Intent.CHECKOUT, order);
                twin.join();
            }
        }
        return send(Intent.CHECKOUT, order);
    }

    CallOutcome get(Intent intent, String path) throws InterruptedException {
        return send(intent, Call.get(path));
    }

    /** A write, executed once; without a body if the text is empty. */
    CallOutcome post(Intent intent, String path, String json) throws InterruptedException {
        Call call = json.isEmpty() ? new Call("POST", path, Map.of(), null) : Call.post(path, json);
        return send(intent, call.withIdempotencyKey());
    }

    private CallOutcome send(Intent intent, Call call) throws InterruptedException {
        CallOutcome outcome = sendOnce(intent, call);
        long backOff = FIRST_BACK_OFF_MILLIS;
        for (int attempt = 1; outcome.isOpen() && attempt < ATTEMPTS; attempt++) {
            Pacing.pause(backOff);
            outcome = sendOnce(intent, call);
            backOff = Math.min(2 * backOff, MAX_BACK_OFF_MILLIS);
        }
        return outcome;
    }

    CallOutcome sendOnce(Intent intent, Call call) {
        return client.send(caller(), intent, call);
    }

    private Caller caller() {
        return new Caller(number, token == null ? null : id(), token);
    }
}
