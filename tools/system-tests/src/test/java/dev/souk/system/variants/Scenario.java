package dev.souk.system.variants;

import dev.souk.system.observe.Verdict;
import java.util.List;

/**
 * A bad day in the shop, the same each time. When it is over there is no fault left, and a sound system comes to rest.
 */
interface Scenario {

    /** Plays it; returns what can be judged only by who was there, which is mostly nothing. */
    List<Verdict> play(VariantSystem stage);

    /** What happens, in a few words for the table. */
    String story();
}
