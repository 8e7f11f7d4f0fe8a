package dev.souk.system.bench.sql;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Whose orders are written.
 *
 * @param user an account with a wallet and a cart
 * @param item what is bought, one piece for one cent
 */
public record Buyer(UUID user, UUID item) {

    /** Of the length of the hashes of callers. */
    byte[] hash() {
        return ByteBuffer.allocate(32)
                .putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .array();
    }
}
