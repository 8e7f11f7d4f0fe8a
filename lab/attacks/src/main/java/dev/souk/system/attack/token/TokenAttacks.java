package dev.souk.system.attack.token;

import dev.souk.system.attack.shop.Attack;
import java.util.List;

/** The attacks of this package. */
public final class TokenAttacks {

    private TokenAttacks() {}

    /** All of them. */
    public static List<Attack> all() {
        return List.of(
                new ForgeSignatures(),
                new ChooseTheKey(),
                new MisplaceTokens(),
                new UseLoggedOutToken(),
                new GuessPasswords());
    }
}
