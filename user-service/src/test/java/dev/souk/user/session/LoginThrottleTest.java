package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.user.session.LoginProperties.ClientLimit;
import dev.souk.user.session.LoginProperties.EmailLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InMemoryLoginAttempts attempts = new InMemoryLoginAttempts();
    private final LoginThrottle throttle = new LoginThrottle(
            attempts, new LoginProperties(new EmailLimit(3, MINUTE), new ClientLimit(5, Duration.ofSeconds(10))));

    @Test
    void afterTooManyFailuresWithOneEmailTheNextAttemptWaits() {
        fail("ada", "home", 3);

        assertThat(throttle.begin(login("ada", "elsewhere"))).contains(MINUTE);
        assertThat(throttle.begin(login("bob", "elsewhere"))).isEmpty();
    }

    @Test
    void theEmailIsCountedIgnoringCase() {
        fail("ada", "home", 3);

        assertThat(throttle.begin(login("ADA", "home"))).isPresent();
    }

    @Test
    void afterTooManyFailuresFromOneClientEveryEmailWaits() {
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
            assertThat(throttle.begin(login("ada", "elsewhere"))).isPresent(); // throttled ones are not counted
        }
        attempts.pass(MINUTE);

        assertThat(throttle.begin(login("ada", "home"))).isEmpty();
        assertThat(throttle.begin(login("ada", "home"))).isPresent();
    }

    @Test
    void aThrottledEmailIsNotCountedForTheClient() {
        fail("ada", "home", 3);
        for (int attempt = 0; attempt < 50; attempt++) {
            assertThat(throttle.begin(login("ada", "home"))).isPresent();
        }

        fail("bob", "home", 2);
        assertThat(throttle.begin(login("bob", "home"))).isPresent();
    }

    @Test
    void theRightPasswordResetsTheEmail() {
        fail("ada", "home", 2);
        Login right = login("ada", "home");
        assertThat(throttle.begin(right)).isEmpty();
        throttle.succeeded(right);

        fail("ada", "home", 3);
    }

    @Test
    void successesNeverThrottleAClient() {
        for (int attempt = 0; attempt < 50; attempt++) {
            Login right = login("user" + attempt, "office");
            assertThat(throttle.begin(right)).isEmpty();
            throttle.succeeded(right);
        }
    }

    @Test
    void anAbandonedAttemptIsNotCounted() {
        for (int attempt = 0; attempt < 50; attempt++) {
            Login given = login("ada", "home");
            assertThat(throttle.begin(given)).isEmpty();
            throttle.abandoned(given);
        }
    }

    private void fail(String email, String client, int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(throttle.begin(login(email, client))).isEmpty();
        }
    }

    private static Login login(String email, String client) {
        return new Login(email + "@souk.example", "whatever", client);
    }
}
