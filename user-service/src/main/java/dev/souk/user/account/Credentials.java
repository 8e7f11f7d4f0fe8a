package dev.souk.user.account;

import java.util.UUID;

/** What a login is checked against, and for whom the token will be. */
public record Credentials(UUID id, Role role, String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[" + id + "]"; // the hash must not reach a log by accident
    }
}
