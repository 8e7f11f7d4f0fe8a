package dev.souk.system.chaos.shopper;

import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.Outcome;
import dev.souk.system.chaos.history.Request;
import dev.souk.system.chaos.history.Stopwatch;
import dev.souk.system.chaos.shopper.Client.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Where one becomes a customer, and gets a new token before the old one expires. */
final class Entrance {

    private static final long FRESH_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Client client;
    private final Persistence persistence;
    private final Stopwatch watch;

    Entrance(Client client, Persistence persistence, Stopwatch watch) {
        this.client = client;
        this.persistence = persistence;
        this.watch = watch;
    }

    /** A new account that is logged in; empty when the shop did not answer. */
    Optional<Customer> register(int shopper) throws InterruptedException {
        String email = UUID.randomUUID() + "@chaos.example";
        String password = UUID.randomUUID().toString();
        String body = """
                {"email": "%s", "name": "Shopper %d", "password": "%s"}""".formatted(email, shopper, password);
        var caller = new Caller(shopper, Optional.empty());
        Outcome outcome =
                persistence.ask(caller, Request.write(Intent.ACCOUNT, "POST", "/users", UUID.randomUUID(), body));
        var id = Bodies.of(outcome, 201).map(account -> account.path("id").asString());
        return id.isEmpty() ? Optional.empty() : logIn(caller, UUID.fromString(id.get()), email, password);
    }

    /** The same customer with a token that lasts for a while; empty when there was none to be had. */
    Optional<Customer> refresh(int shopper, Customer known) throws InterruptedException {
        if (watch.now() - known.loggedInAt() < FRESH_MILLIS) {
            return Optional.of(known);
        }
        return logIn(new Caller(shopper, Optional.empty()), known.id(), known.email(), known.password());
    }

    Optional<Customer> logIn(Caller caller, UUID id, String email, String password) throws InterruptedException {
        String body = """
                {"email": "%s", "password": "%s"}""".formatted(email, password);
        var request = new Request(Intent.ACCOUNT, "POST", "/sessions", null, body, null);
        Outcome outcome = persistence.ask(caller, request);
        return Bodies.of(outcome, 200)
                .map(session -> session.path("access_token").asString())
                .map(token -> new Customer(id, email, password, token, watch.now()));
    }

    /** Closes the account for good. */
    void close(Caller caller, Customer customer) throws InterruptedException {
        Outcome seen = persistence.ask(caller, Request.read(Intent.LOOK, "/users/me"));
        if (seen instanceof Outcome.Answered answer && answer.status() == 200 && answer.etag() != null) {
            persistence.ask(
                    caller,
                    Request.write(Intent.ACCOUNT, "DELETE", "/users/" + customer.id(), UUID.randomUUID(), null)
                            .ifStill(answer.etag()));
        }
    }

    Client client() {
        return client;
    }
}
