package dev.souk.common.audit;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** The table of audit events. */
record AuditRepository(JdbcClient jdbc) {

    void insert(UUID id, AuditEvent event, int occurrences, @Nullable String traceId) {
        jdbc.sql("""
                insert into audit_event (id, action, outcome, occurrences, actor, object, trace_id)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(id, event.action(), event.outcome().name().toLowerCase(Locale.ROOT), occurrences)
                .param(event.actor())
                .param(event.object())
                .param(traceId)
                .update();
    }

    /**
     * Deletes rows older than 90 days, 5,000 at most; returns how many. That is 86 million a day, more than logins and
     * rejections can write. A function of the database decides which rows are expired, since the service may not delete
     * any.
     */
    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    long deleteExpired() {
        return jdbc.sql("select delete_expired_audit_events()")
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<AuditRecord> before(UUID position, int limit) {
        return jdbc.sql("""
                select id, at, actor, action, object, outcome, occurrences, trace_id
                from audit_event where id < ? order by id desc limit ?
                """).params(position, limit).query(AuditRecord.class).list();
    }
}
