package dev.souk.user.session;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Login attempts in the database. Each statement is its own transaction: an attempt stays counted when the request
 * fails, and no transaction locks two rows, so that none can deadlock.
 */
@Repository
class LoginAttemptRepository implements LoginAttempts {

    private final JdbcClient jdbc;

    LoginAttemptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The update contains the condition: concurrent attempts wait for the row lock, and each sees the previous ones.
     */
    @Override
    public Optional<Duration> tryAcquire(ThrottleKey key, LoginLimit limit) {
        int acquired = jdbc.sql("""
                insert into login_attempt as attempt (throttle_key, refilled_at)
                values (:key, clock_timestamp() + cast(:refill as interval))
                on conflict (throttle_key) do update
                set refilled_at = greatest(attempt.refilled_at, clock_timestamp()) + cast(:refill as interval)
                where attempt.refilled_at <= clock_timestamp() + cast(:burst as interval)
                """)
                .param("key", key.bytes())
                .param("refill", limit.refillInterval().toString())
                .param("burst", limit.burst().toString())
                .update();
        return acquired == 1 ? Optional.empty() : Optional.of(untilNext(key, limit));
    }

    @Override
    public void release(ThrottleKey key, LoginLimit limit) {
        jdbc.sql("""
                update login_attempt set refilled_at = refilled_at - cast(:refill as interval)
                where throttle_key = :key
                """)
                .param("key", key.bytes())
                .param("refill", limit.refillInterval().toString())
                .update();
    }

    @Override
    public void reset(ThrottleKey key) {
        jdbc.sql("delete from login_attempt where throttle_key = :key")
                .param("key", key.bytes())
                .update();
    }

    private Duration untilNext(ThrottleKey key, LoginLimit limit) {
        long millis = jdbc.sql("""
                select cast(extract(epoch from refilled_at - clock_timestamp()) * 1000 as bigint) from login_attempt
                where throttle_key = :key
                """)
                .param("key", key.bytes())
                .query(Long.class)
                .optional()
                .orElse(0L);
        return Duration.ofMillis(millis).minus(limit.burst());
    }
}
