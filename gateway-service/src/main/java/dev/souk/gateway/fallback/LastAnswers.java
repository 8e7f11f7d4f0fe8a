package dev.souk.gateway.fallback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.souk.gateway.fallback.LastAnswer.Forgotten;
import dev.souk.gateway.fallback.LastAnswer.Kept;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last answer of each user, by the subject of the verified token; bounded in bytes and in time. */
@Component
class LastAnswers {

    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, LastAnswer> bySubject;

    LastAnswers(LastAnswerProperties properties, Clock clock, MeterRegistry meters) {
        this.bySubject = Caffeine.newBuilder()
                .maximumWeight(properties.maxSize().toBytes())
                .weigher((String _, LastAnswer answer) -> answer.size())
                .expireAfterWrite(properties.lifetime())
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run) // eviction does not lag behind
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, bySubject, "gateway.last-answers");
    }

    @Nullable
    LastAnswer find(String subject) {
        return bySubject.getIfPresent(subject);
    }

    /** Keeps the answer unless the user's entry is another one than {@code before}, when the answer was asked for. */
    void keep(String subject, @Nullable LastAnswer before, Kept answer) {
        bySubject.asMap().compute(subject, (_, current) -> Objects.equals(current, before) ? answer : current);
    }

    /** Forgets the user's answer, and those that are on their way. */
    void forget(String subject) {
        bySubject.put(subject, new Forgotten(changes.incrementAndGet()));
    }
}
