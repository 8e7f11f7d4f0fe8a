package dev.souk.user.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * bcrypt of cost 10 over an HMAC-SHA-256 of the password.
 *
 * <p>Why not Argon2id: it needs another 8 MB of library and 7 to 19 MiB for each hash under way, in a heap of 128 MB.
 * bcrypt needs 4 KiB. Why the HMAC: bcrypt ignores what is behind byte 72 and ends at a NUL; of the HMAC's 44
 * characters of Base64 it sees all. Its fixed key keeps a plain SHA-256 leaked elsewhere from being tried here. The
 * prefix names the scheme, so that another one can follow and old hashes be replaced at the next login.
 */
final class PasswordHash {

    private static final String SCHEME = "{bcrypt-hmac-sha256}";
    private static final int COST = 10;
    private static final byte[] DOMAIN = "souk/password/1".getBytes(UTF_8);

    /** Of a random password that nobody knows: as much work as a real one. */
    static final String NOBODYS = SCHEME + "$2a$10$z/d/IZdvZ9iDtXuUNtp8R.PSXionoXgFSolY2ZSn/iTHoJrBAKtKu";

    private final BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);

    String of(String password) {
        return SCHEME + bcrypt.encode(digest(password));
    }

    boolean matches(String password, String hash) {
        return hash.startsWith(SCHEME) && bcrypt.matches(digest(password), hash.substring(SCHEME.length()));
    }

    private static String digest(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(DOMAIN, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", missing);
        }
    }
}
