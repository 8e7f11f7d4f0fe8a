package dev.souk.user.account;

import java.util.UUID;

/**
 * The stored password hash of an account, and whom a token is issued to.
 *
 * @param tokenVersion read together with the hash: a token for a password that was changed since is revoked
 */
public record Credentials(UUID id, Role role, long tokenVersion, String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[" + id + "]"; // the hash must not reach a log by accident
    }
}
