package dev.souk.user.session;

import dev.souk.common.core.Sha256;
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
        return new ThrottleKey(HexFormat.of().formatHex(Sha256.of(kind, name)));
    }
}
