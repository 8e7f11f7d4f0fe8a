package dev.souk.system.attack.shop;

import java.io.IOException;

/** One way to misuse a shop. It creates its own data, with users of its own where it changes or closes them. */
public interface Attack {

    /** What the attacker tries, such as "read the order of another user". */
    String tries();

    /** Tries it in one or more variants, and records what became of each. */
    void run(Shop shop, Probes probes) throws IOException;

    /** The name in the report: that of the class. */
    default String name() {
        return getClass().getSimpleName();
    }
}
