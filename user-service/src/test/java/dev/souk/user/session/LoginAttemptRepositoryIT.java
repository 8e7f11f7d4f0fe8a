package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.database.Retention;
import dev.souk.testing.SoukTest;
import dev.souk.user.session.LoginProperties.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SoukTest
class LoginAttemptRepositoryIT {

    private static final LoginLimit LIMIT = new Failures(3, Duration.ofMinutes(1));

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

        assertThat(attempts.tryAcquire(Map.of(key, LIMIT)))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(50), LIMIT.refillInterval()));
    }

    @Test
    void oneAttemptAfterTheOtherBecomesAvailable() {
        acquire(3);
        timePasses(Duration.ofSeconds(61));

        acquire(1);
        assertThat(attempts.tryAcquire(Map.of(key, LIMIT))).isPresent();
    }

    @Test
    void aLongTimeRefillsNoMoreThanTheLimit() {
        acquire(1);
        timePasses(Duration.ofDays(1));

        acquire(3);
        assertThat(attempts.tryAcquire(Map.of(key, LIMIT))).isPresent();
    }

    @Test
    void aClockThatIsSetBackLocksNobodyOut() {
        acquire(1);
        timePasses(Duration.ofHours(-2));

        acquire(3);
        assertThat(attempts.tryAcquire(Map.of(key, LIMIT))).isPresent();
    }

    @Test
    void concurrentAttemptsDoNotExceedTheLimit() throws Exception {
        try (var callers = Executors.newFixedThreadPool(8)) { // few wait for a connection, or for a row of others
            Callable<Boolean> attempt =
                    () -> attempts.tryAcquire(Map.of(key, LIMIT)).isEmpty();
            long allowed = 0;
            for (var result :
                    callers.invokeAll(Stream.generate(() -> attempt).limit(20).toList())) {
                allowed += result.get() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(3);
        }
    }

    @Test
    void releasedAttemptsAreAvailable() {
        acquire(3);
        attempts.release(Map.of(key, LIMIT.refillInterval()));
        acquire(1);
        attempts.release(Map.of(key, LIMIT.fullRefill()));
        acquire(3);
    }

    @Test
    void anAttemptIsTakenOfEachLimitOrOfNone() {
        ThrottleKey other = ThrottleKey.unknownNetworks(UUID.randomUUID() + "@souk.example");
        acquire(3);

        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(attempts.tryAcquire(Map.of(key, LIMIT, other, LIMIT)))
                    .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(LIMIT.refillInterval()));
        }

        attempts.release(Map.of(key, LIMIT.fullRefill()));
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(attempts.tryAcquire(Map.of(key, LIMIT, other, LIMIT))).isEmpty();
        }
    }

    @Test
    void loginsWithTheSameKeysDoNotDeadlock() throws Exception {
        List<ThrottleKey> keys = Stream.generate(UUID::randomUUID)
                .limit(4)
                .map(id -> ThrottleKey.unknownNetworks(id + "@souk.example"))
                .toList();
        var limit = new Failures(1_000, Duration.ofMinutes(1));
        try (var callers = Executors.newFixedThreadPool(8)) { // fewer than connections: none waits for one
            Callable<Optional<Duration>> login = () -> {
                List<ThrottleKey> shuffled = new ArrayList<>(keys);
                Collections.shuffle(shuffled);
                Optional<Duration> wait = attempts.tryAcquire(inOrder(shuffled, limit));
                attempts.release(inOrder(shuffled.reversed(), limit.refillInterval()));
                return wait;
            };
            for (var result :
                    callers.invokeAll(Stream.generate(() -> login).limit(200).toList())) {
                assertThat(result.get()).isEmpty();
            }
        }
    }

    private static <V> Map<ThrottleKey, V> inOrder(List<ThrottleKey> keys, V value) {
        Map<ThrottleKey, V> map = new LinkedHashMap<>();
        keys.forEach(key -> map.put(key, value));
        return map;
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
            assertThat(attempts.tryAcquire(Map.of(key, LIMIT))).isEmpty();
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
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(DataAccessException.class) // of a busy machine: a statement has 2 s
                .untilAsserted(
                        () -> { // the sweep of each minute may delete some
                            insertOldRows();
                            assertThat(retention.sweep()).isEqualTo(100_000);
                            assertThat(retention.sweep()).isPositive();
                        });
    }

    private void insertOldRows() {
        for (int first = 0; first <= 100_000; first += 10_000) { // each within the statement time-out
            jdbc.sql("""
                    insert into login_attempt (throttle_key, refilled_at)
                    select sha256(convert_to('old' || number, 'UTF8')), now() - interval '1 hour'
                    from generate_series(:first, :first + 9999) number
                    on conflict do nothing
                    """).param("first", first).update();
        }
    }
}
