package dev.souk.common.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action that is audited. No part of it is personal data or a secret.
 *
 * @param actor id of the account that acted; null if it is not known
 * @param action what was done, lower case with dots and dashes: {@code role.grant-admin}
 * @param object the id of what it was done to; for a rejected request method and path without ids
 */
public record AuditEvent(
        @Nullable UUID actor, String action, @Nullable String object, Outcome outcome) {

    /** Whether the action was carried out. */
    public enum Outcome {
        /** It was. */
        OK,
        /** It was tried and did not succeed. */
        FAILED,
        /** It was not tried: the caller may not do it. */
        REJECTED
    }

    /** The actor did it. */
    public static AuditEvent ok(UUID actor, String action, UUID object) {
        return new AuditEvent(actor, action, object.toString(), Outcome.OK);
    }

    /** The actor tried it; null for somebody whose password was wrong. */
    public static AuditEvent failed(@Nullable UUID actor, String action, UUID object) {
        return new AuditEvent(actor, action, object.toString(), Outcome.FAILED);
    }
}
