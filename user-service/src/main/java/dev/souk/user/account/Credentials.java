package dev.souk.user.account;

import java.util.UUID;

/** The stored password hash of an account, and whom a token is issued to. */
public record Credentials(UUID id, Role role, String passwordHash) {

    @Override
    public String toString() {
        return "Credentials[" + id + "]"; // the hash must not reach a log by accident
    }
}
