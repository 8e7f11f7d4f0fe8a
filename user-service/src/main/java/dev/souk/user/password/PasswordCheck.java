package dev.souk.user.password;

import java.util.Optional;

/**
 * The result of verifying a password.
 *
 * @param upgradedHash the hash to store instead; empty if the stored one has the current encoding
 */
public record PasswordCheck(boolean matches, Optional<String> upgradedHash) {

    @Override
    public String toString() {
        return "PasswordCheck[" + matches + "]"; // the hash must not reach a log by accident
    }
}
