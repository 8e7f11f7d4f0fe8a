package dev.souk.system.verdict;

import java.util.List;
import java.util.stream.Stream;

/** All verdicts of one check. */
public record Report(List<Verdict> verdicts) {

    public boolean holds() {
        return verdicts.stream().allMatch(Verdict::holds);
    }

    /** The violated invariants, each once. */
    public List<String> broken() {
        return verdicts.stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::invariant)
                .distinct()
                .toList();
    }

    public Report and(Report other) {
        return new Report(
                Stream.concat(verdicts.stream(), other.verdicts.stream()).toList());
    }
}
