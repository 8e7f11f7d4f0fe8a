package dev.souk.cart.valkey;

import java.util.Collection;
import java.util.UUID;

/** Is told which items have changed, stock included. */
@FunctionalInterface
public interface ChangedItems {

    /** Call it within the transaction of the change, which it waits for. */
    void changed(Collection<UUID> ids);
}
