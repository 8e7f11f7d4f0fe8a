package dev.souk.system.attack.protocol;

import dev.souk.system.attack.shop.Attack;
import java.util.List;

/** The attacks of this package. */
public final class ProtocolAttacks {

    private ProtocolAttacks() {}

    /** All of them. */
    public static List<Attack> all() {
        return List.of(
                new SmuggleRequests(),
                new MalformHeads(),
                new NameAnotherHost(),
                new SpellPathsDifferently(),
                new MisuseMethods(),
                new MisuseCaches());
    }
}
