package dev.souk.common.audit;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.observability.TraceContext;
import java.util.List;
import java.util.UUID;

/** The audit trail of this service. */
public final class Audit {

    private final AuditRepository repository;
    private final RejectionTally rejections;
    private final IdGenerator ids;
    private final TraceContext trace;

    Audit(AuditRepository repository, RejectionTally rejections, IdGenerator ids, TraceContext trace) {
        this.repository = repository;
        this.rejections = rejections;
        this.ids = ids;
        this.trace = trace;
    }

    /** Records an action in the caller's transaction, if there is one: it is rolled back together with the action. */
    public void record(AuditEvent event) {
        repository.insert(ids.next(), event, 1, trace.traceId());
    }

    /** Counts what anybody may cause without limit, such as a rejected request; recorded within a minute. */
    public void tally(AuditEvent event) {
        rejections.add(event, trace.traceId());
    }

    /** Writes what was counted; this also happens every minute and when the instance stops. */
    public void writeTallies() {
        rejections.write();
    }

    /** At most {@code limit} rows with ids below {@code position}, newest first. */
    public List<AuditRecord> before(UUID position, int limit) {
        return repository.before(position, limit);
    }
}
