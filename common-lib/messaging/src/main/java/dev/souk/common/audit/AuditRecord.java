package dev.souk.common.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail.
 *
 * @param actor id of the account that acted; null if it is not known
 * @param object id of what it was done to; for a rejected request method and path, with an asterisk for each id
 * @param outcome {@code ok}, {@code failed} or {@code rejected}
 * @param occurrences how often it happened in the minute before {@code at}; 1 for what was carried out
 * @param traceId of the first occurrence
 */
public record AuditRecord(
        UUID id,
        Instant at,
        @Nullable UUID actor,
        String action,
        @Nullable String object,
        String outcome,
        int occurrences,
        @Nullable String traceId) {}
