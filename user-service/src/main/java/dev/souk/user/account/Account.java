package dev.souk.user.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account at the time of reading.
 *
 * @param email null once closed, and if the owner logs in at another provider
 * @param name null once closed; null until it is given if the owner logs in at another provider
 * @param version rises with each change that the owner sees
 */
public record Account(
        UUID id, @Nullable String email, @Nullable String name, Role role, Status status, long version) {

    /** Whether an account is in use. A closed account stays closed. */
    public enum Status {
        ACTIVE,
        CLOSED
    }
}
