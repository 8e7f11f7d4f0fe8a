package dev.souk.system.attack;

import java.util.List;

/**
 * What became of one attack.
 *
 * @param variants how many variants were tried
 * @param through those that got through, and what the shop did; at most 50
 * @param unanswered those of which nobody knows, since the shop was not available; at most 50
 */
public record AttackResult(String name, String tries, int variants, List<String> through, List<String> unanswered) {

    /** Whether every variant was refused. */
    public boolean isRefused() {
        return through.isEmpty() && unanswered.isEmpty();
    }
}
