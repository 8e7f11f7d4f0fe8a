package dev.souk.system.attack.access;

import dev.souk.system.attack.shop.Attack;
import java.util.List;

/** The attacks of this package. */
public final class AccessAttacks {

    private AccessAttacks() {}

    /** All of them. */
    public static List<Attack> all() {
        return List.of(
                new ReadDataOfOthers(),
                new ChangeDataOfOthers(),
                new NameAnotherUser(),
                new FindExistingIds(),
                new ExcessiveData(),
                new UseAdminOperations(),
                new AssignMoreThanAsked(),
                new UseIdsOfOtherKinds(),
                new UseAfterDeletion(),
                new KeepFailedCreations());
    }
}
