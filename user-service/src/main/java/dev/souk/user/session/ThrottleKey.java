package dev.souk.user.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** The key by which login attempts are counted, an e-mail or a client address, as a hash: neither is stored. */
record ThrottleKey(String hash) {

    static ThrottleKey email(String email) {
        return of("email", email.toLowerCase(Locale.ROOT));
    }

    static ThrottleKey client(String address) {
        return of("client", address);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }

    private static ThrottleKey of(String kind, String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((kind + '\0' + name).getBytes(UTF_8));
            return new ThrottleKey(HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }
}
