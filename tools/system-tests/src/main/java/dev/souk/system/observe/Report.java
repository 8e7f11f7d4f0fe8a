package dev.souk.system.observe;

import java.util.List;
import java.util.stream.Stream;

/** All verdicts of one check. */
public record Report(List<Verdict> verdicts) {

    /** Whether every claim holds. */
    public boolean holds() {
        return verdicts.stream().allMatch(Verdict::holds);
    }

    /** The invariants that are broken, each once. */
    public List<String> broken() {
        return verdicts.stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::invariant)
                .distinct()
                .toList();
    }

    /** This one's verdicts followed by the other's. */
    public Report and(Report other) {
        return new Report(
                Stream.concat(verdicts.stream(), other.verdicts.stream()).toList());
    }
}
