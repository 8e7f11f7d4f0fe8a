package dev.souk.user.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.common.core.Sha256;
import java.util.Base64;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * bcrypt over an HMAC-SHA-256 of the password.
 *
 * <p>Why not Argon2id: it needs another 8 MB of libraries and 7 to 19 MiB for each concurrent hash, in a heap of 96
 * MiB. bcrypt needs 4 KiB. Why the HMAC: bcrypt ignores input after byte 72 and stops at a NUL; the 44 Base64
 * characters of the HMAC are all significant. Text is normalised before, so that it is the same from each keyboard. The
 * fixed key makes an unsalted SHA-256 hash that leaked elsewhere useless here.
 */
final class HmacBcryptPasswordEncoder extends AbstractValidatingPasswordEncoder {

    private static final byte[] KEY = "souk/password/1".getBytes(UTF_8);

    private final BCryptPasswordEncoder bcrypt;

    HmacBcryptPasswordEncoder(int strength) {
        this.bcrypt = new BCryptPasswordEncoder(strength);
    }

    @Override
    protected String encodeNonNullPassword(String password) {
        return bcrypt.encode(hmac(password));
    }

    @Override
    protected boolean matchesNonNull(String password, String encoded) {
        return bcrypt.matches(hmac(password), encoded);
    }

    @Override
    protected boolean upgradeEncodingNonNull(String encoded) {
        return bcrypt.upgradeEncoding(encoded);
    }

    private static String hmac(String password) {
        byte[] text = PasswordRules.normalized(password).getBytes(UTF_8);
        return Base64.getEncoder().encodeToString(Sha256.hmac(KEY, text));
    }
}
