package dev.souk.system.chaos.load;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.Stopwatch;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Opens and closes accounts, and logs in again before a token expires. */
record Registration(RetryingClient client, Stopwatch watch) {

    private static final long TOKEN_LIFETIME_MILLIS = Duration.ofMinutes(10).toMillis();

    /** A new account that is logged in; empty if there was no response. */
    Optional<LoggedInUser> register(int shopper) throws InterruptedException {
        String email = UUID.randomUUID() + "@chaos.example";
        String password = UUID.randomUUID().toString();
        String body = """
                {"email": "%s", "name": "Shopper %d", "password": "%s"}"""
                .formatted(email, shopper, password);
        var caller = new Caller(shopper, Optional.empty());
        var id = ResponseBodies.of(client.post(caller, Intent.ACCOUNT, "/users", body), 201)
                .map(account -> account.path("id").asString());
        return id.isEmpty() ? Optional.empty() : logIn(caller, UUID.fromString(id.get()), email, password);
    }

    /** The same user with a token that does not expire soon; empty if there was no response. */
    Optional<LoggedInUser> refresh(int shopper, LoggedInUser user) throws InterruptedException {
        if (watch.now() - user.loggedInAt() < TOKEN_LIFETIME_MILLIS) {
            return Optional.of(user);
        }
        return logIn(new Caller(shopper, Optional.empty()), user.id(), user.email(), user.password());
    }

    Optional<LoggedInUser> logIn(Caller caller, UUID id, String email, String password) throws InterruptedException {
        String body = """
                {"email": "%s", "password": "%s"}""".formatted(email, password);
        var request = new ClientRequest(Intent.ACCOUNT, "POST", "/sessions", null, body, null);
        return ResponseBodies.of(client.send(caller, request), 200)
                .map(session -> session.path("access_token").asString())
                .map(token -> new LoggedInUser(id, email, password, token, watch.now()));
    }

    /** Closes the account permanently. */
    void close(Caller caller, LoggedInUser user) throws InterruptedException {
        CallOutcome seen = client.get(caller, Intent.READ, "/users/me");
        if (seen instanceof CallOutcome.Answered answer && answer.status() == 200 && answer.etag() != null) {
            UUID key = UUID.randomUUID();
            client.send(
                    caller,
                    ClientRequest.write(Intent.ACCOUNT, "DELETE", "/users/" + user.id(), key, null)
                            .ifMatch(answer.etag()));
        }
    }
}
