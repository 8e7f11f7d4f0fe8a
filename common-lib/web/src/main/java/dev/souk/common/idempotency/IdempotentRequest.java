package dev.souk.common.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.core.Sha256;
import dev.souk.common.problem.Problems;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * Identifies a request with a key.
 *
 * <p>Neither the key nor the body is stored. The key's hash is scoped to the caller; the fingerprint is an HMAC of the
 * request under the key, so that it reveals nothing of a body (for example a password) without the key.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record IdempotentRequest(byte[] keyHash, byte[] callerHash, byte[] fingerprint) {

    private static final int MAX_KEY_LENGTH = 255;
    private static final byte[] SEPARATOR = {0};

    static IdempotentRequest of(String header, String caller, String target, byte[] body) {
        String key = unquoted(header);
        return new IdempotentRequest(
                Sha256.of(caller, key),
                Sha256.of(caller),
                Sha256.hmac(key.getBytes(UTF_8), target.getBytes(UTF_8), SEPARATOR, body));
    }

    boolean isSameRequestAs(byte[] storedFingerprint) {
        return MessageDigest.isEqual(fingerprint, storedFingerprint);
    }

    /** The key of the advisory lock; two requests that share it by chance only get an unnecessary 409. */
    int lockId() {
        return ByteBuffer.wrap(keyHash).getInt();
    }

    /**
     * In the draft the key is a quoted string of RFC 9651; most clients send it without quotes. Both are the same key.
     */
    private static String unquoted(String header) {
        String text = header.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String key = quoted ? text.substring(1, text.length() - 1) : text;
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw Problems.BAD_REQUEST.with("Idempotency-Key must be 1 to " + MAX_KEY_LENGTH
                    + " visible ASCII characters, a UUID for example.");
        }
        return key;
    }
}
