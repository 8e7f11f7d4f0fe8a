package dev.souk.user.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as it was when it was read.
 *
 * @param email null once it is closed
 * @param name null once it is closed
 * @param version rises with every change that its owner sees
 */
public record Account(
        UUID id, @Nullable String email, @Nullable String name, Role role, AccountStatus status, long version) {}
