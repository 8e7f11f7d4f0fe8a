package dev.souk.system.chaos.load;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.Stopwatch;
import dev.souk.system.chaos.load.RecordingClient.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Where one becomes a customer, and gets a new token before the old one expires. */
final class Registration {

    private static final long FRESH_MILLIS = Duration.ofMinutes(10).toMillis();

    private final RecordingClient client;
    private final RetryingClient persistence;
    private final Stopwatch watch;

    Registration(RecordingClient client, RetryingClient persistence, Stopwatch watch) {
        this.client = client;
        this.persistence = persistence;
        this.watch = watch;
    }

    /** A new account that is logged in; empty when the shop did not answer. */
    Optional<LoggedInUser> register(int shopper) throws InterruptedException {
        String email = UUID.randomUUID() + "@chaos.example";
        String password = UUID.randomUUID().toString();
        String body = """
                {"email": "%s", "name": "Shopper %d", "password": "%s"}""".formatted(email, shopper, password);
        var caller = new Caller(shopper, Optional.empty());
        CallOutcome outcome =
                persistence.ask(caller, ClientRequest.write(Intent.ACCOUNT, "POST", "/users", UUID.randomUUID(), body));
        var id = ResponseBodies.of(outcome, 201)
                .map(account -> account.path("id").asString());
        return id.isEmpty() ? Optional.empty() : logIn(caller, UUID.fromString(id.get()), email, password);
    }

    /** The same customer with a token that lasts for a while; empty when there was none to be had. */
    Optional<LoggedInUser> refresh(int shopper, LoggedInUser known) throws InterruptedException {
        if (watch.now() - known.loggedInAt() < FRESH_MILLIS) {
            return Optional.of(known);
        }
        return logIn(new Caller(shopper, Optional.empty()), known.id(), known.email(), known.password());
    }

    Optional<LoggedInUser> logIn(Caller caller, UUID id, String email, String password) throws InterruptedException {
        String body = """
                {"email": "%s", "password": "%s"}""".formatted(email, password);
        var request = new ClientRequest(Intent.ACCOUNT, "POST", "/sessions", null, body, null);
        CallOutcome outcome = persistence.ask(caller, request);
        return ResponseBodies.of(outcome, 200)
                .map(session -> session.path("access_token").asString())
                .map(token -> new LoggedInUser(id, email, password, token, watch.now()));
    }

    /** Closes the account for good. */
    void close(Caller caller, LoggedInUser customer) throws InterruptedException {
        CallOutcome seen = persistence.ask(caller, ClientRequest.read(Intent.READ, "/users/me"));
        if (seen instanceof CallOutcome.Answered answer && answer.status() == 200 && answer.etag() != null) {
            persistence.ask(
                    caller,
                    ClientRequest.write(Intent.ACCOUNT, "DELETE", "/users/" + customer.id(), UUID.randomUUID(), null)
                            .ifStill(answer.etag()));
        }
    }

    RecordingClient client() {
        return client;
    }
}
