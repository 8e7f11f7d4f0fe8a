package dev.souk.system.observe;

import java.util.List;

/**
 * What was found about one claim.
 *
 * @param invariant  `I1` to `I15`
 * @param claim      the invariant, or the part of it that was looked at, in words
 * @param looked     how many orders, wallets, events … were looked at; nothing looked at proves nothing
 * @param violations those that break it, at most some hundred
 */
public record Verdict(String invariant, String claim, long looked, List<Violation> violations) {

    /** Whether the claim holds for all that was looked at. */
    public boolean holds() {
        return violations.isEmpty();
    }
}
