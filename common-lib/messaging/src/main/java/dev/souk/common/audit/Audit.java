package dev.souk.common.audit;

import dev.souk.common.audit.AuditEvent.Outcome;
import dev.souk.common.core.IdGenerator;
import dev.souk.common.observability.TraceContext;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The audit trail of this service. Rejections are counted in memory, and one row for each kind is written every minute:
 * {@value #MAX_KINDS} rows of each action, {@value #MAX_FAILED} of one that fails, and one more that counts all others.
 * So a flood of rejections costs 23,000 rows a day at most. A crash loses those of the last minute.
 */
public final class Audit {

    static final int MAX_KINDS = 5;
    static final int MAX_FAILED = 100; // their kinds are accounts, and each costs the caller time
    private static final AuditEvent OTHERS = new AuditEvent(null, "request.others", null, Outcome.REJECTED);

    private final AuditRepository repository;
    private final IdGenerator ids;
    private final TraceContext trace;
    private final Lock writing = new ReentrantLock();
    private Map<AuditEvent, Tally> tallies = new HashMap<>();

    Audit(AuditRepository repository, IdGenerator ids, TraceContext trace) {
        this.repository = repository;
        this.ids = ids;
        this.trace = trace;
    }

    private record Tally(int count, @Nullable String firstTrace) {

        Tally plus(Tally other) {
            return new Tally(count + other.count, firstTrace);
        }
    }

    /** Records an action in the caller's transaction, if there is one: it is rolled back together with the action. */
    public void record(AuditEvent event) {
        repository.insert(ids.next(), event, 1, trace.traceId());
    }

    /** Counts what anybody may cause without limit, such as a rejected request; recorded within a minute. */
    public void tally(AuditEvent event) {
        add(event, new Tally(1, trace.traceId()));
    }

    private synchronized void add(AuditEvent event, Tally tally) {
        var kinds = tallies.keySet().stream().filter(known -> known.action().equals(event.action()));
        int limit = event.outcome() == Outcome.FAILED ? MAX_FAILED : MAX_KINDS;
        boolean isCountedAlone = tallies.containsKey(event) || kinds.count() < limit;
        AuditEvent kind = isCountedAlone ? event : OTHERS;
        tallies.merge(kind, tally, Tally::plus);
    }

    /**
     * Writes what was counted, also when the instance stops. Also waits for a write that has begun elsewhere: what was
     * counted before the call is stored when it returns. If the database fails, what is not stored is written with the
     * next ones.
     */
    @PreDestroy
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    public void writeTallies() {
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

    /** At most {@code limit} rows with ids below {@code position}, newest first. */
    public List<AuditRecord> before(UUID position, int limit) {
        return repository.before(position, limit);
    }
}
