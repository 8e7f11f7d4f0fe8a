package dev.souk.user.session;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Attempts in the database. Each statement is a transaction of its own: a charge must outlive the failure it is for,
 * and none ever holds two rows, so that they cannot deadlock.
 */
@Component
class LoginAttemptRepository implements LoginAttempts {

    private final JdbcClient jdbc;

    LoginAttemptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The condition is in the update itself: attempts in parallel queue at the row, and each sees those before it. */
    @Override
    public Optional<Duration> charge(ThrottleKey subject, LoginLimit limit) {
        int charged = jdbc.sql("""
                insert into login_attempt as attempt (subject, paid_until)
                values (:subject, clock_timestamp() + make_interval(secs => :regain))
                on conflict (subject) do update
                set paid_until = greatest(attempt.paid_until, clock_timestamp()) + make_interval(secs => :regain)
                where attempt.paid_until <= clock_timestamp() + make_interval(secs => :allowance)
                """)
                .param("subject", subject.bytes())
                .param("regain", seconds(limit.regain()))
                .param("allowance", seconds(limit.allowance()))
                .update();
        return charged == 1 ? Optional.empty() : Optional.of(untilNext(subject, limit));
    }

    @Override
    public void giveBack(ThrottleKey subject, LoginLimit limit) {
        jdbc.sql("""
                update login_attempt set paid_until = paid_until - make_interval(secs => :regain)
                where subject = :subject
                """)
                .param("subject", subject.bytes())
                .param("regain", seconds(limit.regain()))
                .update();
    }

    @Override
    public void forget(ThrottleKey subject) {
        jdbc.sql("delete from login_attempt where subject = :subject")
                .param("subject", subject.bytes())
                .update();
    }

    /** Deletes what has been paid: it is as if it had never been. */
    int deletePaid() {
        return jdbc.sql("delete from login_attempt where paid_until < clock_timestamp()")
                .update();
    }

    private Duration untilNext(ThrottleKey subject, LoginLimit limit) {
        double seconds = jdbc.sql("""
                select extract(epoch from paid_until - clock_timestamp())::float8 from login_attempt
                where subject = :subject
                """)
                .param("subject", subject.bytes())
                .query(Double.class)
                .optional()
                .orElse(0.0);
        return Duration.ofMillis((long) (seconds * 1000)).minus(limit.allowance());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
