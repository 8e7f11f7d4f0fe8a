package dev.souk.registry.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * SHA-256, compared in constant time: right for generated passwords of 192 random bits, which nobody can guess, and
 * wrong for those that people choose. bcrypt would take 50 ms of a core for each request, and every instance sends a
 * heartbeat every two seconds and a query each second.
 */
final class GeneratedPasswordEncoder extends AbstractValidatingPasswordEncoder {

    @Override
    protected String encodeNonNullPassword(String password) {
        return HexFormat.of().formatHex(sha256(password));
    }

    @Override
    protected boolean matchesNonNull(String password, String encoded) {
        return MessageDigest.isEqual(
                encodeNonNullPassword(password).getBytes(StandardCharsets.US_ASCII),
                encoded.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
