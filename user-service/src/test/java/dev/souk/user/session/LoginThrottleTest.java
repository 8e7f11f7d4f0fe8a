package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.user.account.AccountRepository;
import dev.souk.user.network.Network;
import dev.souk.user.password.PasswordService;
import dev.souk.user.session.LoginProperties.Attempts;
import dev.souk.user.session.LoginProperties.Failures;
import dev.souk.user.session.LoginProperties.NetworkLimit;
import dev.souk.user.session.LoginProperties.UnknownNetworks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

class LoginThrottleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts();
    private final LoginThrottle throttle = new LoginThrottle(
            attempts,
            new LoginProperties(
                    new Failures(3, MINUTE),
                    new UnknownNetworks(6, HOUR),
                    new NetworkLimit(5, Duration.ofSeconds(10)),
                    new Attempts(20, Duration.ofSeconds(1))));

    @Test
    void afterTooManyFailuresWithOneEmailFromOneNetworkTheNextAttemptWaits() {
        fail("ada", "home", 3);

        assertThat(throttle.begin(login("ada", "home"))).contains(MINUTE);
        assertThat(throttle.begin(login("bob", "home"))).isEmpty();
    }

    @Test
    void failuresElsewhereDoNotLockAKnownNetwork() {
        fail("ada", "botnet1", 3);
        fail("ada", "botnet2", 3);

        assertThat(throttle.begin(login("ada", "botnet3"))).contains(HOUR);
        assertThat(throttle.begin(known("ada", "home"))).isEmpty();
    }

    @Test
    void failuresFromAKnownNetworkDoNotLockTheOthers() {
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(throttle.begin(known("ada", "home"))).isEmpty();
        }

        fail("ada", "elsewhere", 3);
        fail("ada", "hotel", 3);
    }

    @Test
    void theEmailIsCountedIgnoringCase() {
        fail("ada", "home", 3);

        assertThat(throttle.begin(login("ADA", "home"))).isPresent();
    }

    @Test
    void afterTooManyFailuresFromOneNetworkEveryEmailWaits() {
        for (int user = 0; user < 5; user++) {
            fail("user" + user, "home", 1);
        }

        assertThat(throttle.begin(login("ada", "home"))).contains(Duration.ofSeconds(10));
        assertThat(throttle.begin(login("ada", "elsewhere"))).isEmpty();
    }

    @Test
    void noCallerWaitsLongerThanOneRefillInterval() {
        fail("ada", "home", 3);
        for (int attempt = 0; attempt < 50; attempt++) {
            assertThat(throttle.begin(login("ada", "home"))).isPresent(); // throttled ones are not counted
        }
        attempts.pass(MINUTE);

        assertThat(throttle.begin(login("ada", "home"))).isEmpty();
        assertThat(throttle.begin(login("ada", "home"))).isPresent();
    }

    @Test
    void aThrottledEmailIsNotCountedForTheNetwork() {
        fail("ada", "home", 3);
        for (int attempt = 0; attempt < 50; attempt++) {
            assertThat(throttle.begin(login("ada", "home"))).isPresent();
        }

        fail("bob", "home", 2);
        assertThat(throttle.begin(login("bob", "home"))).isPresent();
    }

    @Test
    void theRightPasswordResetsTheFailuresOfTheNetwork() {
        fail("ada", "home", 2);
        Login right = login("ada", "home");
        assertThat(throttle.begin(right)).isEmpty();
        throttle.succeeded(right);

        fail("ada", "home", 3);
    }

    @Test
    void successesOfManyUsersNeverThrottleANetwork() {
        for (int attempt = 0; attempt < 50; attempt++) {
            Login right = login("user" + attempt, "office");
            assertThat(throttle.begin(right)).isEmpty();
            throttle.succeeded(right);
        }
    }

    @Test
    void successesOfOneUserAreLimitedSinceEachCostsAHash() {
        Login right = known("ada", "home");
        for (int attempt = 0; attempt < 20; attempt++) {
            assertThat(throttle.begin(right)).isEmpty();
            throttle.succeeded(right);
        }

        assertThat(throttle.begin(right)).contains(Duration.ofSeconds(1));
    }

    @Test
    void anAbandonedAttemptIsNotCounted() {
        for (int attempt = 0; attempt < 50; attempt++) {
            Login given = login("ada", "home");
            assertThat(throttle.begin(given)).isEmpty();
            throttle.abandoned(given);
        }
    }

    @Test
    void anAttemptWhosePasswordCouldNotBeVerifiedIsNotCounted() {
        PasswordService full = mock();
        when(full.verify(any(), any())).thenThrow(Problems.SERVICE_UNAVAILABLE.with("full"));
        var verifier = new CredentialVerifier(throttle, mock(), mock(), full, mock());

        assertThatFiftyAttemptsFailWith(ProblemException.class, verifier);
    }

    @Test
    void anAttemptWhoseAccountCouldNotBeReadIsNotCounted() {
        AccountRepository unavailable = mock();
        when(unavailable.credentials(anyString())).thenThrow(new CannotGetJdbcConnectionException("no connection"));
        var verifier = new CredentialVerifier(throttle, mock(), unavailable, mock(), mock());

        assertThatFiftyAttemptsFailWith(CannotGetJdbcConnectionException.class, verifier);
    }

    private static void assertThatFiftyAttemptsFailWith(
            Class<? extends RuntimeException> failure, CredentialVerifier verifier) {
        for (int attempt = 0; attempt < 50; attempt++) {
            assertThatExceptionOfType(failure)
                    .isThrownBy(() -> verifier.verify("ada@souk.example", "whatever", new Network("home"), "login"));
        }
    }

    private void fail(String email, String network, int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(throttle.begin(login(email, network))).isEmpty();
        }
    }

    private static Login login(String email, String network) {
        return new Login(email + "@souk.example", "whatever", new Network(network), false);
    }

    private static Login known(String email, String network) {
        return new Login(email + "@souk.example", "whatever", new Network(network), true);
    }
}
