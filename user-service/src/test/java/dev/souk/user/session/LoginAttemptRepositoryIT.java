package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class LoginAttemptRepositoryIT {

    private static final LoginLimit LIMIT = new LoginLimit(3, Duration.ofMinutes(1));

    @Autowired
    LoginAttemptRepository attempts;

    @Autowired
    JdbcClient jdbc;

    private final ThrottleKey subject = ThrottleKey.email(UUID.randomUUID() + "@souk.example");

    @Test
    void theFourthAttemptWaitsAboutAMinute() {
        charge(3);

        assertThat(attempts.charge(subject, LIMIT))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(50), LIMIT.regain()));
    }

    @Test
    void timeRegainsOneAttemptAfterTheOther() {
        charge(3);
        timePasses(Duration.ofSeconds(61));

        charge(1);
        assertThat(attempts.charge(subject, LIMIT)).isPresent();
    }

    @Test
    void aLongTimeRegainsNoMoreThanTheLimit() {
        charge(1);
        timePasses(Duration.ofDays(1));

        charge(3);
        assertThat(attempts.charge(subject, LIMIT)).isPresent();
    }

    @Test
    void ofAttemptsAtTheSameTimeOnlyTheLimitIsLetThrough() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> attempt = () -> attempts.charge(subject, LIMIT).isEmpty();
            long letThrough = 0;
            for (var result :
                    callers.invokeAll(Stream.generate(() -> attempt).limit(20).toList())) {
                letThrough += result.get() ? 1 : 0;
            }
            assertThat(letThrough).isEqualTo(3);
        }
    }

    @Test
    void whatIsGivenBackOrForgottenIsNotOwed() {
        charge(3);
        attempts.giveBack(subject, LIMIT);
        charge(1);
        attempts.forget(subject);
        charge(3);
    }

    @Test
    void whatIsPaidIsSweptAndWhatIsOwedStays() {
        charge(2);
        attempts.deletePaid();
        assertThat(rows()).isEqualTo(1);

        timePasses(Duration.ofMinutes(3));
        attempts.deletePaid();
        assertThat(rows()).isZero();
    }

    private void charge(int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(attempts.charge(subject, LIMIT)).isEmpty();
        }
    }

    private void timePasses(Duration time) {
        jdbc.sql("""
                update login_attempt set paid_until = paid_until - make_interval(secs => :time)
                where subject = :subject
                """)
                .param("time", time.toSeconds())
                .param("subject", subject.bytes())
                .update();
    }

    private int rows() {
        return jdbc.sql("select count(*) from login_attempt where subject = :subject")
                .param("subject", subject.bytes())
                .query(Integer.class)
                .single();
    }
}
