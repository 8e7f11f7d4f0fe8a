package dev.souk.common.security;

import dev.souk.common.problem.Problems;
import java.util.UUID;

/**
 * The authenticated principal of a request; a controller method takes it as an argument.
 *
 * @param id the account's id
 * @param isAdmin whether the account has the role ADMIN
 */
public record Caller(UUID id, boolean isAdmin) {

    /** Responds 404 unless the caller is {@code owner} or an admin, as if the resource did not exist. */
    public void requireAccessTo(UUID owner) {
        Problems.requireFound(isAdmin || id.equals(owner));
    }
}
