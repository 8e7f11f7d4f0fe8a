package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.database.Retention;
import dev.souk.testing.SoukTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class LoginAttemptRepositoryIT {

    private static final LoginLimit LIMIT = new LoginLimit(3, Duration.ofMinutes(1));

    private final LoginAttemptRepository attempts;
    private final Retention retention;
    private final JdbcClient jdbc;
    private final ThrottleKey key = ThrottleKey.unknownNetworks(UUID.randomUUID() + "@souk.example");

    LoginAttemptRepositoryIT(
            LoginAttemptRepository attempts, @Qualifier("loginAttemptRetention") Retention retention, JdbcClient jdbc) {
        this.attempts = attempts;
        this.retention = retention;
        this.jdbc = jdbc;
    }

    @Test
    void theFourthAttemptWaitsAboutAMinute() {
        acquire(3);

        assertThat(attempts.tryAcquire(key, LIMIT))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(50), LIMIT.refillInterval()));
    }

    @Test
    void oneAttemptAfterTheOtherBecomesAvailable() {
        acquire(3);
        timePasses(Duration.ofSeconds(61));

        acquire(1);
        assertThat(attempts.tryAcquire(key, LIMIT)).isPresent();
    }

    @Test
    void aLongTimeRefillsNoMoreThanTheLimit() {
        acquire(1);
        timePasses(Duration.ofDays(1));

        acquire(3);
        assertThat(attempts.tryAcquire(key, LIMIT)).isPresent();
    }

    @Test
    void concurrentAttemptsDoNotExceedTheLimit() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> attempt = () -> attempts.tryAcquire(key, LIMIT).isEmpty();
            long allowed = 0;
            for (var result :
                    callers.invokeAll(Stream.generate(() -> attempt).limit(20).toList())) {
                allowed += result.get() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(3);
        }
    }

    @Test
    void releasedAndResetAttemptsAreAvailable() {
        acquire(3);
        attempts.release(key, LIMIT);
        acquire(1);
        attempts.reset(key);
        acquire(3);
    }

    @Test
    void retentionDeletesOnlyRefilledRows() {
        acquire(2);
        retention.sweep();
        assertThat(rows()).isEqualTo(1);

        timePasses(Duration.ofMinutes(3));
        retention.sweep();
        assertThat(rows()).isZero();
    }

    private void acquire(int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(attempts.tryAcquire(key, LIMIT)).isEmpty();
        }
    }

    private void timePasses(Duration time) {
        jdbc.sql("""
                update login_attempt set refilled_at = refilled_at - make_interval(secs => :time)
                where throttle_key = :key
                """).param("time", time.toSeconds()).param("key", key.bytes()).update();
    }

    private int rows() {
        return jdbc.sql("select count(*) from login_attempt where throttle_key = :key")
                .param("key", key.bytes())
                .query(Integer.class)
                .single();
    }

    /** An unlimited delete exceeds the statement time-out once the table is large, and then never deletes a row. */
    @Test
    void oneSweepDeletesALimitedNumberOfRows() {
        jdbc.sql("""
                insert into login_attempt (throttle_key, refilled_at)
                select sha256(convert_to('old' || number, 'UTF8')), now() - interval '1 hour'
                from generate_series(1, 100001) number
                on conflict do nothing
                """).update();

        assertThat(retention.sweep()).isEqualTo(100_000);
        assertThat(retention.sweep()).isPositive();
    }
}
