package dev.souk.user.session;

import dev.souk.common.core.Sha256;
import dev.souk.user.network.Network;
import java.util.HexFormat;
import java.util.Locale;

/** What login attempts are counted by, e-mail and network, as a hash: neither is stored. */
record ThrottleKey(String hash) {

    /** Failures with all e-mails from one network. */
    static ThrottleKey network(Network network) {
        return of("network", network.name());
    }

    /** Failures with one e-mail from one network. */
    static ThrottleKey failures(String email, Network network) {
        return of("failures", email.toLowerCase(Locale.ROOT), network.name());
    }

    /** Attempts with one e-mail from one network, successful ones included. */
    static ThrottleKey attempts(String email, Network network) {
        return of("attempts", email.toLowerCase(Locale.ROOT), network.name());
    }

    /** Failures with one e-mail from all networks that its owner has not used. */
    static ThrottleKey unknownNetworks(String email) {
        return of("unknown-networks", email.toLowerCase(Locale.ROOT));
    }

    /** The key with this hash. */
    static ThrottleKey of(byte[] hash) {
        return new ThrottleKey(HexFormat.of().formatHex(hash));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hash);
    }

    private static ThrottleKey of(String... parts) {
        return of(Sha256.of(parts));
    }
}
