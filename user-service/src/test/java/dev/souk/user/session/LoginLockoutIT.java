package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An attacker who knows an e-mail and has many addresses. */
@SoukTest
class LoginLockoutIT {

    private static final int GUESSES_FROM_UNKNOWN_NETWORKS = 100;

    private final TestApi api;
    private final JdbcClient jdbc;

    LoginLockoutIT(TestApi api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @Test
    void theOwnerLogsInWhileOthersGuessAndTheirGuessesAreLimited() throws Exception {
        TestCustomer owner = TestCustomer.register(api);
        List<Integer> own = new ArrayList<>();
        List<Integer> guesses = new ArrayList<>();
        try (var attackers = Executors.newFixedThreadPool(4)) {
            for (int login = 0; login < 20; login++) {
                var wave = guesses(owner, login).stream().map(attackers::submit).toList();
                own.add(login(owner.email(), TestCustomer.PASSWORD, "127.0.0.1").status());
                for (var guess : wave) {
                    guesses.add(guess.get());
                }
            }
        }

        assertThat(own).hasSize(20).containsOnly(200);
        assertThat(guesses).containsOnly(401, 429);
        assertThat(guesses.stream().filter(status -> status == 401)).hasSize(GUESSES_FROM_UNKNOWN_NETWORKS);
    }

    @Test
    void aDayOfGuessingFromUnknownNetworksGivesTwentyFourMoreAttempts() {
        TestCustomer owner = TestCustomer.register(api);
        int perDay = 0;
        for (int network = 0; network < 30; network++) {
            for (int guess = 0; guess < 10; guess++) {
                login(owner.email(), "battery staple", "198.51.100." + network);
            }
        }
        for (int hour = 0; hour < 24; hour++) {
            anHourPasses();
            for (int network = 0; network < 3; network++) {
                int status = login(owner.email(), "battery staple", "192.0.2." + network)
                        .status();
                perDay += status == 401 ? 1 : 0;
            }
        }

        assertThat(perDay).isEqualTo(24);
    }

    @Test
    void aNetworkBecomesKnownByALogin() {
        TestCustomer owner = TestCustomer.register(api);
        login(owner.email(), TestCustomer.PASSWORD, "203.0.113.50").expect(200);
        exhaust(owner);

        login(owner.email(), TestCustomer.PASSWORD, "203.0.113.50").expect(200);
        assertThat(login(owner.email(), TestCustomer.PASSWORD, "203.0.113.51")
                        .expect(429)
                        .problem())
                .isEqualTo("too-many-requests");
    }

    @Test
    void theOwnersLoginsDoNotGiveOthersMoreGuesses() {
        TestCustomer owner = TestCustomer.register(api);
        exhaust(owner);
        for (int login = 0; login < 5; login++) {
            login(owner.email(), TestCustomer.PASSWORD, "127.0.0.1").expect(200);
        }

        login(owner.email(), "battery staple", "198.51.100.200").expect(429);
    }

    @Test
    void theRightPasswordIsVerifiedOnlySixtyTimesInARowFromOneNetwork() {
        TestCustomer owner = TestCustomer.register(api);
        long begin = System.nanoTime();
        long verified = IntStream.range(0, 90)
                .filter(_ ->
                        login(owner.email(), TestCustomer.PASSWORD, "127.0.0.1").status() == 200)
                .count();

        long refilled = Duration.ofNanos(System.nanoTime() - begin).toSeconds() + 1; // one a second
        assertThat(verified).isBetween(60L, 60 + refilled);
    }

    private void exhaust(TestCustomer owner) {
        for (int guess = 0; guess < GUESSES_FROM_UNKNOWN_NETWORKS; guess++) {
            login(owner.email(), "battery staple", "198.51.100." + guess / 10).expect(401);
        }
    }

    private List<Callable<Integer>> guesses(TestCustomer owner, int login) {
        return IntStream.range(0, 10)
                .<Callable<Integer>>mapToObj(guess ->
                        () -> login(owner.email(), "battery staple", "203.0.113." + (login * 10 + guess))
                                .status())
                .toList();
    }

    private ApiResponse login(String email, String password, String client) {
        return api.anonymous()
                .with("X-Forwarded-For", client)
                .post("/sessions", Map.of("email", email, "password", password));
    }

    private void anHourPasses() {
        jdbc.sql("update login_attempt set refilled_at = refilled_at - interval '1 hour'")
                .update();
    }
}
