package dev.souk.common.audit;

import dev.souk.common.audit.AuditEvent.Outcome;
import dev.souk.common.core.IdGenerator;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Counts rejections in memory and writes one row for each kind every minute: {@value #MAX_KINDS} rows, and one more
 * that counts all others. So a flood of rejections costs 30,000 rows a day at most. A crash loses those of the last
 * minute.
 */
final class RejectionTally {

    static final int MAX_KINDS = 20;
    static final AuditEvent OTHERS = new AuditEvent(null, "request.others", null, Outcome.REJECTED);

    private final AuditRepository repository;
    private final IdGenerator ids;
    private final Lock writing = new ReentrantLock();
    private Map<AuditEvent, Tally> tallies = new HashMap<>();

    RejectionTally(AuditRepository repository, IdGenerator ids) {
        this.repository = repository;
        this.ids = ids;
    }

    private record Tally(int count, @Nullable String firstTrace) {

        Tally plus(Tally other) {
            return new Tally(count + other.count, firstTrace);
        }
    }

    void add(AuditEvent event, @Nullable String trace) {
        add(event, new Tally(1, trace));
    }

    private synchronized void add(AuditEvent event, Tally tally) {
        boolean isCountedAlone = tallies.containsKey(event) || tallies.size() < MAX_KINDS;
        AuditEvent kind = isCountedAlone ? event : OTHERS;
        tallies.merge(kind, tally, Tally::plus);
    }

    /**
     * Also waits for a write that has begun elsewhere: what was counted before the call is stored when it returns. If
     * the database fails, what is not stored is written with the next ones.
     */
    @PreDestroy
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void write() {
        writing.lock();
        Map<AuditEvent, Tally> left = take();
        try {
            left.entrySet().removeIf(kind -> {
                Tally tally = kind.getValue();
                repository.insert(ids.next(), kind.getKey(), tally.count(), tally.firstTrace());
                return true;
            });
        } finally {
            left.forEach(this::add);
            writing.unlock();
        }
    }

    private synchronized Map<AuditEvent, Tally> take() {
        Map<AuditEvent, Tally> taken = tallies;
        tallies = new HashMap<>();
        return taken;
    }
}
