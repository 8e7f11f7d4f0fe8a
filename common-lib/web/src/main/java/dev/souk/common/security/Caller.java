package dev.souk.common.security;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.UUID;

/**
 * Who makes a request, as their access token says; a controller method takes it as an argument.
 *
 * @param id the account's id
 * @param isAdmin whether the account may act for the shop
 */
public record Caller(UUID id, boolean isAdmin) {

    /** Ends the request with 403 unless the caller is an admin. */
    public void requireAdmin() {
        if (!isAdmin) {
            throw Problems.FORBIDDEN.with("Only an admin may do this.");
        }
    }

    /** Ends the request with 404 unless the caller is {@code owner} or an admin: what is not theirs does not exist. */
    public void requireMaySee(UUID owner) {
        if (!isAdmin && !id.equals(owner)) {
            throw notFound();
        }
    }

    /** The answer for what does not exist and for what belongs to somebody else: the two look alike. */
    public static ProblemException notFound() {
        return Problems.NOT_FOUND.with("There is no such resource, or it is not yours.");
    }
}
