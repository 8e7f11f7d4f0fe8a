package dev.souk.system.attack;

import java.io.IOException;

/** One way to misuse a shop, with users of its own where it changes or closes them. */
interface Attack {

    /** What the attacker tries, such as "read the order of another user". */
    String tries();

    /** Tries it in one or more variants, and records what became of each. */
    void run(Context context, Probes probes) throws IOException;

    /** The name in the report: that of the class. */
    default String name() {
        return getClass().getSimpleName();
    }
}
