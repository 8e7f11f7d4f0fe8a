package dev.souk.system.attack.money;

import dev.souk.system.attack.shop.Attack;
import java.util.List;

/** The attacks of this package. */
public final class MoneyAttacks {

    private MoneyAttacks() {}

    /** All of them. */
    public static List<Attack> all() {
        return List.of(
                new DepositNothing(),
                new OrderNothing(),
                new ReplayWithAnotherBody(),
                new RaceWithOneself(),
                new SpendTwice());
    }
}
