package dev.souk.user.session;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Login attempts in the database, one statement for all keys of a login. Each is its own transaction: an attempt stays
 * counted when the request fails. It locks the rows in the order of their keys, so that two logins cannot deadlock.
 */
@Repository
class LoginAttemptRepository {

    private final JdbcClient jdbc;

    LoginAttemptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes an attempt of each limit; or of none, and returns the time until one of each is available. */
    Optional<Duration> tryAcquire(Map<ThrottleKey, LoginLimit> limits) {
        Map<ThrottleKey, LoginLimit> refused = new HashMap<>(limits);
        refused.keySet().removeAll(take(limits));
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        Map<ThrottleKey, Duration> taken = new HashMap<>();
        limits.forEach((key, limit) -> taken.put(key, limit.refillInterval()));
        taken.keySet().removeAll(refused.keySet());
        release(taken);
        return Optional.of(untilNext(refused));
    }

    /**
     * The keys of which an attempt was taken. The update contains the condition: concurrent attempts wait for the row
     * lock, and each sees the previous ones. A time that no attempt can have caused is from before the clock of the
     * database was set back: it locks nobody out.
     */
    private Set<ThrottleKey> take(Map<ThrottleKey, LoginLimit> limits) {
        return jdbc.sql("""
                with wanted as (
                    select *, burst + refill + interval '1 minute' as most
                    from unnest(:keys, cast(:refills as interval[]), cast(:bursts as interval[]))
                        as wanted (throttle_key, refill, burst))
                insert into login_attempt as attempt (throttle_key, refilled_at)
                select throttle_key, clock_timestamp() + refill from wanted order by throttle_key
                on conflict (throttle_key) do update
                set refilled_at = (select case when attempt.refilled_at > clock_timestamp() + most then clock_timestamp()
                            else greatest(attempt.refilled_at, clock_timestamp()) end + refill
                        from wanted where wanted.throttle_key = attempt.throttle_key)
                where (select attempt.refilled_at not between clock_timestamp() + burst and clock_timestamp() + most
                        from wanted where wanted.throttle_key = attempt.throttle_key)
                returning throttle_key
                """)
                .param("keys", bytes(limits.keySet()))
                .param("refills", texts(limits.values().stream().map(LoginLimit::refillInterval)))
                .param("bursts", texts(limits.values().stream().map(LoginLimit::tolerance)))
                .query((row, _) -> ThrottleKey.of(row.getBytes("throttle_key")))
                .set();
    }

    /** Makes attempts available again: as many as become available by themselves in this time. */
    void release(Map<ThrottleKey, Duration> times) {
        jdbc.sql("""
                with released as (
                    select throttle_key, refill
                    from unnest(:keys, cast(:times as interval[])) as released (throttle_key, refill)
                    join login_attempt using (throttle_key)
                    order by throttle_key for update of login_attempt)
                update login_attempt set refilled_at = refilled_at - refill
                from released where released.throttle_key = login_attempt.throttle_key
                """)
                .param("keys", bytes(times.keySet()))
                .param("times", texts(times.values().stream()))
                .update();
    }

    private Duration untilNext(Map<ThrottleKey, LoginLimit> refused) {
        long millis = jdbc.sql("""
                select cast(coalesce(max(extract(epoch from refilled_at - clock_timestamp() - burst)), 0) * 1000 as bigint)
                from unnest(:keys, cast(:bursts as interval[])) as refused (throttle_key, burst)
                join login_attempt using (throttle_key)
                """)
                .param("keys", bytes(refused.keySet()))
                .param("bursts", texts(refused.values().stream().map(LoginLimit::tolerance)))
                .query(Long.class)
                .single();
        return Duration.ofMillis(millis);
    }

    private static byte[][] bytes(Collection<ThrottleKey> keys) {
        return keys.stream().map(ThrottleKey::bytes).toArray(byte[][]::new);
    }

    private static String[] texts(Stream<Duration> times) {
        return times.map(Duration::toString).toArray(String[]::new);
    }
}
