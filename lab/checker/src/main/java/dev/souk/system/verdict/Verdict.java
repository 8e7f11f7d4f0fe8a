package dev.souk.system.verdict;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The result for one claim.
 *
 * @param invariant `I1` to `I15`
 * @param claim the invariant, or the part of it that was checked, in words
 * @param checkedCount how many orders, wallets, events … were checked; 0 proves nothing
 * @param violations at most 300
 */
public record Verdict(String invariant, String claim, long checkedCount, List<Violation> violations) {

    public static Verdict of(String invariant, String claim, Consumer<Findings> check) {
        var findings = new Findings(invariant, claim);
        check.accept(findings);
        return findings.verdict();
    }

    /** Whether the claim holds for everything that was checked. */
    public boolean holds() {
        return violations.isEmpty();
    }

    /** The number of the invariant. What is none, such as the verdict on the run itself, comes last. */
    int number() {
        return invariant.matches("I\\d{1,2}") ? Integer.parseInt(invariant.substring(1)) : Integer.MAX_VALUE;
    }

    Verdict without(Set<Violation> known) {
        return new Verdict(
                invariant,
                claim,
                checkedCount,
                violations.stream()
                        .filter(violation -> !known.contains(violation))
                        .toList());
    }
}
