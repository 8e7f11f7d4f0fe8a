package dev.souk.system.verdict;

import java.util.List;

/**
 * The result for one claim.
 *
 * @param invariant  `I1` to `I15`
 * @param claim      the invariant, or the part of it that was checked, in words
 * @param checkedCount     how many orders, wallets, events … were checked; 0 proves nothing
 * @param violations at most 300
 */
public record Verdict(String invariant, String claim, long checkedCount, List<Violation> violations) {

    /** Whether the claim holds for everything that was checked. */
    public boolean holds() {
        return violations.isEmpty();
    }
}
