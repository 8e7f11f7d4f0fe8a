package dev.souk.system.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All verdicts of one check, in the order of the invariants. */
public record Report(List<Verdict> verdicts) {

    public Report {
        verdicts = verdicts.stream()
                .sorted(Comparator.comparingInt(Verdict::number))
                .toList();
    }

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
