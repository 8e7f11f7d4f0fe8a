package dev.souk.system.variants;

import dev.souk.system.check.Verdict;
import java.util.List;

/** A fault with its load, the same each time. It is over when the method returns: a correct system comes to rest. */
interface Scenario {

    /** Runs it; returns verdicts on what cannot be seen afterwards, mostly none. */
    List<Verdict> run(VariantSystem system);

    /** What happens, in a few words for the table. */
    String description();
}
